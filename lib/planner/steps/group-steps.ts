import { awaitedChildren } from '#lib/model/at-least.ts'
import { topologicalOrder } from '#lib/graph/order.ts'
import { nearestAncestors } from '#lib/graph/reach.ts'
import { placeOf } from '#lib/model/group-state.ts'
import { resourceNamed } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import { childrenIn, offlineMembers, onlineMembers, parentsIn } from '../members.ts'
import type { PlanStep } from '../plan.ts'

/** Steps that bring a group up on a system, after the last of those before; none without a target. */
export function bringUp(
  state: ClusterState,
  group: GroupName,
  target: SystemName | null,
  before: readonly PlanStep[],
): PlanStep[] {
  if (target === null || !placeOf(state, group, target)) return []
  return onlineSteps(state, group, target, onlineMembers(state.configuration, group, target), before)
}

/** Steps that take a group down on systems, one system after the other in numbering. */
export function takeDown(state: ClusterState, group: GroupName, systems: readonly SystemName[]): PlanStep[] {
  return systems.reduce<PlanStep[]>((steps, system) => {
    const members = offlineMembers(state.configuration, group, system)
    return [...steps, ...offlineSteps(state, group, system, members, steps.length + 1)]
  }, [])
}

const runtimeOf = (
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  resource: ResourceName,
): ResourceRuntime | undefined => placeOf(state, group, system)?.resources[resource]

const isUp = (runtime: ResourceRuntime | undefined): boolean =>
  runtime !== undefined && (runtime.state === 'ONLINE' || runtime.iState.startsWith('waiting to go'))

/** Steps that bring these resources online, children first. */
export function onlineSteps(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  members: readonly ResourceName[],
  before: readonly PlanStep[],
): PlanStep[] {
  const missing = members.filter((name) => runtimeOf(state, group, system, name)?.state !== 'ONLINE')
  const last = lastOf(before)
  const { order } = topologicalOrder(missing, childrenIn(state.configuration))
  const ids = new Map(order.map((name, index) => [name, before.length + index + 1]))
  return order.map((resource) => {
    const children = awaitedChildren(
      resourceNamed(state.configuration, resource),
      (name) => runtimeOf(state, group, system, name)?.state === 'ONLINE',
      (name) => ids.has(name),
    ).flatMap((name) => ids.get(name) ?? [])
    const after = children.length > 0 ? children : last
    return { id: ids.get(resource) ?? 0, action: 'online', group, resource, system, after }
  })
}

/**
 * Steps that take these resources offline, parents first, numbered from `firstId`. A parent that is down already
 * does not hide what stands on it.
 */
export function offlineSteps(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  members: readonly ResourceName[],
  firstId: number,
): PlanStep[] {
  const active = new Set(members.filter((name) => isUp(runtimeOf(state, group, system, name))))
  const above = (name: ResourceName) =>
    nearestAncestors(name, parentsIn(state.configuration), (other) => active.has(other))
  const { order } = topologicalOrder([...active], above)
  const ids = new Map(order.map((name, index) => [name, firstId + index]))
  return order.map((resource) => ({
    id: ids.get(resource) ?? 0,
    action: 'offline',
    group,
    resource,
    system,
    after: above(resource).flatMap((name) => ids.get(name) ?? []),
  }))
}

/** The steps numbered on from those before them, the first of them after the last of those. */
export function following(before: readonly PlanStep[], steps: readonly PlanStep[]): PlanStep[] {
  const last = lastOf(before)
  return steps.map((step) => ({
    ...step,
    id: step.id + before.length,
    after: step.after.length > 0 ? step.after.map((id) => id + before.length) : last,
  }))
}

/** Steps no other step waits for. */
export const lastOf = (steps: readonly PlanStep[]): number[] =>
  steps.filter(({ id }) => !steps.some(({ after }) => after.includes(id))).map(({ id }) => id)
