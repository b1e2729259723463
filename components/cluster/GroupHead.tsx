'use client'

import type { GroupName } from '#lib/model/names.ts'
import { Badge } from '#components/ui/display/Badge.tsx'
import { useGroup, useGroupSummary } from '#components/client/cluster/selectors.ts'
import { frozenLabel } from '#components/client/words/labels.ts'
import { summaryLabel, summaryPlace } from '#components/client/words/group-words.ts'
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
        {frozen && (
          <Badge tone="frozen" shape="snowflake" title={`Frozen by ${frozen.by}. ${frozen.reason}`}>
            {frozenLabel.text}
          </Badge>
        )}
      </span>
      <span className="flex items-center gap-1.5 text-xs text-text-muted">
        <StateMark label={summaryLabel(summary)} size={11} />
        {place !== '' && <span className="truncate">{place}</span>}
      </span>
    </>
  )
}
