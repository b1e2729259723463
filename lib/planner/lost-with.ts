import { isActiveOn, placeOf } from '#lib/model/group-state.ts'
import { switchableResources } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'

/**
 * Whether a group is lost with a system that falls silent or is down: it is active, coming up or to be restarted
 * there, or was active when contact was lost and has not been looked at since. What is up wherever its system is (Operations = None) says
 * nothing of its group, and one that a person is taking offline there is not lost. vcs-semantics §2.5, §4.4. Pure.
 */
export function isLostWith(state: ClusterState, group: GroupName, system: SystemName): boolean {
  const place = placeOf(state, group, system)
  if (!place) return false
  const { intent, resources } = place
  if (intent?.kind === 'offline' && intent.operation !== null) return false
  if (intent?.kind === 'online' || isActiveOn(state, group, system)) return true
  return switchableResources(state.configuration, group, system).some((resource) => {
    const { remembered, wanted } = resources[resource] ?? {}
    return remembered === true || (wanted?.kind === 'online' && wanted.operation === null)
  })
}
