'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ClusterSummary } from '#lib/wire/snapshot.ts'
import { Badge } from '#components/ui/display/Badge.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { clusterHref } from '#components/client/hrefs.ts'
import { useClusters } from '#components/client/queries.ts'
import { groupLabels, operationLabels, shareLabel, systemLabels } from '#components/client/words/labels.ts'
import type { Label } from '#components/client/words/label.ts'
import { ProblemList } from '#components/config/ProblemList.tsx'
import { StateMark } from './StateMark.tsx'

/** All clusters of this console, each with its numbers. */
export function ClusterTable() {
  const { value, failure, loading } = useClusters()
  if (loading && !failure) return <SkeletonRows rows={3} label="Loading the clusters" />
  if (!value) return failure && <FailureNotice failure={failure} />
  if (value.length === 0) {
    return (
      <EmptyState icon="stack" title="No cluster yet">
        Put a main.cf into the data directory, as the README says, and start Hawser again.
      </EmptyState>
    )
  }
  return (
    <ul className="grid gap-3 xl:grid-cols-2" aria-label="Clusters">
      {value.map((summary) => (
        <li key={summary.name}>
          {summary.notLoaded ? <NotLoaded summary={summary} /> : <ClusterCard summary={summary} />}
        </li>
      ))}
    </ul>
  )
}

function ClusterCard({ summary }: { summary: ClusterSummary }) {
  const router = useRouter()
  const { groups, systems } = summary
  const href = clusterHref(summary.name)
  return (
    <Panel
      title={
        <Link
          href={href}
          data-row
          className="rounded-sm hover:underline"
          onMouseEnter={() => router.prefetch(href)}
        >
          {summary.name}
        </Link>
      }
      actions={
        summary.runningOperations > 0 && (
          <Badge tone="transition" shape={operationLabels.RUNNING.shape}>
            {summary.runningOperations} running
          </Badge>
        )
      }
    >
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        <Number
          label={shareLabel(systemLabels.RUNNING, systems.running, systems.total)}
          count={systems.running}
          of={systems.total}
          text="systems running"
        />
        <Number
          label={shareLabel(groupLabels.ONLINE, groups.online, groups.total)}
          count={groups.online}
          of={groups.total}
          text="groups online"
        />
        <Number label={groupLabels.PARTIAL} count={groups.partial} text="partial" />
        <Number label={groupLabels.FAULTED} count={groups.faulted} text="faulted" />
        <Number label={groupLabels.UNKNOWN} count={groups.unknown} text="unknown" />
      </ul>
    </Panel>
  )
}

type NumberProps = { label: Label; count: number; of?: number; text: string }

function Number({ label, count, of, text }: NumberProps) {
  if (count === 0 && of === undefined) return null
  return (
    <li>
      <StateMark label={{ ...label, text: `${count}${of === undefined ? '' : ` of ${of}`} ${text}` }} />
    </li>
  )
}

function NotLoaded({ summary }: { summary: ClusterSummary }) {
  return (
    <Panel
      title={summary.name}
      actions={
        <Badge tone="faulted" shape="diamond">
          Not loaded
        </Badge>
      }
    >
      <p className="mb-2">{summary.notLoaded?.message}</p>
      <ProblemList problems={summary.notLoaded?.problems ?? []} />
    </Panel>
  )
}
