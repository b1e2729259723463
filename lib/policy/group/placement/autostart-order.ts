import { groupNumber, groupText } from '#lib/model/attribute-lookup.ts'
import { placeOf } from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { zoneOf } from '#lib/model/zones.ts'
import { availableCapacity } from '#lib/planner/capacity.ts'
import { byCapacity, zoneReasons } from '#lib/planner/failover-order.ts'

/**
 * Systems of a part of the SystemList on which autostart tries a group, in this order: where it was left,
 * then the AutoStartList by AutoStartPolicy (Order: as the list is written, Priority: as SystemList has it,
 * Load: highest available capacity first). What ran on one of them, or was left down there, goes to no other that
 * a failover would not lead to. vcs-semantics §3.3, §4.9.
 */
export function autostartCandidates(
  state: ClusterState,
  group: GroupName,
  among: readonly SystemName[],
): SystemName[] {
  const resumeOn = state.groups[group]?.resumeOn
  const ordered = inPolicyOrder(state, group)
  const isResumed = resumeOn !== undefined && among.includes(resumeOn)
  const wanted = isResumed ? [resumeOn, ...ordered, ...systemsOf(state.configuration, group)] : ordered
  const origins = among.filter(
    (system) => system === resumeOn || placeOf(state, group, system)?.heldDown === true,
  )
  return [...new Set(wanted)].filter(
    (system) => among.includes(system) && origins.every((from) => mayMoveTo(state, group, from, system)),
  )
}

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
  if (placeOf(state, group, system)?.heldDown) {
    return groupNumber(state.configuration, group, 'AutoFailOver') === 0
      ? `was left down on ${system}, which AutoFailOver = 0 does not let it leave, and is found offline everywhere`
      : `was left down on ${system} when nothing in its zone could take it, and is found offline there`
  }
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
