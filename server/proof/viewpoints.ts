import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'

/**
 * Systems to look from, the best first: others of the group's SystemList, then others of the cluster, and the one that
 * carries the group last, since a service may answer its own system and nobody else. Only those that answer.
 */
export const viewpoints = (
  state: ClusterState,
  group: GroupName,
  carrying: SystemName,
): readonly SystemName[] => {
  const listed = state.configuration.groups[group]?.systemList.map(({ system }) => system) ?? []
  const others = namesOf(state.configuration.systems).filter((system) => !listed.includes(system))
  const inOrder = [...listed.filter((system) => system !== carrying), ...others, carrying]
  return inOrder.filter((system) => state.systems[system]?.contact.kind === 'connected')
}
