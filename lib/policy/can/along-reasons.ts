import { activeSystems } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { parentsMovingAlong } from '#lib/planner/group-rules.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import { unconfirmedElsewhere } from '../start-guard.ts'
import { notSure } from './move-reasons.ts'
import { manualReasons } from './standing-reasons.ts'

/**
 * Reasons against switching a group that come from the groups it would take along, those that require it
 * hard: each must be free to move, and able to run on the target once its child does. vcs-semantics §5.4.
 */
export const alongReasons = (state: ClusterState, group: GroupName, to: SystemName): Reason[] =>
  parentsMovingAlong(state, group).flatMap((parent) => {
    const active = activeSystems(state, parent)
    const unsure = unconfirmedElsewhere(state, parent, to).filter((system) => !active.includes(system))
    return [
      ...manualReasons(state, parent),
      ...targetReasons(state, parent, to).filter(({ code }) => code !== 'dependency-not-met'),
      ...unsure.map((system) => notSure(state, parent, system)),
    ]
  })
