import { systemsOf } from '#lib/model/group-members.ts'
import { namesOf, type GroupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Draft } from '../draft.ts'
import { groupChanged } from './group-change.ts'
import { resourceChanged } from './resource-change.ts'
import { systemChanged } from './system-change.ts'

/**
 * Calls the triggers that follow from what a step has changed, and remembers how far each group and resource
 * has come. `groups`: those the step has looked at; only their places that differ from `before` are compared,
 * and systems only when one of them has changed, so a quiet monitor costs nothing. vcs-semantics §9.
 */
export function callTriggers(draft: Draft, before: ClusterState, groups: Iterable<GroupName>): void {
  for (const group of groups) if (draft.state.groups[group]) placesChanged(draft, before, group)
  if (before.systems === draft.state.systems) return
  for (const system of namesOf(draft.state.systems)) {
    const was = before.systems[system]
    if (was && was !== draft.state.systems[system]) systemChanged(draft, system, was)
  }
}

function placesChanged(draft: Draft, before: ClusterState, group: GroupName): void {
  for (const system of systemsOf(draft.state.configuration, group)) {
    const was = before.groups[group]?.places[system]
    const now = draft.place(group, system)
    if (was === now) continue
    for (const resource of namesOf(now.resources)) {
      const earlier = was?.resources[resource]
      if (earlier && earlier !== now.resources[resource]) {
        resourceChanged(draft, { group, resource, system }, earlier)
      }
    }
    groupChanged(draft, group, system)
  }
}
