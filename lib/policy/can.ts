import type { GroupName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { TargetVerdict } from '#lib/planner/plan.ts'
import { failoverOrder } from '#lib/planner/failover-order.ts'
import { cancelReasons } from './can/cancel-reasons.ts'
import { alongReasons } from './can/along-reasons.ts'
import { groupReasons } from './can/group-reasons.ts'
import { switchTargetReasons } from './can/move-reasons.ts'
import { resourceReasons } from './can/resource-reasons.ts'
import { systemReasons } from './can/system-reasons.ts'
import { unknownObjects } from './can/unknown-objects.ts'

/**
 * All reasons against an intent; empty means allowed. The same answer greys a button, fills its tooltip
 * and refuses in the engine. Pure; never throws, also not for names nobody knows. vcs-semantics §4.5, §5.4.
 */
export function can(state: ClusterState, intent: Intent): readonly Reason[] {
  const unknown = unknownObjects(state, intent)
  if (unknown.length > 0) return unknown
  if ('group' in intent) return groupReasons(state, intent)
  if ('resource' in intent) return resourceReasons(state, intent)
  if (intent.kind === 'operation.cancel') return cancelReasons(state, intent.operation)
  return systemReasons(state, intent)
}

/**
 * Every system of the group's SystemList in failover order, with all reasons against it as the target of
 * a switch. Reasons against switching the group at all are `can`'s. Empty for an unknown group.
 */
export function switchTargets(state: ClusterState, group: GroupName): readonly TargetVerdict[] {
  if (!state.configuration.groups[group]) return []
  return failoverOrder(state, group).map((system, priority) => {
    const reasons = [...switchTargetReasons(state, group, system), ...alongReasons(state, group, system)]
    return { system, allowed: reasons.length === 0, reasons, priority }
  })
}
