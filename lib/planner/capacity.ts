import { groupNumber, groupValue, numberOf, systemValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { integerOf } from '#lib/model/scalar-text.ts'

/**
 * Whether a group takes its Load and its Prerequisites from a system: it is active there, was when contact
 * was lost and has not been looked at since, or is on its way there. vcs-semantics §3.3, §4.3.
 */
export function takesFrom(state: ClusterState, group: GroupName, system: SystemName): boolean {
  const runtime = state.groups[group]
  const place = runtime?.places[system]
  if (!runtime || !place) return false
  if (place.intent?.kind === 'online' || movesOf(runtime).some(({ to }) => to === system)) return true
  if (isActiveOn(state, group, system)) return true
  return Object.values(place.resources).some(({ remembered }) => remembered === true)
}

/** Groups that take from a system, in the order of the configuration. `without`: one that is not counted. */
const takers = (state: ClusterState, system: SystemName, without: GroupName | null): GroupName[] =>
  namesOf(state.groups).filter((group) => group !== without && takesFrom(state, group, system))

/** Load carried by a system, in the unit of Capacity: what was measured and set, else the Load of its groups. */
export function loadOn(state: ClusterState, system: SystemName, without: GroupName | null = null): number {
  const measured = state.systems[system]?.dynamicLoad
  if (measured !== undefined) return measured
  const { configuration } = state
  let sum = 0
  for (const group of namesOf(state.groups)) {
    if (group === without) continue
    const load = groupNumber(configuration, group, 'Load')
    if (load !== 0 && takesFrom(state, group, system)) sum += load
  }
  return sum
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
): number => numberOf(systemValue(state.configuration, system, 'Capacity')) - loadOn(state, system, without)

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
export const prerequisitesOf = (configuration: Configuration, group: GroupName): Map<string, number> =>
  countsOf(groupValue(configuration, group, 'Prerequisites'))

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
): number => takers(state, system, without).length
