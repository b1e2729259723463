import { groupSummary } from '#lib/model/group-state.ts'
import type { GroupSummary } from '#lib/model/group-state.ts'
import { clusterName, namesOf } from '#lib/model/names.ts'
import type { ClusterSnapshot, ClusterSummary } from '#lib/wire/snapshot.ts'
import type { ClusterSlot } from '../api-env.ts'

/** A cluster as a line of the list of clusters. `nowMs`: for one that has no state of its own. */
export function summaryOf(slot: ClusterSlot, nowMs: number): ClusterSummary {
  if (slot.kind === 'running') return { name: slot.driver.name, ...counts(slot.driver.snapshot()) }
  return {
    name: clusterName(slot.name),
    systems: { total: 0, running: 0 },
    groups: { total: 0, online: 0, faulted: 0, partial: 0, unknown: 0 },
    runningOperations: 0,
    at: nowMs,
    notLoaded: { message: slot.message, problems: slot.problems },
  }
}

function counts({ state, at }: ClusterSnapshot): Omit<ClusterSummary, 'name'> {
  const systems = Object.values(state.systems)
  const groups = namesOf(state.configuration.groups).map((group) => groupSummary(state, group))
  const count = (holds: (group: GroupSummary) => boolean): number => groups.filter(holds).length
  return {
    systems: { total: systems.length, running: systems.filter(({ state: is }) => is === 'RUNNING').length },
    groups: {
      total: groups.length,
      online: count(({ state: is }) => is === 'ONLINE'),
      faulted: count(({ faultedOn }) => faultedOn.length > 0),
      partial: count(({ state: is }) => is === 'PARTIAL'),
      unknown: count(({ state: is }) => is === 'UNKNOWN'),
    },
    runningOperations: Object.values(state.operations).filter(({ state: is }) => is === 'RUNNING').length,
    at,
  }
}
