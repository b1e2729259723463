import { groupNumber, groupText } from '#lib/model/attribute-lookup.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { zoneOf } from '#lib/model/zones.ts'
import { availableCapacity } from '#lib/planner/capacity.ts'
import { byCapacity, zoneReasons } from '#lib/planner/failover-order.ts'

/**
 * Systems of a part of the SystemList on which autostart tries a group, in this order: where it was left,
 * then the AutoStartList by AutoStartPolicy (Order: as the list is written, Priority: as SystemList has it,
 * Load: highest available capacity first). vcs-semantics §4.9.
 */
export function autostartCandidates(
  state: ClusterState,
  group: GroupName,
  among: readonly SystemName[],
): SystemName[] {
  const resumeOn = state.groups[group]?.resumeOn
  const ordered = inPolicyOrder(state, group)
  if (resumeOn === undefined || !among.includes(resumeOn)) {
    return ordered.filter((system) => among.includes(system))
  }
  const wanted = new Set([resumeOn, ...ordered, ...systemsOf(state.configuration, group)])
  return [...wanted].filter((system) => among.includes(system) && mayMoveTo(state, group, resumeOn, system))
}

/** What ran on a system is not moved by autostart where a failover would not be allowed to. vcs-semantics §3.3. */
const mayMoveTo = (state: ClusterState, group: GroupName, from: SystemName, to: SystemName): boolean => {
  if (from === to) return true
  if (groupNumber(state.configuration, group, 'AutoFailOver') === 0) return false
  return zoneReasons(state, group, from, to).length === 0
}

function inPolicyOrder(state: ClusterState, group: GroupName): readonly SystemName[] {
  const { autoStartList } = groupNamed(state.configuration, group)
  const policy = policyOf(state, group)
  if (policy === 'Order') return autoStartList
  const byPriority = systemsOf(state.configuration, group).filter((system) => autoStartList.includes(system))
  return policy === 'Load' ? byCapacity(state, group, byPriority) : byPriority
}

const policyOf = (state: ClusterState, group: GroupName): string =>
  groupText(state.configuration, group, 'AutoStartPolicy')

/** Why autostart chose the system, to follow "it". */
export function whyThere(state: ClusterState, group: GroupName, system: SystemName): string {
  if (system === state.groups[group]?.resumeOn) {
    return `ran on ${system} before the engine was restarted and is found offline everywhere`
  }
  const parallel = groupNumber(state.configuration, group, 'Parallel')
  if (parallel === 1) return `is parallel, probed there, and ${system} is in its AutoStartList`
  const isZoned = parallel === 2 && zoneOf(state.configuration, group, system) !== null
  const where = isZoned ? 'in that zone' : 'everywhere'
  if (policyOf(state, group) === 'Load') {
    const { autoStartList } = groupNamed(state.configuration, group)
    const capacities = autoStartList.map((name) => `${name} ${availableCapacity(state, name, group)}`)
    return `is probed ${where} and ${system} qualifies with the highest available capacity (AutoStartPolicy = Load: ${capacities.join(', ')})`
  }
  const list =
    policyOf(state, group) === 'Priority' ? 'SystemList (AutoStartPolicy = Priority)' : 'AutoStartList'
  return `is probed ${where} and ${system} is the first system of its ${list} that qualifies`
}
