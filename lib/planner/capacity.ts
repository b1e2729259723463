import { groupNumber, groupValue, numberOf, systemValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import { movesOf } from '#lib/model/moves.ts'
import { oncePerName } from '#lib/model/per-configuration.ts'
import { oncePerRuntime } from '#lib/model/per-runtime.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import { integerOf } from '#lib/model/scalar-text.ts'

/** Systems a group takes its Load and its Prerequisites from; most groups take from one. */
const takenFrom = oncePerRuntime((state, group): readonly SystemName[] => {
  const runtime = state.groups[group]
  if (!runtime) return []
  const moves = movesOf(runtime)
  return namesOf(runtime.places).filter((system) => {
    const place = runtime.places[system]
    if (!place) return false
    if (place.intent?.kind === 'online' || moves.some(({ to }) => to === system)) return true
    const resources = Object.values(place.resources)
    if (resources.every(isAtRest)) return false
    return isActiveOn(state, group, system) || resources.some(({ remembered }) => remembered === true)
  })
})

/** Nothing is up, in motion or doubtful: so it is with most groups on most systems, and no more need be asked. */
const isAtRest = ({ state, remembered, running, cleaning, iState, flags }: ResourceRuntime): boolean =>
  state !== 'ONLINE' &&
  !remembered &&
  running === null &&
  cleaning === null &&
  iState === 'not waiting' &&
  flags.length === 0

/**
 * Whether a group takes its Load and its Prerequisites from a system: it is active there, was when contact
 * was lost and has not been looked at since, or is on its way there. vcs-semantics §3.3, §4.3.
 */
export const takesFrom = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  takenFrom(state, group).includes(system)

/** Sum over the groups that take from a system, for all systems in one pass. */
function sums(
  state: ClusterState,
  without: GroupName | null,
  weightOf: (group: GroupName) => number,
): ReadonlyMap<SystemName, number> {
  const found = new Map<SystemName, number>()
  for (const group of namesOf(state.groups)) {
    const weight = group === without ? 0 : weightOf(group)
    if (weight === 0) continue
    for (const system of takenFrom(state, group)) found.set(system, (found.get(system) ?? 0) + weight)
  }
  return found
}

/** Load carried by a system, in the unit of Capacity: what was measured and set, else the Load of its groups. */
export const loadOn = (state: ClusterState, system: SystemName, without: GroupName | null = null): number =>
  loads(state, without)(system)

const loadTaken = oncePerName((configuration, group: GroupName) => groupNumber(configuration, group, 'Load'))

function loads(state: ClusterState, without: GroupName | null): (system: SystemName) => number {
  const carried = sums(state, without, (group) => loadTaken(state.configuration, group))
  return (system) => state.systems[system]?.dynamicLoad ?? carried.get(system) ?? 0
}

/**
 * What a system can still carry: Capacity less the Load of the groups active there or on their way, or less
 * DynamicLoad where one was set. May be negative. `without`: a group that is not counted, for the question
 * where to put it. vcs-semantics §3.4 AvailableCapacity.
 */
export const availableCapacity = (
  state: ClusterState,
  system: SystemName,
  without: GroupName | null = null,
): number => availableCapacities(state, without)(system)

/** The same for any of the systems, the groups looked at once for all of them. */
export function availableCapacities(
  state: ClusterState,
  without: GroupName | null,
): (system: SystemName) => number {
  const loadOf = loads(state, without)
  return (system) => numberOf(systemValue(state.configuration, system, 'Capacity')) - loadOf(system)
}

/**
 * What is left of a system's Limits after the Prerequisites of the groups active there or on their way; a
 * limit nobody has set is not listed. `without`: a group that is not counted. vcs-semantics §3.4 CurrentLimits.
 */
export function currentLimits(
  state: ClusterState,
  system: SystemName,
  without: GroupName | null = null,
): ReadonlyMap<string, number> {
  const { configuration } = state
  const left = countsOf(systemValue(configuration, system, 'Limits'))
  if (left.size === 0) return left
  for (const group of namesOf(state.groups)) {
    if (group === without) continue
    const wanted = prerequisitesOf(configuration, group)
    if (wanted.size === 0 || !takesFrom(state, group, system)) continue
    for (const [name, count] of wanted) left.set(name, (left.get(name) ?? 0) - count)
  }
  return left
}

/** Prerequisites of a group by name of the limit. */
export const prerequisitesOf = oncePerName((configuration, group: GroupName): ReadonlyMap<string, number> =>
  countsOf(groupValue(configuration, group, 'Prerequisites')),
)

function countsOf(value: AttributeValue): Map<string, number> {
  const entries = value.kind === 'association' ? value.entries : []
  return new Map(entries.map(([name, count]) => [name, integerOf(count) ?? 0]))
}

/**
 * Limits of a system that the group's Prerequisites exceed, one reason each; a limit the system does not
 * have counts as 0. Empty for a group without Prerequisites. vcs-semantics §4.3.
 */
export function limitReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const wanted = prerequisitesOf(state.configuration, group)
  if (wanted.size === 0) return []
  const left = currentLimits(state, system, group)
  return [...wanted].flatMap(([name, count]): Reason[] => {
    const rest = left.get(name) ?? 0
    if (count <= rest) return []
    const text = `Group ${group} needs ${count} of limit ${name}, and system ${system} has ${rest} left.`
    return [{ code: 'limits-not-met', text }]
  })
}

/** OnGrpCnt: groups online on a system or on their way there. `without`: one that is not counted. §3.4. */
export const groupCount = (
  state: ClusterState,
  system: SystemName,
  without: GroupName | null = null,
): number => groupCounts(state, without)(system)

/** The same for any of the systems, the groups looked at once for all of them. */
export function groupCounts(state: ClusterState, without: GroupName | null): (system: SystemName) => number {
  const counts = sums(state, without, () => 1)
  return (system) => counts.get(system) ?? 0
}
