import type { GroupName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { TargetVerdict } from '#lib/planner/plan.ts'

/**
 * All reasons against an intent; empty means allowed. The same answer greys a button, fills its tooltip
 * and refuses in the engine. vcs-semantics §4.5, §5.4.
 */
export function can(state: ClusterState, intent: Intent): readonly Reason[] {
  void state
  void intent
  return []
}

/** Every system of the group's SystemList in failover order, with all reasons against it as a switch target. */
export function switchTargets(state: ClusterState, group: GroupName): readonly TargetVerdict[] {
  void state
  void group
  return []
}
