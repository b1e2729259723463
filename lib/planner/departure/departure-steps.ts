import { groupNamed } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { staysUpAtStop } from './evacuation.ts'
import type { StopMode } from '../intent.ts'
import type { PlanStep } from '../plan.ts'
import { bringUp, lastOf, takeDown } from '../steps/group-steps.ts'
import { activeOn, evacuationPlan } from './evacuation-plan.ts'

/**
 * The steps by which all groups leave a system: parents go offline before what they require, children come
 * online first, and a stop takes the rest offline. `leave`: nothing is run. vcs-semantics §4.5, §5.4. Pure.
 */
export function departureSteps(
  state: ClusterState,
  system: SystemName,
  mode: StopMode | 'moving',
): readonly PlanStep[] {
  if (mode === 'leave') return []
  const groups = activeOn(state, system)
  const departures = mode === 'offline' ? [] : evacuationPlan(state, system)
  const targets = new Map(departures.flatMap(({ group, target }) => (target ? [[group, target]] : [])))
  const stopped = mode === 'moving' ? [] : groups.filter((group) => isStopped(state, group, targets))
  const steps: PlanStep[] = []
  for (const group of groups.toReversed()) {
    if (!targets.has(group) && !stopped.includes(group)) continue
    const parents = groupNamed(state.configuration, group).requiredBy.map(({ parent }) => parent)
    append(steps, takeDown(state, group, [system]), parents, 'offline')
  }
  for (const group of groups) {
    const target = targets.get(group)
    if (target === undefined) continue
    const children = groupNamed(state.configuration, group).requires.map(({ child }) => child)
    const own = lastOf(steps.filter((step) => step.group === group))
    append(steps, bringUp(state, group, target, []), children, 'online', own)
  }
  return steps
}

const isStopped = (
  state: ClusterState,
  group: GroupName,
  targets: ReadonlyMap<GroupName, SystemName>,
): boolean => !targets.has(group) && !staysUpAtStop(state, group)

/** Numbers steps on; those nothing of their group comes before wait for the other groups' last ones. */
function append(
  steps: PlanStep[],
  added: readonly PlanStep[],
  others: readonly GroupName[],
  action: PlanStep['action'],
  own: readonly number[] = [],
): void {
  const offset = steps.length
  const theirs = lastOf(steps.filter((step) => others.includes(step.group) && step.action === action))
  const before = [...own, ...theirs]
  for (const step of added) {
    const after = step.after.length > 0 ? step.after.map((id) => id + offset) : before
    steps.push({ ...step, id: step.id + offset, after })
  }
}
