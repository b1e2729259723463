import { groupFlag, groupList, groupNumber } from '#lib/model/attribute-lookup.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'

/**
 * Whether a group that is active on a system is moved away when that system is evacuated: Evacuate = 1
 * there, not parallel (an instance has nowhere to go), and not frozen. vcs-semantics §3.3 Evacuate.
 */
export const mayEvacuate = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  isActiveOn(state, group, system) &&
  groupFlag(state.configuration, group, 'Evacuate', system) &&
  groupNumber(state.configuration, group, 'Parallel') !== 1 &&
  !state.groups[group]?.frozen

/**
 * Whether a group stays up when its system is stopped in an orderly way: SysDownPolicy has
 * AutoDisableNoOffline, so it is only autodisabled there and not taken offline. vcs-semantics §3.3.
 */
export const staysUpAtStop = (state: ClusterState, group: GroupName): boolean =>
  groupList(state.configuration, group, 'SysDownPolicy').includes('AutoDisableNoOffline')
