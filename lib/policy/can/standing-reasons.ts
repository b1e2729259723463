import { groupFlag } from '#lib/model/attribute-lookup.ts'
import { placeOf } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { reason } from './move-reasons.ts'

/** What forbids any online, offline or switch by hand. */
export function manualReasons(state: ClusterState, group: GroupName): Reason[] {
  return [...standingReasons(state, group), ...transitionReasons(state, group)]
}

/** What forbids it whatever the group is doing at the moment. */
export function standingReasons(state: ClusterState, group: GroupName): Reason[] {
  const found: Reason[] = []
  const frozen = state.groups[group]?.frozen
  if (frozen)
    found.push(reason('group-frozen', `Group ${group} is frozen by ${frozen.by}; unfreeze it first.`))
  if (!groupFlag(state.configuration, group, 'ManualOps')) {
    found.push(
      reason('manual-operations-off', `ManualOps = 0 for group ${group}: nobody may move it by hand.`),
    )
  }
  for (const system of systemsOf(state.configuration, group)) {
    const resources = Object.entries(placeOf(state, group, system)?.resources ?? {})
    const waiting = resources.filter(([, { flags }]) => flags.includes('ADMIN WAIT')).map(([name]) => name)
    if (waiting.length === 0) continue
    const text = `${waiting.join(', ')} ${waiting.length === 1 ? 'waits' : 'wait'} for an administrator on ${system}; clear the group there first.`
    found.push(reason('group-has-admin-wait', text))
  }
  return found
}

/** What the engine is doing with the group at the moment. */
export function transitionReasons(state: ClusterState, group: GroupName): Reason[] {
  const runtime = state.groups[group]
  if (!runtime) return []
  const { places } = runtime
  const found: Reason[] = []
  for (const move of movesOf(runtime)) {
    const text = `Group ${group} is leaving ${move.from ?? 'a system that is down'}; wait for it or flush it.`
    found.push(reason('group-in-transition', text))
  }
  for (const system of systemsOf(state.configuration, group)) {
    const intent = places[system]?.intent
    if (!intent) continue
    const text = `Group ${group} is going ${intent.kind} on ${system}; wait for it or flush it there.`
    found.push(reason('group-in-transition', text))
  }
  return found
}
