import {
  defaultAnswers,
  type Answers,
  type ComponentKind,
  type GroupDetails,
  type Service,
} from '../build/answers.ts'
import { numberText } from './number-text.ts'

/** Between the parts of a draft: a sign that no address has to escape. */
export const separator = '*'

/** Answers that are one word, with the names they have in a draft. */
export const wordKeys = [
  'cluster',
  'model',
  'binaries',
  'granularity',
  'binding',
  'storage',
  'namePrefix',
] as const
export const networkKeys = ['device', 'firstAddress', 'netMask'] as const
export const listKeys = ['systems', 'standbys'] as const

/**
 * What differs from the default answers of the topology, as one short text for an address: the topology, then names
 * and values in turn, between stars. The administrator's password is never in it. `readDraft` reads it back.
 */
export const draftText = (answers: Answers): string => {
  const usual = defaultAnswers(answers.topology)
  const parts = [
    ...wordKeys.filter((key) => answers[key] !== usual[key]).map((key) => [key, answers[key]]),
    ...networkKeys
      .filter((key) => answers.network[key] !== usual.network[key])
      .map((key) => [key, answers.network[key]]),
    ...listKeys.filter((key) => answers[key].length > 0).map((key) => [key, listText(answers[key])]),
    ...countParts(answers.counts),
    ...(answers.administrator.user === usual.administrator.user
      ? []
      : [['user', answers.administrator.user]]),
    ...(answers.directoryGroup === null ? [] : [['directoryGroup', answers.directoryGroup]]),
    ...groupParts(answers.groups),
  ]
  return [answers.topology, ...parts.flat().map(escaped)].join(separator)
}

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll(separator, '%2A')

const listText = (items: readonly string[]): string =>
  items.map((item) => item.replaceAll('%', '%25').replaceAll(' ', '%20')).join(' ')

const servicesText = (services: readonly Service[]): string =>
  listText(services.flatMap(([name, port]) => [name, numberText(port)]))

const countParts = (counts: Answers['counts']): string[][] =>
  (Object.entries(counts) as [ComponentKind, number | undefined][]).flatMap(([kind, count]) =>
    count === undefined ? [] : [[`count.${kind}`, numberText(count)]],
  )

const groupParts = (groups: Answers['groups']): string[][] =>
  Object.entries(groups).flatMap(([key, details]) =>
    (Object.entries(details) as [keyof GroupDetails, string | readonly Service[] | undefined][]).flatMap(
      ([field, value]) =>
        value === undefined
          ? []
          : [[`${key}.${field}`, typeof value === 'string' ? value : servicesText(value)]],
    ),
  )
