'use client'

import Link from 'next/link'
import type { GroupName } from '#lib/model/names.ts'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { logHref } from '#components/client/hrefs.ts'
import { useDecisionPages } from '#components/client/queries.ts'
import { DecisionRow } from '#components/history/DecisionRow.tsx'

const shown = 3
const severity = 'CRITICAL,ERROR,WARNING'

/** What the engine's log has of a group in trouble: its latest lines, each of which tells why, and the way to all. */
export function FailureLog({ group }: { group: GroupName }) {
  const cluster = useClusterName()
  const now = useEngineNow()
  const { pages } = useDecisionPages(cluster, new URLSearchParams({ group, severity }).toString())
  const latest = (pages[0] ?? []).slice(0, shown)
  return (
    <div className="mt-1.5 border-l-2 border-faulted/50">
      <ul aria-label={`Log of ${group}`}>
        {latest.map((decision) => (
          <li key={decision.id}>
            <DecisionRow decision={decision} now={now} />
          </li>
        ))}
      </ul>
      <Link href={logHref(cluster, { group })} className="px-3 text-xs text-accent hover:underline">
        All of its log
      </Link>
    </div>
  )
}
