'use client'

import type { GroupName } from '#lib/model/names.ts'
import { useGroup, useGroupSummary } from '#components/client/cluster/selectors.ts'
import { summaryLabel, summaryPlace } from '#components/client/words/group/group-words.ts'
import { FrozenBadge } from './FrozenBadge.tsx'
import { MailFlowMark } from './MailFlowMark.tsx'
import { StateMark } from './StateMark.tsx'

/** A group's name, its state over all systems, and where it is. */
export function GroupHead({ group }: { group: GroupName }) {
  const frozen = useGroup(group)?.frozen
  const summary = useGroupSummary(group)
  const place = summaryPlace(summary)
  return (
    <>
      <span className="flex items-center gap-2">
        <span className="truncate font-semibold">{group}</span>
        {frozen && <FrozenBadge freeze={frozen} />}
      </span>
      <span className="flex items-center gap-1.5 text-xs text-text-muted">
        <StateMark label={summaryLabel(summary)} size={11} />
        {place !== '' && <span className="truncate">{place}</span>}
        <MailFlowMark group={group} />
      </span>
    </>
  )
}
