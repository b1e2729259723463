import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId, ClusterState } from '#lib/model/runtime.ts'
import { failoverReasons, targetReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../../draft.ts'
import { isFailoverGroup, unconfirmedElsewhere } from '../../start-guard.ts'

/** The cluster as it would be with the group failing over from a system: what its parents allow then. */
const asIfLeaving = (state: ClusterState, group: GroupName, from: SystemName): ClusterState => {
  const runtime = state.groups[group]
  if (!runtime) return state
  const cause: CauseId = 'event:0'
  const move = { kind: 'failover', from, to: null, operation: null, cause } as const
  return { ...state, groups: { ...state.groups, [group]: { ...runtime, move } } }
}

/**
 * Systems a group that runs on one could go to at once, in the order of its SystemList: each qualifies, and
 * nothing but the system it leaves is in the way. Empty where AutoFailOver forbids a move.
 */
export function placesElsewhere(draft: Draft, group: GroupName, from: SystemName): SystemName[] {
  const { configuration } = draft.state
  if (groupNumber(configuration, group, 'AutoFailOver') === 0) return []
  if (!isFailoverGroup(draft.state, group)) return freeSystems(draft, group)
  const state = asIfLeaving(draft.state, group, from)
  return systemsOf(configuration, group).filter(
    (system) =>
      system !== from &&
      unconfirmedElsewhere(state, group, system).every((other) => other === from) &&
      failoverReasons(state, group, system, from).length === 0,
  )
}

/** Systems on which a parallel group has no instance and could have one. */
export const freeSystems = (draft: Draft, group: GroupName): SystemName[] =>
  systemsOf(draft.state.configuration, group).filter(
    (system) =>
      draft.place(group, system).intent === null &&
      !isActiveOn(draft.state, group, system) &&
      targetReasons(draft.state, group, system).length === 0,
  )
