import { isActiveOn, isConfirmedDownOn, isInFlight } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Departure } from '#lib/model/runtime.ts'
import { staysUpAtStop } from '#lib/planner/departure/evacuation.ts'
import { takeDown } from '#lib/planner/steps/group-steps.ts'
import type { Draft } from '../../draft.ts'
import { declineAutostart } from '../../group/placement/autostart-wish.ts'
import { setPlaceIntent, spotsOf } from '../../group/place-intent.ts'
import { groupsOn } from '../../system/sight.ts'
import { openPart } from './parts.ts'

/**
 * Takes what is active on a system that is stopped offline; a group waits there for those that require it. One
 * with SysDownPolicy AutoDisableNoOffline stays up. vcs-semantics §4.5 hastop matrix, §5.4.
 */
export function stopGroups(draft: Draft, system: SystemName, departure: Departure): void {
  for (const group of groupsOn(draft, system)) {
    if (isToStop(draft, group, system)) stopGroup(draft, group, system, departure)
  }
}

function isToStop(draft: Draft, group: GroupName, system: SystemName): boolean {
  const { intent } = draft.place(group, system)
  if (intent?.kind === 'offline' || staysUpAtStop(draft.state, group)) return false
  return intent !== null || isActiveOn(draft.state, group, system)
}

function stopGroup(draft: Draft, group: GroupName, system: SystemName, departure: Departure): void {
  const steps = takeDown(draft.state, group, [system])
  const operation = openPart(draft, departure, system, { kind: 'group.offline', group, system }, steps)
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 10167,
    text: `Initiating offline of group ${group} on system ${system}, which is stopped.`,
    cause: departure.cause,
    group,
    system,
    operation,
  })
  declineAutostart(draft, group, system)
  draft.updateGroup(group, { resumeOn: undefined, onlineRetry: undefined })
  draft.updatePlace(group, system, { downByStop: true, heldDown: undefined })
  setPlaceIntent(draft, group, system, { kind: 'offline', operation, cause })
}

/**
 * Groups of which it is not certain yet that they are down on a system that is stopped, or of which something is
 * still at work there: also of one that stays up, or of a resource that is never taken offline.
 */
export const notDownYet = (draft: Draft, system: SystemName): GroupName[] =>
  groupsOn(draft, system).filter(
    (group) =>
      spotsOf(draft, group, system).some((spot) => isInFlight(draft.resource(spot))) ||
      (!staysUpAtStop(draft.state, group) &&
        (!isConfirmedDownOn(draft.state, group, system) || draft.place(group, system).intent !== null)),
  )

/** Whether what is at work there will end by itself: nobody has to be asked for it. */
export const endsByItself = (draft: Draft, group: GroupName, system: SystemName): boolean =>
  spotsOf(draft, group, system).some((spot) => {
    const resource = draft.resource(spot)
    return isInFlight(resource) && !resource.flags.includes('UNABLE TO OFFLINE')
  })
