import { groupNamed } from '#lib/model/group-members.ts'
import { faultedResources, groupSummary } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, Operation } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { can } from '#lib/policy/can.ts'

/** How far a group of the plan is, told from the live state alone. */
export type Standing =
  | { readonly kind: 'missing' }
  | { readonly kind: 'online'; readonly on: readonly SystemName[] }
  /** Something is under way; `resources`: what of it moves now. */
  | { readonly kind: 'moving'; readonly resources: readonly ResourceName[] }
  /** Nothing is under way, and this is against starting it. */
  | { readonly kind: 'waits'; readonly reasons: readonly string[] }
  | { readonly kind: 'ready'; readonly intent: Intent }
  | { readonly kind: 'failed'; readonly reasons: readonly string[]; readonly isFaulted: boolean }

/** `since`: operations that began before are of an earlier life of the group. */
export function standingOf(state: ClusterState, group: GroupName, since: number): Standing {
  const runtime = state.groups[group]
  if (!runtime || !state.configuration.groups[group]) return { kind: 'missing' }
  const summary = groupSummary(state, group)
  if (summary.startingOn.length + summary.stoppingOn.length + movesOf(runtime).length > 0)
    return { kind: 'moving', resources: resourcesInMotion(state, group) }
  if (summary.state === 'ONLINE') return { kind: 'online', on: summary.on }
  const reasons = failureReasons(state, group, since)
  if (reasons.length > 0) return { kind: 'failed', reasons, isFaulted: summary.faultedOn.length > 0 }
  return readiness(state, group)
}

/** Home first: the system its AutoStartList begins with. Where that cannot be, whichever can. */
function readiness(state: ClusterState, group: GroupName): Standing {
  const [home] = groupNamed(state.configuration, group).autoStartList
  const [first, ...others] = [...(home === undefined ? [] : [home]), 'any' as const].map((system) => {
    const intent: Intent = { kind: 'group.online', group, system }
    return { intent, reasons: can(state, intent).map(({ text }) => text) }
  })
  const fit = [first, ...others].find((each) => each?.reasons.length === 0)
  return fit ? { kind: 'ready', intent: fit.intent } : { kind: 'waits', reasons: first?.reasons ?? [] }
}

const resourcesInMotion = (state: ClusterState, group: GroupName): ResourceName[] => {
  const moving = Object.values(state.groups[group]?.places ?? {}).flatMap(({ resources }) =>
    namesOf(resources).filter((name) => {
      const resource = resources[name]
      return (
        resource !== undefined && (resource.running !== null || resource.iState.startsWith('waiting to go'))
      )
    }),
  )
  return [...new Set(moving)]
}

function failureReasons(state: ClusterState, group: GroupName, since: number): string[] {
  const last = latestOperation(state, group, since)
  const isGivenUp = last?.intent === 'group.online' && last.state !== 'RUNNING' && last.state !== 'DONE'
  return [...faultTexts(state, group), ...(isGivenUp ? [last.outcome ?? 'It was given up.'] : [])]
}

/** One sentence for each faulted resource, with what it said last. */
function faultTexts(state: ClusterState, group: GroupName): string[] {
  const places = state.groups[group]?.places ?? {}
  const systemsOf = new Map<ResourceName, SystemName[]>()
  for (const system of namesOf(places)) {
    for (const resource of faultedResources(state, group, system))
      systemsOf.set(resource, [...(systemsOf.get(resource) ?? []), system])
  }
  return [...systemsOf].map(([resource, systems]) => {
    const said = systems.flatMap((system) => places[system]?.resources[resource]?.said ?? [])[0]
    return `${resource} is faulted on ${systems.join(', ')}.${said === undefined ? '' : ` It said: ${said}`}`
  })
}

const latestOperation = (state: ClusterState, group: GroupName, since: number): Operation | undefined =>
  Object.values<Operation>(state.operations)
    .filter((operation) => operation.group === group && operation.startedAt >= since)
    .toSorted((one, other) => other.id - one.id)[0]

/** The next command that brings the groups online one by one, in their order; null: wait, or all is done. */
export function nextOnline(standings: readonly Standing[]): Intent | null {
  if (standings.some(({ kind }) => kind === 'moving')) return null
  return standings.find((standing) => standing.kind === 'ready')?.intent ?? null
}

/** What a person asks for who wants a failed group tried once more: its faults cleared first, where it has some. */
export function retryIntent(group: GroupName, standing: Standing): Intent {
  const isFaulted = standing.kind === 'failed' && standing.isFaulted
  return isFaulted
    ? { kind: 'group.clear', group, system: 'all' }
    : { kind: 'group.online', group, system: 'any' }
}
