import { resourceList } from '#lib/model/attribute-lookup.ts'
import { isManaged, resourceNamed } from '#lib/model/group-members.ts'
import { placeOf } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { reason } from '../move-reasons.ts'

/** Reasons against clearing the wait for an administrator. vcs-semantics §4.6. */
export function clearAdminWaitReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const resources = Object.values(placeOf(state, group, system)?.resources ?? {})
  if (state.systems[system]?.contact.kind !== 'connected') {
    return [reason('system-unknown', `System ${system} does not answer: nothing can be looked at there.`)]
  }
  if (resources.some(({ flags }) => flags.includes('ADMIN WAIT'))) return []
  return [reason('nothing-to-do', `Nothing of group ${group} waits for an administrator on ${system}.`)]
}

/** Reasons against running an action: its type has to list it in SupportedActions. vcs-semantics §3.2, §6.2. */
export function actionReasons(
  state: ClusterState,
  { resource, system, action }: Extract<Intent, { kind: 'resource.action' }>,
): Reason[] {
  const { configuration } = state
  const found: Reason[] = []
  const supported = resourceList(configuration, resource, 'SupportedActions')
  if (!supported.includes(action)) {
    const { type } = resourceNamed(configuration, resource)
    const known = supported.length > 0 ? `It knows ${supported.join(', ')}.` : 'It knows none.'
    found.push(
      reason(
        'action-not-supported',
        `The agent of type ${type} has no action ${action} (SupportedActions). ${known}`,
      ),
    )
  }
  if (state.systems[system]?.contact.kind !== 'connected') {
    found.push(reason('system-unknown', `System ${system} does not answer.`))
  }
  if (!isManaged(configuration, resource, system)) {
    found.push(reason('resource-disabled', `${resource} is disabled (Enabled = 0).`))
  }
  return found
}
