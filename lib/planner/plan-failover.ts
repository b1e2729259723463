import { topologicalOrder } from '#lib/graph/order.ts'
import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, GroupRuntime } from '#lib/model/runtime.ts'
import { afterArrival, afterLoss } from './foreseen-state.ts'
import { isLostWith } from './lost-with.ts'
import { planIntent } from './plan-intent.ts'
import type { PlanStep, TargetVerdict } from './plan.ts'
import { chooseTarget, targetVerdicts } from './targets.ts'

/** What becomes of one group that ran on the lost system. */
export type GroupFailover = {
  readonly group: GroupName
  /** Where it is started; null: it stays down. */
  readonly target: SystemName | null
  /** Why it is not even looked for a target; null when it is. */
  readonly stays: 'frozen' | 'auto-failover-off' | 'parallel' | null
  /** All reasons against each system, when none of them can take the group; else empty. */
  readonly against: readonly TargetVerdict[]
}

/** What the loss of a system leads to. */
export type FailoverPlan = {
  readonly lost: SystemName
  /** Groups that ran there, in the order in which they are placed: what a group requires comes before it. */
  readonly groups: readonly GroupFailover[]
  /** Steps of all groups, numbered through; a group's first steps wait for the groups it requires. */
  readonly steps: readonly PlanStep[]
  /** The cluster as it is when every step has been done. */
  readonly after: ClusterState
}

/**
 * Where the groups of a system go when it is lost for certain (confirmed by a fence or a person): one after
 * the other, each seeing what those before it have taken, by the rules of the engine's own failover
 * (vcs-semantics §4.3, §4.4). Pure; costs what the lost system carried. Groups that run elsewhere and only
 * require one of them are not part of the plan. Throws on a system the state does not know.
 */
export function planFailover(state: ClusterState, lost: SystemName): FailoverPlan {
  const known = state.systems[lost]
  if (!known) throw new RangeError(`no system named ${lost} in the state`)
  const left = inOrderOfNeed(state, groupsLeaving(state, lost))
  const fates = left.map((group) => ({ group, stays: reasonToStay(state, group, lost) }))
  const moving = new Set(fates.flatMap(({ group, stays }) => (stays === null ? group : [])))
  let after = afterLoss(state, lost, left, moving)
  const steps: PlanStep[] = []
  const groups = fates.map(({ group, stays }): GroupFailover => {
    const target = stays === null ? chooseTarget(after, group, [lost]) : null
    const against = stays === null && target === null ? targetVerdicts(after, group) : []
    if (target !== null) {
      steps.push(...stepsOf(after, group, target, steps))
      after = afterArrival(after, group, target)
    }
    return { group, target, stays, against }
  })
  return { lost, groups, steps, after }
}

/** Groups that run on a system, or may since it fell silent: the ones its loss concerns. */
export const groupsLeaving = (state: ClusterState, lost: SystemName): GroupName[] =>
  namesOf(state.groups).filter((group) => {
    const runtime = state.groups[group]
    return runtime !== undefined && (leaves(runtime, lost) || isLostWith(state, group, lost))
  })

const leaves = (runtime: GroupRuntime, lost: SystemName): boolean =>
  movesOf(runtime).some(({ from }) => from === lost)

function inOrderOfNeed(state: ClusterState, groups: readonly GroupName[]): readonly GroupName[] {
  const requiredOf = (group: GroupName) =>
    groupNamed(state.configuration, group).requires.map(({ child }) => child)
  return topologicalOrder(groups, requiredOf).order
}

function reasonToStay(state: ClusterState, group: GroupName, lost: SystemName): GroupFailover['stays'] {
  if (groupNumber(state.configuration, group, 'Parallel') === 1) return 'parallel'
  if (state.groups[group]?.frozen ?? state.systems[lost]?.frozen) return 'frozen'
  return groupNumber(state.configuration, group, 'AutoFailOver') === 0 ? 'auto-failover-off' : null
}

/** The steps that bring a group up, numbered on from those before it and begun after the groups it requires. */
function stepsOf(
  state: ClusterState,
  group: GroupName,
  target: SystemName,
  before: readonly PlanStep[],
): PlanStep[] {
  const { steps } = planIntent(state, { kind: 'group.online', group, system: target })
  const links = groupNamed(state.configuration, group).requires
  const required = new Set(links.flatMap(({ child, category }) => (category === 'online' ? child : [])))
  const theirs = required.size === 0 ? [] : before.filter((step) => required.has(step.group))
  const last = theirs.filter(({ id }) => !theirs.some(({ after }) => after.includes(id)))
  return steps.map((step) => ({
    ...step,
    id: step.id + before.length,
    after: step.after.length === 0 ? last.map(({ id }) => id) : step.after.map((id) => id + before.length),
  }))
}
