'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { logHref } from '#components/client/hrefs.ts'
import { DecisionRow } from './DecisionRow.tsx'
import type { LogFilter } from './log-filter.ts'
import { useDecisions } from './use-decisions.ts'

type DecisionListProps = {
  /** What it is about: a group, a resource or a system. */
  filter: { group?: string; resource?: string; system?: string }
  shown?: number
}

/** The latest lines of the engine log about one thing, with the way to all of them. */
export function DecisionList({ filter: { group, resource, system }, shown = 8 }: DecisionListProps) {
  const cluster = useClusterName()
  const now = useEngineNow()
  const filter = useMemo<LogFilter>(() => ({ group, resource, system }), [group, resource, system])
  const { decisions, loading, failure } = useDecisions(filter)
  if (loading) return <SkeletonRows rows={4} label="Loading the log" />
  if (failure && decisions.length === 0) return <FailureNotice failure={failure} />
  if (decisions.length === 0) return <EmptyState title="Nothing has been decided yet." />
  const about = Object.fromEntries(
    Object.entries({ group, resource, system }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return (
    <>
      <ul className="divide-y">
        {decisions.slice(0, shown).map((decision) => (
          <li key={decision.id}>
            <DecisionRow decision={decision} now={now} />
          </li>
        ))}
      </ul>
      <div className="border-t px-3 py-2">
        <Link href={logHref(cluster, about)} className="rounded-sm font-medium text-accent hover:underline">
          All in the log
        </Link>
      </div>
    </>
  )
}
