import {
  attributeText,
  hasFlag,
  isTypeProperty,
  methods,
  sameName,
  typeProperty,
  type Rtr,
  type RtrAttribute,
  type RtrItem,
  type RtrProblem,
  type RtrProblemCode,
} from './rtr.ts'

type Say = (severity: RtrProblem['severity'], code: RtrProblemCode, message: string) => void
type Entry = Extract<RtrItem, { kind: 'entry' }>

/** Rules of rt_reg(4) that a well-formed file may still break. `lines`: where each item begins. */
export function checkRtr(rtr: Rtr, lines: readonly number[]): RtrProblem[] {
  const problems: RtrProblem[] = []
  const sayAt =
    (line: number): Say =>
    (severity, code, message) =>
      problems.push({ line, severity, code, message })
  checkWhole(rtr, sayAt(lines[0] ?? 1))
  const seen = new Map<string, number>()
  let place: Place = 'type properties'
  rtr.items.forEach((item, index) => {
    const say = sayAt(lines[index] ?? 1)
    const next = placeOf(item)
    if (next && places.indexOf(next) < places.indexOf(place))
      say('warning', 'order', `${next} are usually before the ${place}`)
    place = next ?? place
    const name = nameOf(item)
    if (name !== null && seen.has(name))
      say('error', 'repeated', `${name} is already set at line ${seen.get(name)}`)
    if (name !== null) seen.set(name, seen.get(name) ?? lines[index] ?? 1)
    if (item.kind === 'setting' && !isTypeProperty(item.name))
      say('warning', 'unknown-property', `a resource type has no property ${item.name}`)
    if (item.kind === 'entry') checkEntry(item, say)
  })
  return problems
}

const places = ['type properties', 'system properties', 'extension properties'] as const
type Place = (typeof places)[number]

const placeOf = (item: RtrItem): Place | null => {
  if (item.kind === 'setting') return 'type properties'
  if (item.kind !== 'entry') return null
  return hasFlag(item.attributes, 'EXTENSION') ? 'extension properties' : 'system properties'
}

const nameOf = (item: RtrItem): string | null => {
  if (item.kind === 'setting') return item.name.toLowerCase()
  return item.kind === 'entry'
    ? `{${(attributeText(item.attributes, 'PROPERTY') ?? '').toLowerCase()}}`
    : null
}

function checkWhole(rtr: Rtr, say: Say): void {
  const first = rtr.items.find(({ kind }) => kind === 'setting' || kind === 'entry')
  if (first?.kind !== 'setting' || !sameName(first.name, 'Resource_type'))
    say('error', 'first-property', 'the first property must be Resource_type: registration fails otherwise')
  for (const name of ['Resource_type', 'Start', 'Stop'])
    if ((typeProperty(rtr, name)?.[0] ?? '') === '') say('error', 'missing', `${name} is not set`)
  const version = typeProperty(rtr, 'RT_version')?.[0]
  if (version === undefined) say('warning', 'version', 'Sun Cluster 3.1 and later need RT_version')
  else if (/[\s/\\*?,;[\]]/.test(version))
    say('error', 'version', `RT_version ${version} has a forbidden character`)
  const relative = methods.filter((name) => /^[^/]/.test(typeProperty(rtr, name)?.[0] ?? ''))
  if (relative.length > 0 && typeProperty(rtr, 'RT_basedir') === null)
    say('error', 'missing', `RT_basedir is needed: ${relative.join(', ')} are relative paths`)
}

const tunabilities = ['NONE', 'FALSE', 'ANYTIME', 'TRUE', 'AT_CREATION', 'WHEN_DISABLED']

function checkEntry({ attributes }: Entry, say: Say): void {
  const [first] = attributes
  const property = attributeText(attributes, 'PROPERTY') ?? ''
  if (first?.kind !== 'setting' || !sameName(first.name, 'PROPERTY'))
    say('error', 'first-attribute', 'the first attribute inside { } must be PROPERTY')
  const tunable = attributeText(attributes, 'TUNABLE')
  if (tunable !== null && !tunabilities.includes(tunable.toUpperCase()))
    say('error', 'tunable', `${property}: TUNABLE may be ${tunabilities.join(', ')}`)
  if (/_timeout$/i.test(property) && !hasFlag(attributes, 'EXTENSION')) {
    if (Number(attributeText(attributes, 'MIN') ?? '1') === 0)
      say('error', 'timeout-limits', `${property}: MIN of a timeout may not be 0`)
    if (attributeText(attributes, 'MAX') !== null)
      say('error', 'timeout-limits', `${property}: a timeout may not have a MAX`)
  }
  checkDefault(attributes, property, say)
}

function checkDefault(attributes: readonly RtrAttribute[], property: string, say: Say): void {
  const value = attributeText(attributes, 'DEFAULT')
  if (value === null) return
  const isList = hasFlag(attributes, 'STRINGARRAY') || hasFlag(attributes, 'STRING')
  const choice = attributes.find(({ kind }) => kind === 'enum')
  const isPlain = hasFlag(attributes, 'INT') || hasFlag(attributes, 'BOOLEAN') || choice !== undefined
  if (value === '') {
    if (isPlain && !isList)
      say('error', 'default', `${property}: this kind of property needs a DEFAULT that is not empty`)
    return
  }
  if (choice?.kind === 'enum' && !choice.values.some(({ text }) => sameName(text, value)))
    say('error', 'default', `${property}: DEFAULT ${value} is none of its ENUM`)
  if (hasFlag(attributes, 'BOOLEAN') && !/^(true|false)$/i.test(value))
    say('error', 'default', `${property}: DEFAULT ${value} is neither TRUE nor FALSE`)
  if (hasFlag(attributes, 'INT') && !/^-?\d+$/.test(value))
    say('error', 'default', `${property}: DEFAULT ${value} is no whole number`)
  const [min, max] = ['MIN', 'MAX'].map((name) => attributeText(attributes, name))
  const isBelow = min !== null && min !== undefined && Number(value) < Number(min)
  const isAbove = max !== null && max !== undefined && Number(value) > Number(max)
  if (/^-?\d+$/.test(value) && (isBelow || isAbove))
    say('error', 'default', `${property}: DEFAULT ${value} is not between MIN and MAX`)
}
