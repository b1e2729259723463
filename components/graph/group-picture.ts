import { groupSummary } from '#lib/model/group-state.ts'
import { namesOf, type GroupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { GroupStateToken } from '#lib/model/states.ts'
import { groupHref } from '#components/client/hrefs.ts'
import { frozenLabel, groupLabel } from '#components/client/words/labels.ts'
import type { Picture } from './picture.ts'

/** The service groups and what they require of each other. */
export function groupPicture(state: ClusterState, cluster: string): Picture {
  const names = namesOf(state.configuration.groups)
  return {
    boxes: names.map((group) => ({
      id: group,
      title: group,
      note: placeOf(state, group),
      label: groupLabel(tokensOf(state, group)),
      marks: state.groups[group]?.frozen ? [frozenLabel] : [],
      href: groupHref(cluster, group),
      quiet: false,
    })),
    arrows: names.flatMap((group) =>
      (state.configuration.groups[group]?.requires ?? []).map((link) => ({
        parent: link.parent,
        child: link.child,
        text: [link.category, link.location, link.rigidity ?? ''].join(' ').trim(),
        firm: link.rigidity === 'firm' || link.rigidity === 'hard',
      })),
    ),
  }
}

function tokensOf(state: ClusterState, group: GroupName): GroupStateToken[] {
  const summary = groupSummary(state, group)
  return [
    summary.state,
    ...(summary.startingOn.length > 0 ? (['STARTING'] as const) : []),
    ...(summary.stoppingOn.length > 0 ? (['STOPPING'] as const) : []),
    ...(summary.faultedOn.length > 0 ? (['FAULTED'] as const) : []),
  ]
}

function placeOf(state: ClusterState, group: GroupName): string {
  const summary = groupSummary(state, group)
  if (summary.on.length > 0) return `on ${summary.on.join(', ')}`
  if (summary.startingOn.length > 0) return `to ${summary.startingOn.join(', ')}`
  return summary.unknownOn.length > 0 ? `unknown on ${summary.unknownOn.join(', ')}` : 'on no system'
}
