import { isName, isReserved } from '#lib/maincf/syntax/words.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { Answers, Service } from './answers.ts'
import { suggest, type Planned, type PlannedGroup } from './suggest.ts'

/** Why answers cannot be built. */
export type AnswerProblem = {
  readonly code: AnswerProblemCode
  /** Where the answer is: `cluster`, `systems`, `groups.store-1.address` … */
  readonly at: string
  readonly text: string
}

export type AnswerProblemCode =
  | 'bad-name'
  | 'name-taken'
  | 'bad-count'
  | 'too-many-systems'
  | 'wrong-number-of-systems'
  | 'unknown-system'
  | 'bad-address'
  | 'address-twice'
  | 'bad-path'
  | 'disk-twice'
  | 'bad-port'
  | 'bad-text'
  | 'unknown-group'

/** All that keeps answers from being built into a configuration, in the order of the questions. */
export const checkAnswers = (answers: Answers, base: Configuration): readonly AnswerProblem[] => {
  const planned = suggest(answers)
  return [
    ...nameProblems('cluster', answers.cluster),
    ...countProblems(answers, planned),
    ...systemProblems(answers, planned),
    ...directoryProblems(answers, base),
    ...planned.groups.flatMap((group) => groupProblems(group, planned)),
    ...takenProblems(planned.groups, base),
    ...sharedProblems(planned.groups),
  ]
}

const problem = (code: AnswerProblemCode, at: string, text: string): AnswerProblem => ({ code, at, text })

const nameProblems = (at: string, name: string): AnswerProblem[] => {
  if (!isName(name)) {
    const rule = 'A name begins with a letter and has letters, digits, "-" and "_".'
    return [problem('bad-name', at, `"${name}" cannot be a name. ${rule}`)]
  }
  return isReserved(name) ? [problem('bad-name', at, `"${name}" is a word of the language.`)] : []
}

const mostGroups = 32

const countProblems = ({ counts }: Answers, { groups }: Planned): AnswerProblem[] => {
  const odd = Object.entries(counts).filter(
    ([, count]) => !Number.isInteger(count) || count < 0 || count > mostGroups,
  )
  const one = Object.entries(counts).filter(([kind, count]) => kind === 'directory' && count > 1)
  return [
    ...odd.map(([kind]) =>
      problem('bad-count', `counts.${kind}`, `A whole number from 0 to ${mostGroups}, please.`),
    ),
    ...one.map(([kind]) =>
      problem('bad-count', `counts.${kind}`, 'A cluster of this kind has one Directory group.'),
    ),
    ...(groups.length === 0 ? [problem('bad-count', 'counts', 'There is no group to build.')] : []),
    ...(groups.length > mostGroups
      ? [problem('bad-count', 'counts', `More than ${mostGroups} groups are not built at once.`)]
      : []),
  ]
}

/** The guide's agents are made for at most so many (guide 000, page 27). */
const mostSystems = 32

const systemProblems = ({ model }: Answers, { systems, standbys }: Planned): AnswerProblem[] => {
  const all = [...systems, ...standbys]
  const twice = all.filter((name, index) => all.indexOf(name) !== index)
  return [
    ...all.flatMap((name) => nameProblems('systems', name)),
    ...twice.map((name) => problem('name-taken', 'systems', `There are two systems named "${name}".`)),
    ...(all.length > mostSystems
      ? [problem('too-many-systems', 'systems', `A cluster has at most ${mostSystems} systems.`)]
      : []),
    ...(model === 'asymmetric' && systems.length !== 1
      ? [
          problem(
            'wrong-number-of-systems',
            'systems',
            'The asymmetric model has one active system; with more it is N + 1.',
          ),
        ]
      : []),
    ...(model === 'symmetric' && systems.length < 2
      ? [problem('wrong-number-of-systems', 'systems', 'The symmetric model has two active systems or more.')]
      : []),
  ]
}

