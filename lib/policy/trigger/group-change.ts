import { switchableResources } from '#lib/model/group-members.ts'
import { groupStateOn, isConfirmedDownOn } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { TriggerExtent } from '#lib/model/triggers.ts'
import type { Draft } from '../draft.ts'
import { callTrigger, customTrigger } from './call.ts'
import { isEnabled } from './enabled.ts'

/**
 * postonline where a group went from offline to online, postoffline where it went offline from online or
 * partial, by fault or command, also when its system was stopped for that; both on the system itself. A
 * restart of a resource in place is neither, and a system that does not answer has nothing to tell.
 * vcs-semantics §9.
 */
export function groupChanged(draft: Draft, group: GroupName, system: SystemName): void {
  const { extent: before } = draft.place(group, system)
  const { kind } = draft.system(system).contact
  if (kind !== 'connected') {
    draft.updatePlace(group, system, { extent: undefined })
    if (kind === 'stopped' && isConfirmedDownOn(draft.state, group, system))
      wentOffline(draft, group, system, before)
    return
  }
  const now = extentOn(draft.state, group, system)
  if (now === null) return
  const wasDown = before === 'offline' || before === 'rising'
  draft.updatePlace(group, system, { extent: now === 'partial' && wasDown ? 'rising' : now })
  if (now === 'online' && wasDown) call(draft, 'postonline', group, system)
  if (now === 'offline') wentOffline(draft, group, system, before)
}

function wentOffline(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  before: TriggerExtent | undefined,
): void {
  if (before !== undefined && before !== 'offline') call(draft, 'postoffline', group, system)
}

function call(
  draft: Draft,
  trigger: 'postonline' | 'postoffline',
  group: GroupName,
  system: SystemName,
): void {
  if (!isEnabled(draft.state.configuration, trigger, { group, system })) return
  callTrigger(draft, trigger, [customTrigger, system, group], { system, group })
}

/** How far the group is up there, at rest; null while that is not known or on its way. */
function extentOn(state: ClusterState, group: GroupName, system: SystemName): TriggerExtent | null {
  const [token] = groupStateOn(state, group, system)
  if (token === 'ONLINE') return 'online'
  if (token === 'PARTIAL') return 'partial'
  return isAtRest(state, group, system) && isConfirmedDownOn(state, group, system) ? 'offline' : null
}

/** A resource that is being restarted will be back: its group has not gone offline. */
const isAtRest = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  switchableResources(state.configuration, group, system).every(
    (resource) => !state.groups[group]?.places[system]?.resources[resource]?.flags.includes('RESTARTING'),
  )
