import { groupNumber, groupText } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { activeSystems } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { zoneOf } from '#lib/model/zones.ts'
import { availableCapacities, groupCounts } from './capacity.ts'

/** System a group leaves or left: the source of its move, else where it is active; null when there is none. */
export function originOf(state: ClusterState, group: GroupName): SystemName | null {
  const move = state.groups[group]?.move
  return move?.from ?? move?.origin ?? activeSystems(state, group)[0] ?? null
}

/**
 * Systems in the order failover tries them: those of the zone the group leaves first, within a zone by
 * FailOverPolicy. Priority: as SystemList says. RoundRobin: fewest groups online first. Load: highest
 * available capacity first. BiggestAvailable: as Priority, since nothing meters the systems and equal
 * forecasts fall back to the SystemList. Ties: first in SystemList. vcs-semantics §4.3.
 */
export function failoverOrder(
  state: ClusterState,
  group: GroupName,
  from: SystemName | null = originOf(state, group),
): SystemName[] {
  const listed = systemsOf(state.configuration, group)
  const ordered = [...inPolicyOrder(state, group, listed)]
  const zone = from === null ? null : zoneOf(state.configuration, group, from)
  if (zone === null) return ordered
  const isNear = (system: SystemName) => zoneOf(state.configuration, group, system) === zone
  return [...ordered.filter(isNear), ...ordered.filter((system) => !isNear(system))]
}

function inPolicyOrder(
  state: ClusterState,
  group: GroupName,
  systems: readonly SystemName[],
): readonly SystemName[] {
  switch (groupText(state.configuration, group, 'FailOverPolicy')) {
    case 'RoundRobin':
      return sorted(systems, groupCounts(state, group))
    case 'Load':
      return byCapacity(state, group, systems)
    default:
      return systems
  }
}

/** Systems with the highest available capacity first, the group itself not counted. §3.4, §4.9. */
export const byCapacity = (
  state: ClusterState,
  group: GroupName,
  systems: readonly SystemName[],
): SystemName[] => {
  const capacityOf = availableCapacities(state, group)
  return sorted(systems, (system) => -capacityOf(system))
}

function sorted(systems: readonly SystemName[], rankOf: (system: SystemName) => number): SystemName[] {
  const ranks = new Map(systems.map((system) => [system, rankOf(system)]))
  return systems.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
}

/** Whether a failover of the group never leaves its zone: AutoFailOver = 2, or a hybrid group. §3.3. */
export const isBoundToZone = (configuration: Configuration, group: GroupName): boolean =>
  groupNumber(configuration, group, 'AutoFailOver') === 2 ||
  groupNumber(configuration, group, 'Parallel') === 2

/** Why a failover that began on one system may not lead to another: it would leave its zone. §4.3. */
export function zoneReasons(
  { configuration }: ClusterState,
  group: GroupName,
  from: SystemName | null,
  to: SystemName,
): Reason[] {
  if (from === null || !isBoundToZone(configuration, group)) return []
  const zone = zoneOf(configuration, group, from)
  const other = zoneOf(configuration, group, to)
  const isHybrid = groupNumber(configuration, group, 'Parallel') === 2
  if (zone === null || other === zone || (isHybrid && other === null)) return []
  const where = other === null ? 'in no zone' : `in zone ${other}`
  const rule = isHybrid ? 'Parallel = 2' : 'AutoFailOver = 2'
  return [
    {
      code: 'outside-zone',
      text: `System ${to} is ${where}, and ${rule} keeps group ${group} in zone ${zone}.`,
    },
  ]
}