const directoryProblems = ({ directoryGroup }: Answers, base: Configuration): AnswerProblem[] =>
  directoryGroup !== null && !Object.hasOwn(base.groups, directoryGroup)
    ? [problem('unknown-group', 'directoryGroup', `The cluster has no group "${directoryGroup}".`)]
    : []

const isPath = (text: string): boolean => /^\/[^\s"\\]*$/.test(text)
const isText = (text: string): boolean => !/[\r\n\0]/.test(text)

export const isIpv4 = (text: string): boolean => {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

const groupProblems = (group: PlannedGroup, { systems }: Planned): AnswerProblem[] => {
  const at = (field: string) => `groups.${group.key}.${field}`
  const home = systems.includes(group.home)
    ? []
    : [problem('unknown-system', at('home'), `"${group.home}" is none of the active systems.`)]
  if (group.kind === 'empty') return [...nameProblems(at('name'), group.name), ...home]
  const paths = ['mountPoint', 'blockDevice', 'serverRoot', 'directoryRoot'] as const
  const texts = ['device', 'fileSystem', 'diskGroup', 'volume'] as const
  return [
    ...nameProblems(at('name'), group.name),
    ...nameProblems(at('short'), group.short),
    ...home,
    ...(['address', 'netMask'] as const)
      .filter((field) => !isIpv4(group[field]))
      .map((field) => problem('bad-address', at(field), `"${group[field]}" is no IPv4 address.`)),
    ...paths
      .filter((field) => !isPath(group[field]))
      .map((field) => problem('bad-path', at(field), `A path begins with "/" and has no blank.`)),
    ...texts
      .filter((field) => group[field] === '' || !isText(group[field]))
      .map((field) => problem('bad-text', at(field), 'One line of text, please.')),
    ...(isText(group.hostName) ? [] : [problem('bad-text', at('hostName'), 'One line of text, please.')]),
    ...group.services.flatMap((service) => portProblems(at('services'), service)),
  ]
}

const portProblems = (at: string, [name, port]: Service): AnswerProblem[] =>
  Number.isInteger(port) && port >= 1 && port <= 65_535
    ? []
    : [problem('bad-port', at, `The port of ${name} is a whole number from 1 to 65535.`)]

/** Names that something of the cluster has already, or two groups of the plan. */
const takenProblems = (groups: readonly PlannedGroup[], base: Configuration): AnswerProblem[] => {
  const begins = (short: string) =>
    Object.keys(base.resources).some((resource) => resource.startsWith(`${short}_`))
  return groups.flatMap((group, index) => {
    const others = groups.slice(0, index)
    const isNameTaken =
      Object.hasOwn(base.groups, group.name) || others.some(({ name }) => name === group.name)
    const isShortTaken =
      group.kind !== 'empty' && (begins(group.short) || others.some(({ short }) => short === group.short))
    return [
      ...(isNameTaken
        ? [problem('name-taken', `groups.${group.key}.name`, `There is a group "${group.name}" already.`)]
        : []),
      ...(isShortTaken
        ? [
            problem(
              'name-taken',
              `groups.${group.key}.short`,
              `There are resources named "${group.short}_…" already.`,
            ),
          ]
        : []),
    ]
  })
}

const shared = [
  ['address', 'address-twice', 'Each group has an address of its own (guide 000, step 3).'],
  ['mountPoint', 'disk-twice', 'Each group has a file system of its own (guide 000, step 1).'],
  ['blockDevice', 'disk-twice', 'Each group has a disk of its own (guide 000, step 1).'],
] as const

const sharedProblems = (groups: readonly PlannedGroup[]): AnswerProblem[] =>
  shared.flatMap(([field, code, text]) => {
    const own = groups.filter(({ kind }) => kind !== 'empty')
    return own
      .filter((group, index) => own.findIndex((other) => other[field] === group[field]) !== index)
      .map((group) => problem(code, `groups.${group.key}.${field}`, text))
  })
