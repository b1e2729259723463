import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { parentsMovingAlong } from '../group-rules.ts'
import type { PlanStep } from '../plan.ts'
import { switchSources } from '../targets.ts'
import { bringUp, following, takeDown } from './group-steps.ts'

/**
 * Steps of a switch: down where the group is, then up on the target. Groups that require it hard go offline
 * before it and come online after it. vcs-semantics §5.4.
 */
export function switchSteps(state: ClusterState, group: GroupName, target: SystemName): PlanStep[] {
  const along = parentsMovingAlong(state, group)
  const steps: PlanStep[] = []
  for (const leaving of [...along, group]) {
    steps.push(...following(steps, takeDown(state, leaving, switchSources(state, leaving, target))))
  }
  for (const coming of [group, ...along]) steps.push(...bringUp(state, coming, target, steps))
  return steps
}
