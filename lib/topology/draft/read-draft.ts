import {
  defaultAnswers,
  haModels,
  topologies,
  type Answers,
  type ComponentKind,
  type GroupDetails,
  type Service,
} from '../build/answers.ts'
import { componentsOf } from '../build/component.ts'
import { listKeys, networkKeys, separator, wordKeys } from './draft-text.ts'
import { numberOf } from './number-text.ts'

export type ReadDraft =
  | { readonly kind: 'draft'; readonly answers: Answers }
  /** `text`: a sentence for the person who opened it. */
  | { readonly kind: 'broken'; readonly text: string }

/** Longer than all that can be asked for; an address is cut off earlier than that. */
const longest = 32_000

/**
 * Reads what `draftText` wrote. Whatever else the text is, the answer says in a sentence why it is no draft; never
 * throws. Answers that cannot be built are read all the same: `checkAnswers` tells them at their fields.
 */
export const readDraft = (text: string): ReadDraft => {
  if (text.length > longest) return broken('it is longer than a draft can be.')
  const [first = '', ...words] = text.split(separator)
  const topology = topologies.find((known) => known === first)
  if (topology === undefined) return broken(`it begins with “${shortened(first)}”, which is no topology.`)
  if (words.length % 2 === 1) return broken('its end is missing. Copy the whole address once more.')
  const seen = new Set<string>()
  let answers = defaultAnswers(topology)
  for (let at = 0; at < words.length; at += 2) {
    const key = words[at] ?? ''
    if (seen.has(key)) return broken(`it says “${shortened(key)}” twice.`)
    seen.add(key)
    const value = unescaped(words[at + 1] ?? '')
    const next = withAnswer(answers, key, value)
    if (next === null)
      return broken(`“${shortened(key)}” cannot be “${shortened(value)}”. It may come from another version.`)
    answers = next
  }
  return { kind: 'draft', answers }
}

const broken = (why: string): ReadDraft => ({
  kind: 'broken',
  text: `The address holds a draft that cannot be read: ${why}`,
})

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

const unescaped = (text: string): string =>
  text.replaceAll('%2A', separator).replaceAll('%20', ' ').replaceAll('%25', '%')

const listOf = (text: string): string[] => text.split(' ').map(unescaped)

const choices: Readonly<Partial<Record<(typeof wordKeys)[number], readonly string[]>>> = {
  model: haModels,
  binaries: ['shared', 'local'],
  granularity: ['one-for-all', 'one-per-service'],
  binding: ['address', 'ports'],
  storage: ['vxvm', 'lvm', 'plain'],
}

const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  words.some((word) => word === text)

/** The answers with one more; null when there is no such question, or no such answer to it. */
const withAnswer = (answers: Answers, key: string, value: string): Answers | null => {
  if (isOneOf(wordKeys, key)) {
    const allowed = choices[key]
    return allowed && !allowed.includes(value) ? null : { ...answers, [key]: value }
  }
  if (isOneOf(networkKeys, key)) return { ...answers, network: { ...answers.network, [key]: value } }
  if (isOneOf(listKeys, key)) return { ...answers, [key]: listOf(value) }
  if (key === 'user') return { ...answers, administrator: { ...answers.administrator, user: value } }
  if (key === 'directoryGroup') return { ...answers, directoryGroup: value }
  const [head = '', field = '', ...more] = key.split('.')
  if (more.length > 0) return null
  return head === 'count' ? withCount(answers, field, value) : withDetail(answers, head, field, value)
}

const kindsOf = ({ topology }: Answers): ComponentKind[] => componentsOf[topology].map(({ kind }) => kind)

const withCount = (answers: Answers, kind: string, value: string): Answers | null => {
  const count = numberOf(value)
  if (!isOneOf(kindsOf(answers), kind) || (Number.isNaN(count) && value !== '')) return null
  return { ...answers, counts: { ...answers.counts, [kind]: count } }
}

const textFields: readonly (keyof GroupDetails)[] = [
  'name',
  'short',
  'home',
  'device',
  'address',
  'netMask',
  'hostName',
  'diskGroup',
  'volume',
  'mountPoint',
  'fileSystem',
  'blockDevice',
  'serverRoot',
  'directoryRoot',
]

const withDetail = (answers: Answers, key: string, field: string, value: string): Answers | null => {
  const isGroup = kindsOf(answers).some(
    (kind) => key.startsWith(`${kind}-`) && /^[1-9]\d?$/.test(key.slice(kind.length + 1)),
  )
  const detail = isOneOf(textFields, field) ? value : field === 'services' ? servicesOf(value) : null
  if (!isGroup || detail === null) return null
  return {
    ...answers,
    groups: { ...answers.groups, [key]: { ...answers.groups[key], [field]: detail } },
  }
}

const servicesOf = (text: string): readonly Service[] | null => {
  if (text === '') return []
  const words = listOf(text)
  if (words.length % 2 === 1) return null
  return Array.from({ length: words.length / 2 }, (_, at): Service => [
    words[2 * at] ?? '',
    numberOf(words[2 * at + 1] ?? ''),
  ])
}
