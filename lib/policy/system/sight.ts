import { isInFlight } from '#lib/model/group-state.ts'
import { isManaged, isPersistent, systemsOf } from '#lib/model/group-members.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import { zoneReasons } from '#lib/planner/failover-order.ts'
import type { Draft, Spot } from '../draft.ts'
import { spotsOf } from '../group/place-intent.ts'
import { loseActions } from '../resource/action/action.ts'
import { callOpen } from '../resource/care/agent-entry-points.ts'
import { askMonitor } from '../resource/launch.ts'

/** Groups with the system in their SystemList. */
export const groupsOn = (draft: Draft, system: SystemName): GroupName[] =>
  namesOf(draft.state.groups).filter((group) => draft.group(group).places[system] !== undefined)

/**
 * What is known of everything on a system is not known any more: entry points under way are of an earlier
 * life, each resource has to be probed before anything is done with it. FAULTED is remembered.
 */
export function loseSight(draft: Draft, system: SystemName): void {
  for (const group of groupsOn(draft, system)) loseSightOf(draft, group, system)
}

/** The same of one group. */
export function loseSightOf(draft: Draft, group: GroupName, system: SystemName): void {
  draft.updatePlace(group, system, { autoDisabled: true, leftDown: undefined })
  for (const spot of spotsOf(draft, group, system)) forgetState(draft, spot)
  draft.touched.add(group)
}

/**
 * A persistent resource runs wherever its system does: that it was up says nothing of its group. Trouble is never
 * later than now, though the clock of an earlier life may have said so: ConfInterval counts from it.
 */
function forgetState(draft: Draft, spot: Spot): void {
  loseActions(draft, spot)
  const before = draft.resource(spot)
  const wasUp = before.state === 'ONLINE' || isInFlight(before) || before.flags.includes('UNABLE TO OFFLINE')
  draft.updateResource(spot, {
    state: before.state === 'FAULTED' ? 'FAULTED' : 'UNKNOWN',
    flags: before.flags.filter((flag) => flag === 'ADMIN WAIT' || flag === 'RESTARTING'),
    iState: 'not waiting',
    probed: false,
    confidence: 0,
    running: null,
    cleaning: null,
    remembered:
      (wasUp || before.remembered === true) && !isPersistent(draft.state.configuration, spot.resource),
    said: undefined,
    offlineMayFollow: undefined,
    noClean: undefined,
    infoRun: undefined,
    ...(before.info ? { info: { ...before.info, state: 'Stale' as const } } : {}),
    onlineCutOff: before.running?.entryPoint === 'online' || before.onlineCutOff,
    ...(before.troubleAt === undefined ? {} : { troubleAt: Math.min(before.troubleAt, draft.at) }),
    since: draft.at,
  })
}

/** Has each managed resource on a system opened and asks for one monitor of it. */
export function probeEverything(draft: Draft, system: SystemName): void {
  for (const group of groupsOn(draft, system)) {
    for (const spot of spotsOf(draft, group, system)) beginToManage(draft, spot)
  }
}

/** The agent takes the resource into its care, and looks at it. vcs-semantics §4.1 "Probe". */
export function beginToManage(draft: Draft, spot: Spot): void {
  const { resource, system } = spot
  if (draft.system(system).contact.kind !== 'connected') return
  if (isManaged(draft.state.configuration, resource, system)) callOpen(draft, spot)
  probe(draft, spot)
}

/** One monitor at once, unless another entry point is at work there or nobody manages the resource. */
export function probe(draft: Draft, spot: Spot): void {
  const { resource, system } = spot
  if (draft.system(system).contact.kind !== 'connected' || draft.resource(spot).running) return
  if (isManaged(draft.state.configuration, resource, system)) askMonitor(draft, spot, 0)
}

/** Whether the system is in the group's SystemList beside another one that answers and the group may fail over to. */
export const hasOtherCandidate = (draft: Draft, group: GroupName, system: SystemName): boolean =>
  systemsOf(draft.state.configuration, group).some(
    (other) =>
      other !== system &&
      draft.system(other).contact.kind === 'connected' &&
      zoneReasons(draft.state, group, system, other).length === 0,
  )
