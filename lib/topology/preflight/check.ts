import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { PreflightKind } from './kinds.ts'

/** What `agents/lib/preflight.sh` can be asked. `clock` alone is answered with what the engine made of it. */
export type Verb =
  | 'clock'
  | 'boot'
  | 'suite'
  | 'programs'
  | 'space'
  | 'diskgroup'
  | 'volumegroup'
  | 'block'
  | 'mount'
  | 'device'
  | 'hosts'
  | 'address'
  | 'name'
  | 'user'
  | 'usergroup'
  | 'path'
  | 'process'
  | 'ports'

/** One question to a system: a verb and up to three words. */
export type Question = readonly [verb: Verb, ...words: string[]]

/** The same for two questions that are one. */
export const questionKey = (question: Question): string => JSON.stringify(question)

/** One thing that must hold on a system: what is asked, and what the answer means. */
export type Check = {
  readonly system: SystemName
  /** Null: it concerns every group of the system. */
  readonly group: GroupName | null
  readonly resource: ResourceName | null
  readonly question: Question
  /** Is given the words of the answer, and everything else that is known. */
  readonly judge: (answer: readonly string[], seen: Seen) => Judgement
}

/** What is wrong (empty: nothing); why that cannot be told; null: there is nothing to be seen as things stand. */
export type Judgement = readonly Found[] | { readonly unknown: string } | null

export type Found = {
  readonly kind: PreflightKind
  /** Words of its sentences beside `system`, `group` and `resource`; `object` tells findings of a kind apart. */
  readonly words: Readonly<Record<string, string>>
  /** It keeps the group from every system, not from this one alone. */
  readonly isEverywhere?: boolean
}

/** What a judge may look at beside the answer. */
export type Seen = {
  /** Null: not asked, or not answered. */
  readonly answerOf: (system: SystemName, question: Question) => readonly string[] | null
  /** Whether a group uses its disks and addresses on a system; null: nobody knows. */
  readonly runsOn: (group: GroupName, system: SystemName) => boolean | null
  readonly isOnline: (resource: ResourceName, system: SystemName) => boolean
}

export const found = (kind: PreflightKind, words: Found['words'], isEverywhere = false): readonly Found[] => [
  { kind, words, isEverywhere },
]

export const nothing: readonly Found[] = []

/** For what matters only where a group runs, or does not: the judgement there, or why there is none. */
export const whereIdle = (runs: boolean | null, judge: () => readonly Found[]): Judgement => {
  if (runs === null) return { unknown: 'whether its group runs there is not known' }
  return runs ? nothing : judge()
}
