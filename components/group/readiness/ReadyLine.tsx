'use client'

import type { GroupName, SystemName } from '#lib/model/names.ts'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useReadyPlace } from '#components/client/preflight/preflight.ts'
import { lookedAtText, readyLabel } from '#components/client/words/system/preflight-words.ts'

type ReadyLineProps = { group: GroupName; system: SystemName }

/** Whether the group could run there, how old that is, and every reason. Stands in a label too: no block elements. */
export function ReadyLine({ group, system }: ReadyLineProps) {
  const place = useReadyPlace(group, system)
  const now = useEngineNow()
  if (!place) return <span className="block h-4.5" />
  const isKnown = place.at !== null
  return (
    <span className="block text-xs">
      <span className="flex min-h-4.5 flex-wrap items-center gap-x-2">
        {isKnown && <StateMark label={readyLabel(place)} size={12} />}
        <span className="text-text-muted">{lookedAtText(place, now)}</span>
      </span>
      {isKnown &&
        place.reasons.map((reason) => (
          <span key={reason} className="mt-0.5 block text-text-muted">
            {reason}
          </span>
        ))}
    </span>
  )
}
