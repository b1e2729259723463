import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { activeSystems, isActiveOn } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason, ReasonCode } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { switchSources, targetReasons } from '#lib/planner/targets.ts'
import { unconfirmedElsewhere } from '../start-guard.ts'

/** One reason. */
export const reason = (code: ReasonCode, text: string): Reason => ({ code, text })

/** Reasons against one system as the target of a switch of this group. */
export function switchTargetReasons(state: ClusterState, group: GroupName, to: SystemName): Reason[] {
  const here = isActiveOn(state, group, to)
    ? [reason('group-already-there', `Group ${group} is on system ${to} already.`)]
    : []
  const active = activeSystems(state, group)
  const unsure = unconfirmedElsewhere(state, group, to).filter((system) => !active.includes(system))
  return [
    ...here,
    ...targetReasons(state, group, to),
    ...unsure.map((system) => notSure(state, group, system)),
    ...otherZoneReasons(state, group, to, active),
  ]
}

/** A hybrid group is switched inside a zone; into a zone where it is down it is brought online. §3.3 Parallel. */
function otherZoneReasons(
  state: ClusterState,
  group: GroupName,
  to: SystemName,
  active: readonly SystemName[],
): Reason[] {
  const isHybrid = groupNumber(state.configuration, group, 'Parallel') === 2
  if (!isHybrid || active.length === 0 || active.includes(to)) return []
  if (switchSources(state, group, to).length > 0) return []
  const text = `Group ${group} is active on ${active.join(' and ')}, in another zone than ${to}: bring it online on ${to} instead.`
  return [reason('outside-zone', text)]
}

/** Reasons against starting a failover group on a system that come from the other systems. */
export const elsewhereReasons = (state: ClusterState, group: GroupName, system: SystemName): Reason[] =>
  unconfirmedElsewhere(state, group, system).map((other) =>
    isActiveOn(state, group, other)
      ? reason('group-active-elsewhere', `Group ${group} is active on system ${other}; switch it instead.`)
      : notSure(state, group, other),
  )

/** The group may run on the system, as far as anybody knows. */
export function notSure(state: ClusterState, group: GroupName, system: SystemName): Reason {
  const isStopped = state.systems[system]?.contact.kind === 'stopped'
  const help = isStopped
    ? 'Start that system, or make sure and autoenable the group there.'
    : 'Probe it, or confirm that the system is down.'
  const text = `Group ${group} is not confirmed offline on system ${system}: it may run there. ${help}`
  return reason('group-state-unknown', text)
}
