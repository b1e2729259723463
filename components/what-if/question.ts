import type { Configuration } from '#lib/model/configuration.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { groupName, resourceName, systemName, type SystemName } from '#lib/model/names.ts'
import { fenceConducts, type FenceConduct, type Happening } from '#lib/forecast/happening.ts'
import type { Intent } from '#lib/planner/intent.ts'

/** What can be asked: two faults, and what a person may want. */
export const questionKinds = ['system', 'resource', 'switch', 'online', 'offline', 'evacuate'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** A question as it stands in the address; what has not been chosen yet is empty. */
export type Question = {
  readonly kind: QuestionKind
  readonly system: string
  readonly resource: string
  readonly group: string
  /** The resource cannot be started there again. */
  readonly gone: boolean
  readonly fence: FenceConduct
}

type Reader = { get(name: string): string | null }

const oneOf = <Word extends string>(words: readonly Word[], word: string | null, usual: Word): Word =>
  words.find((known) => known === word) ?? usual

/** Reads a question out of an address; what it does not know has its usual value. */
export const questionFrom = (parameters: Reader): Question => ({
  kind: oneOf(questionKinds, parameters.get('if'), 'system'),
  system: parameters.get('system') ?? '',
  resource: parameters.get('resource') ?? '',
  group: parameters.get('group') ?? '',
  gone: parameters.get('gone') === 'yes',
  fence: oneOf(fenceConducts, parameters.get('fence'), 'works'),
})

/** The question as query string of the page's address. Only what matters to its kind is kept. */
export function queryOf({ kind, system, resource, group, gone, fence }: Question): string {
  const needs = needsOf(kind)
  const query = new URLSearchParams({ if: kind })
  if (needs.resource && resource !== '') query.set('resource', resource)
  if (needs.group && group !== '') query.set('group', group)
  if (needs.system && system !== '') query.set('system', system)
  if (kind === 'resource' && gone) query.set('gone', 'yes')
  if (fence !== 'works') query.set('fence', fence)
  return query.toString()
}

/** What has to be chosen for a kind of question. */
export const needsOf = (kind: QuestionKind) => ({
  system: kind !== 'offline',
  resource: kind === 'resource',
  group: kind === 'switch' || kind === 'online' || kind === 'offline',
})

/** Systems that make sense in a question: those in the SystemList of what is asked about. */
export function systemsFor(
  configuration: Configuration,
  { kind, resource, group }: Question,
): readonly SystemName[] {
  const needs = needsOf(kind)
  const owner = needs.resource ? configuration.resources[resourceName(resource)]?.group : groupName(group)
  if (!needs.resource && !needs.group) return Object.keys(configuration.systems).map(systemName)
  return owner && configuration.groups[owner] ? systemsOf(configuration, owner) : []
}

/** What is to happen in the forecast; null while the question is not complete, or names what is not there. */
export function happeningOf(
  configuration: Configuration,
  question: Question,
  user: string,
): Happening | null {
  const { kind, gone } = question
  const [system, resource, group] = [
    systemName(question.system),
    resourceName(question.resource),
    groupName(question.group),
  ]
  const needs = needsOf(kind)
  if (needs.system && !systemsFor(configuration, question).includes(system)) return null
  if (needs.group && !configuration.groups[group]) return null
  if (kind === 'system') return { at: 0, kind, system }
  if (kind === 'resource') return { at: 0, kind, resource, system, gone }
  const intents: Readonly<Record<Exclude<QuestionKind, 'system' | 'resource'>, Intent>> = {
    switch: { kind: 'group.switch', group, to: system },
    online: { kind: 'group.online', group, system },
    offline: { kind: 'group.offline', group, system: 'all' },
    evacuate: { kind: 'system.evacuate', system },
  }
  return { at: 0, kind: 'intent', intent: intents[kind], user }
}
