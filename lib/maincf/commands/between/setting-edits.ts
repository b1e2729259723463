import type { AttributeSetting, AttributeValue } from '#lib/model/attribute-value.ts'
import type { Attributes } from '#lib/model/configuration.ts'
import { attributeName, namesOf, type SystemName } from '#lib/model/names.ts'
import type { Edit } from '../../edit/edit.ts'
import type { Meaning } from '../../load/attribute-meaning.ts'
import type { Carrier } from './carrier.ts'
import { isSameValue, valueEdits, wordsOf } from './value-edits.ts'

/**
 * What turns the attributes of an object into others. `before` null: the object is new, and what it says is
 * said again, defaults too. For an object that stands only what has another meaning is changed: writing a
 * default out, or leaving it out, is no change. Attributes kept by the engine are left out.
 */
export const settingEdits = (carrier: Carrier, before: Attributes | null, after: Attributes): Edit[] => {
  const names = [...new Set([...namesOf(after), ...namesOf(before ?? {})])]
  const first = names.filter((name) => name === 'SystemList')
  const rest = names.filter((name) => name !== 'SystemList')
  return [...first, ...rest].flatMap((name) => {
    const meaning = carrier.meaningOf(name)
    if (!meaning || meaning.systemManaged || meaning.fixedByType) return []
    const asked = { carrier, meaning, old: before?.[name], wanted: after[name], isNew: before === null }
    return carrier.isAlwaysLocal(name) ? looseEdits(asked) : strictEdits(asked)
  })
}

type Asked = {
  readonly carrier: Carrier
  readonly meaning: Meaning
  readonly old: AttributeSetting | undefined
  readonly wanted: AttributeSetting | undefined
  readonly isNew: boolean
}

const change = (
  { carrier, meaning }: Asked,
  system: SystemName | null,
  from: AttributeValue,
  to: AttributeValue,
) => valueEdits({ object: carrier.object, attribute: meaning.name, system }, from, to)

/** An explicit first value of a new object is written even if it is the default. */
const firstChange = (
  asked: Asked,
  system: SystemName | null,
  from: AttributeValue,
  to: AttributeValue,
): Edit[] => {
  const edits = change(asked, system, from, to)
  if (edits.length > 0 || !asked.isNew) return edits
  const { carrier, meaning } = asked
  const words = wordsOf(to)
  const verb = words.length === 0 ? 'delete-keys' : 'set'
  return [
    { kind: 'modify', object: carrier.object, attribute: attributeName(meaning.name), verb, words, system },
  ]
}

/** Attributes whose values for one system come and go without further ado: those of groups. */
const looseEdits = (asked: Asked): Edit[] => {
  const { carrier, meaning, old, wanted } = asked
  const initial = carrier.defaultOf(meaning)
  const [from, to] = [old?.everywhere ?? initial, wanted?.everywhere ?? initial]
  const common = wanted?.everywhere ? firstChange(asked, null, from, to) : change(asked, null, from, to)
  const systems = [...new Set([...namesOf(wanted?.bySystem ?? {}), ...namesOf(old?.bySystem ?? {})])]
  const local = systems.flatMap((system) => {
    if (!carrier.systems.includes(system)) return []
    const value = wanted?.bySystem?.[system]
    const base = old?.bySystem?.[system] ?? to
    return value ? firstChange(asked, system, base, value) : change(asked, system, base, to)
  })
  return [...common, ...local]
}

/** Attributes of resources: global or local, and static ones overridden first. */
const strictEdits = (asked: Asked): Edit[] => {
  const { carrier, meaning, old, wanted } = asked
  const place = placeIn(asked)
  const isStatic = carrier.isStatic(meaning.name)
  if (!wanted && isStatic) return old && place ? [{ kind: 'undoOverride', ...place }] : []
  const initial = carrier.defaultOf(meaning)
  const beginsAs = old ?? (isStatic ? { everywhere: initial } : undefined)
  const begin: Edit[] = isStatic && !old && place ? [{ kind: 'override', ...place }] : []
  const edits = hasLocal(wanted)
    ? localEdits(asked, beginsAs, initial)
    : globalEdits(asked, beginsAs, wanted?.everywhere ?? initial)
  return [...begin, ...edits]
}

const placeIn = ({ carrier, meaning }: Asked) =>
  carrier.object.kind === 'resource'
    ? { resource: carrier.object.name, attribute: attributeName(meaning.name) }
    : null

const hasLocal = (setting: AttributeSetting | undefined): boolean =>
  namesOf(setting?.bySystem ?? {}).length > 0

const globalEdits = (asked: Asked, old: AttributeSetting | undefined, value: AttributeValue): Edit[] => {
  const { carrier, meaning } = asked
  const place = placeIn(asked)
  const initial = carrier.defaultOf(meaning)
  if (!hasLocal(old) || !place) {
    const from = old?.everywhere ?? initial
    return old ? change(asked, null, from, value) : firstChange(asked, null, from, value)
  }
  const isSame = carrier.systems.every((system) => isSameValue(valueAt(old, system, initial), value))
  return isSame && !asked.wanted ? [] : [{ kind: 'globalize', ...place, words: wordsOf(value) }]
}

const localEdits = (asked: Asked, old: AttributeSetting | undefined, initial: AttributeValue): Edit[] => {
  const { carrier, wanted } = asked
  const place = placeIn(asked)
  if (!place) return []
  const isLocal = hasLocal(old) && old?.everywhere === undefined
  const begin: Edit[] = isLocal ? [] : [{ kind: 'localize', ...place }]
  const values = carrier.systems.flatMap((system) =>
    change(asked, system, valueAt(old, system, initial), valueAt(wanted, system, initial)),
  )
  return [...begin, ...values]
}

const valueAt = (
  setting: AttributeSetting | undefined,
  system: SystemName,
  initial: AttributeValue,
): AttributeValue => setting?.bySystem?.[system] ?? setting?.everywhere ?? initial
