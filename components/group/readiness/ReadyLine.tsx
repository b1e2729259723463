'use client'

import type { GroupName, SystemName } from '#lib/model/names.ts'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useReadyPlace } from '#components/client/preflight/preflight.ts'
import { lookedAtText, readyLabel } from '#components/client/words/preflight-words.ts'

type ReadyLineProps = { group: GroupName; system: SystemName }

/** Whether the group could run there, how old that is, and every reason. */
export function ReadyLine({ group, system }: ReadyLineProps) {
  const place = useReadyPlace(group, system)
  const now = useEngineNow()
  if (!place) return <span className="block h-4.5" />
  const isKnown = place.at !== null
  return (
    <div className="text-xs">
      <p className="flex min-h-4.5 flex-wrap items-center gap-x-2">
        {isKnown && <StateMark label={readyLabel(place)} size={12} />}
        <span className="text-text-muted">{lookedAtText(place, now)}</span>
      </p>
      {isKnown && place.reasons.length > 0 && (
        <ul className="mt-0.5 space-y-0.5 text-text-muted">
          {place.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
