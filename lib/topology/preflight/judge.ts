import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import { questionKey, type Check, type Found, type Question, type Seen } from './check.ts'
import { filled, preflightKinds } from './kinds.ts'

/** What came of asking one system. `answers`: by `questionKey`; one that begins with `?` says why there is none. */
export type SystemFacts =
  | { readonly kind: 'answered'; readonly answers: ReadonlyMap<string, string>; readonly unanswered: string }
  | { readonly kind: 'silent'; readonly reason: string }

export type Facts = ReadonlyMap<SystemName, SystemFacts>

export type Finding = {
  readonly kind: string
  readonly verdict: 'defect' | 'doubt' | 'unknown'
  readonly system: SystemName
  /** Empty: every group of the system. */
  readonly groups: readonly GroupName[]
  readonly resource: ResourceName | null
  readonly isEverywhere: boolean
  readonly text: string
  readonly remedy: string
}

export type SystemCount = { readonly checks: number; readonly fine: number }

export type Judged = {
  /** By system in the order of the checks, defects first, every one once. */
  readonly findings: readonly Finding[]
  readonly counts: ReadonlyMap<SystemName, SystemCount>
}

/** Judges every check by what the systems said. A system that said nothing is one finding: nothing is known of it. */
export const judge = (
  checks: readonly Check[],
  facts: Facts,
  whereabouts: Pick<Seen, 'runsOn' | 'isOnline'>,
): Judged => {
  const seen: Seen = { ...whereabouts, answerOf: (system, question) => wordsOf(facts.get(system), question) }
  const findings = new Map<string, Finding>()
  const counts = new Map<SystemName, SystemCount>()
  for (const check of checks) {
    const results = resultsOf(check, facts.get(check.system), seen)
    if (results === null) continue
    const { checks: all, fine } = counts.get(check.system) ?? { checks: 0, fine: 0 }
    counts.set(check.system, { checks: all + 1, fine: fine + (results.length === 0 ? 1 : 0) })
    for (const { key, finding } of results) {
      const before = findings.get(key)
      findings.set(key, before ? { ...before, groups: union(before, finding) } : finding)
    }
  }
  return { findings: inOrder([...findings.values()], [...counts.keys()]), counts }
}

type Result = { readonly key: string; readonly finding: Finding }

/** Null: not to be judged now. */
const resultsOf = (check: Check, facts: SystemFacts | undefined, seen: Seen): readonly Result[] | null => {
  if (facts?.kind !== 'answered') return [silence(check, facts?.reason ?? 'it was not asked')]
  const answer = facts.answers.get(questionKey(check.question))
  if (answer === undefined) return [unknown(check, facts.unanswered)]
  if (answer.startsWith('?')) return [unknown(check, answer.slice(1).trim())]
  const judged = check.judge(words(answer), seen)
  if (judged === null) return null
  return 'unknown' in judged ? [unknown(check, judged.unknown)] : judged.map((each) => result(check, each))
}

const words = (answer: string): readonly string[] => answer.split(' ').filter((word) => word !== '')

const wordsOf = (facts: SystemFacts | undefined, question: Question): readonly string[] | null => {
  const answer = facts?.kind === 'answered' ? facts.answers.get(questionKey(question)) : undefined
  return answer === undefined || answer.startsWith('?') ? null : words(answer)
}

const result = (check: Check, { kind, words: own, isEverywhere = false }: Found): Result => {
  const { system, group, resource } = check
  const { verdict, text, remedy } = preflightKinds[kind]
  const all = { ...own, system, group: group ?? '', resource: resource ?? '' }
  return {
    key: [kind, system, own.object ?? '', own.device ?? ''].join(' '),
    finding: {
      kind,
      verdict,
      system,
      groups: group === null ? [] : [group],
      resource,
      isEverywhere,
      text: filled(text, all),
      remedy: filled(remedy, all),
    },
  }
}

const silence = ({ system }: Check, reason: string): Result => ({
  key: `silent ${system}`,
  finding: {
    kind: 'system-silent',
    verdict: 'unknown',
    system,
    groups: [],
    resource: null,
    isEverywhere: false,
    text: `Nothing is known of ${system}: ${sentence(reason)}`,
    remedy: 'Restore the contact with it, and look again.',
  },
})

const unknown = ({ system, group, resource, question }: Check, reason: string): Result => {
  const about = topics[question[0]]
  const object = resource === null ? about : `${about} of ${resource}`
  return {
    key: `unknown ${system} ${questionKey(question)} ${reason}`,
    finding: {
      kind: 'not-answered',
      verdict: 'unknown',
      system,
      groups: group === null ? [] : [group],
      resource,
      isEverywhere: false,
      text: `Not known on ${system}: ${object}: ${sentence(reason)}`,
      remedy: 'See to it that the question can be answered there, and look again.',
    },
  }
}

const sentence = (reason: string): string => (/[.!?]$/.test(reason) ? reason : `${reason}.`)

const topics: Readonly<Record<Question[0], string>> = {
  clock: 'its clock',
  boot: 'which machine it is',
  suite: 'the agents',
  programs: 'the programs of the agent',
  space: 'free space',
  diskgroup: 'the disk group',
  volumegroup: 'the volume group',
  block: 'the block device',
  mount: 'the mount point',
  device: 'the network device',
  hosts: 'the NetworkHosts',
  address: 'the address',
  name: 'the name',
  user: 'the user',
  usergroup: 'the user group',
  path: 'the program',
  process: 'the processes',
  ports: 'the ports',
}

const union = (before: Finding, after: Finding): readonly GroupName[] =>
  before.groups.length === 0 || after.groups.length === 0
    ? []
    : [...new Set([...before.groups, ...after.groups])]

const severities = ['defect', 'doubt', 'unknown']

const inOrder = (findings: readonly Finding[], systems: readonly SystemName[]): readonly Finding[] =>
  findings.toSorted(
    (one, other) =>
      systems.indexOf(one.system) - systems.indexOf(other.system) ||
      severities.indexOf(one.verdict) - severities.indexOf(other.verdict),
  )
