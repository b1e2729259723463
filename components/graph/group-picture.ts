import { groupSummary } from '#lib/model/group-state.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { groupHref } from '#components/client/hrefs.ts'
import { summaryLabel, summaryPlace } from '#components/client/words/group/group-words.ts'
import { frozenLabel, groupLabels } from '#components/client/words/labels.ts'
import { unreadyLabel } from '#components/client/words/system/preflight-words.ts'
import type { Key, Picture } from './picture.ts'

const key: Key = {
  labels: [...Object.values(groupLabels), frozenLabel, unreadyLabel],
  lines: [
    { look: 'box', text: 'A service group, and where it runs' },
    { look: 'arrow', text: 'Firm: requires it, and goes down with it' },
    { look: 'dashed-arrow', text: 'Soft: requires it only to start' },
  ],
}

/** The service groups and what they require of each other. `unready`: those that could not run on some system. */
export function groupPicture(
  state: ClusterState,
  cluster: string,
  unready: ReadonlySet<string> = new Set(),
): Picture {
  const names = namesOf(state.configuration.groups)
  return {
    boxes: names.map((group) => ({
      id: group,
      title: group,
      note: summaryPlace(groupSummary(state, group)),
      label: summaryLabel(groupSummary(state, group)),
      marks: [
        ...(state.groups[group]?.frozen ? [frozenLabel] : []),
        ...(unready.has(group) ? [unreadyLabel] : []),
      ],
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
    key,
  }
}
