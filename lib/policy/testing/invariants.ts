import { groupNumber, groupValue, resourceNumber, resourceOperations } from '#lib/model/attribute-lookup.ts'
import { isConfirmedDownOn, isInFlight } from '#lib/model/group-state.ts'
import { resourceNamed, systemsOf } from '#lib/model/group-members.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { Effect, RunEntryPoint } from '../effect.ts'
import { isFrozen } from '../start-guard.ts'

/** Sentences about what one step did that it must never do; empty when all is well. Invariants I-01 to I-07. */
export function violations(before: ClusterState, after: ClusterState, effects: readonly Effect[]): string[] {
  const runs = effects.filter((effect) => effect.kind === 'runEntryPoint')
  return [
    ...runs.flatMap((run) => ofRun(before, after, run)),
    ...(before.groups === after.groups ? [] : ofCounters(after)),
  ]
}

function ofRun(before: ClusterState, after: ClusterState, run: RunEntryPoint): string[] {
  const { entryPoint, resource, system } = run
  if (entryPoint === 'monitor') return []
  const group = groupOf(after, resource)
  const what = `${entryPoint} ${resource}@${system}`
  const found: string[] = []
  if (isFrozen(after, group, system)) found.push(`I-05: ${what} although frozen`)
  if (run.run < before.nextRun) found.push(`I-15: ${what} under the used number ${run.run}`)
  if (after.systems[system]?.contact.kind !== 'connected')
    found.push(`${what} on a system that does not answer`)
  if (resourceOperations(after.configuration, resource) === 'None')
    found.push(`${what} of a persistent resource`)
  if (entryPoint === 'online') found.push(...ofOnline(after, resource, system))
  if (entryPoint === 'offline') found.push(...ofOffline(after, resource, system))
  return found
}

const groupOf = (state: ClusterState, resource: ResourceName) =>
  resourceNamed(state.configuration, resource).group

const runtimeOf = (
  state: ClusterState,
  resource: ResourceName,
  system: SystemName,
): ResourceRuntime | undefined => state.groups[groupOf(state, resource)]?.places[system]?.resources[resource]

/** Where the group must be down while it is up on a system: everywhere, in its zone (Parallel = 2), nowhere (1). */
function rivalsOf(configuration: Configuration, group: GroupName, system: SystemName): SystemName[] {
  const parallel = groupNumber(configuration, group, 'Parallel')
  const zones = groupValue(configuration, group, 'SystemZones')
  const zone = (name: SystemName) =>
    zones.kind === 'association' ? zones.entries.find(([key]) => key === name)?.[1] : undefined
  const isRival = (other: SystemName) =>
    parallel === 0 || zone(other) === undefined || zone(system) === undefined || zone(other) === zone(system)
  return parallel === 1
    ? []
    : systemsOf(configuration, group).filter((other) => other !== system && isRival(other))
}

function ofOnline(after: ClusterState, resource: ResourceName, system: SystemName): string[] {
  const group = groupOf(after, resource)
  const others = rivalsOf(after.configuration, group, system)
  const isRestart = runtimeOf(after, resource, system)?.flags.includes('RESTARTING')
  const unsure = others.filter(
    (other) =>
      !isConfirmedDownOn(after, group, other) &&
      !(
        isRestart &&
        after.systems[other]?.contact.kind === 'silent' &&
        after.groups[group]?.places[other]?.leftDown
      ),
  )
  const found = ofChildren(after, resource, system)
  if (unsure.length > 0) {
    found.push(`I-02: online ${resource}@${system} while not confirmed down on ${unsure.join(', ')}`)
  }
  if (runtimeOf(after, resource, system)?.state === 'FAULTED')
    found.push(`I-04: online of a faulted ${resource}`)
  return found
}

function ofChildren(after: ClusterState, resource: ResourceName, system: SystemName): string[] {
  const { children, atLeast = [] } = resourceNamed(after.configuration, resource)
  const down = children.filter((child) => runtimeOf(after, child, system)?.state !== 'ONLINE')
  const needed = down.filter((child) => !atLeast.some(({ of }) => of.includes(child)))
  const short = atLeast.filter(({ count, of }) => of.filter((child) => !down.includes(child)).length < count)
  return [
    ...needed.map((child) => `I-03: online ${resource}@${system} before its child ${child}`),
    ...short.map(({ count, of }) => `I-03: online ${resource}@${system} before ${count} of ${of.join(', ')}`),
  ]
}

function ofOffline(after: ClusterState, resource: ResourceName, system: SystemName): string[] {
  return resourceNamed(after.configuration, resource).parents.flatMap((parent) => {
    const runtime = runtimeOf(after, parent, system)
    const isUp = runtime && (runtime.state === 'ONLINE' || isInFlight(runtime))
    if (!isUp || resourceOperations(after.configuration, parent) !== 'OnOff') return []
    return [`I-03: offline ${resource}@${system} before its parent ${parent}`]
  })
}

function ofCounters(after: ClusterState): string[] {
  return Object.values(after.groups).flatMap(({ places }) =>
    Object.entries(places).flatMap(([system, place]) =>
      Object.entries(place.resources).flatMap(([name, { counters }]) => {
        const limit = resourceNumber(after.configuration, name as ResourceName, 'RestartLimit')
        return counters.restart > limit ? [`I-07: ${name}@${system} restarted ${counters.restart} times`] : []
      }),
    ),
  )
}

/** Freezes a value through and through, so that writing to it throws. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) deepFreeze(part)
  return value
}
