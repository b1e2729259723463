'use client'

import Link from 'next/link'
import { useCallback } from 'react'
import { groupSummary, type GroupSummary } from '#lib/model/group-state.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { sendIntent } from '#components/client/commands.ts'
import { groupHref } from '#components/client/hrefs.ts'
import { summaryLabel, summaryPlace } from '#components/client/words/group/group-words.ts'
import { groupLabels } from '#components/client/words/labels.ts'
import { nextOnline, retryIntent, standingOf, type Standing } from './bring-up.ts'
import { FailureLog } from '../FailureLog.tsx'
import { useMayOperate } from '../use-may-operate.ts'
import { useRunner, type Runner } from '../use-runner.ts'

type OnlineStepProps = { order: readonly GroupName[]; sinceOf: (group: GroupName) => number }

/** The groups in the order of their dependencies, each as it stands now. */
export function OnlineStep({ order, sinceOf }: OnlineStepProps) {
  const state = useClusterState()
  const mayNot = useMayOperate(order)
  const standings = order.map((group) => [group, standingOf(state, group, sinceOf(group))] as const)
  const online = standings.filter(([, { kind }]) => kind === 'online').length
  const isDone = online === order.length
  const isOwed = standings.some(([, { kind }]) => kind !== 'online' && kind !== 'moving')
  const next = useCallback(
    (now: ClusterState) => nextOnline(order.map((group) => standingOf(now, group, sinceOf(group)))),
    [order, sinceOf],
  )
  const runner = useRunner(next, isDone)
  return (
    <Panel
      title="Online"
      note={`${online} of ${order.length}`}
      flush
      actions={(isOwed || runner.isRunning) && <RunButton runner={runner} mayNot={mayNot} />}
    >
      <ol aria-label="Groups coming online" className="divide-y">
        {standings.map(([group, standing]) => (
          <GroupLine
            key={group}
            group={group}
            standing={standing}
            summary={standing.kind === 'missing' ? null : groupSummary(state, group)}
            onRetry={runner.start}
          />
        ))}
      </ol>
    </Panel>
  )
}

function RunButton({ runner, mayNot }: { runner: Runner; mayNot: readonly string[] }) {
  return runner.isRunning ? (
    <Button size="small" onClick={runner.stop}>
      Start no more groups
    </Button>
  ) : (
    <Button size="small" look="primary" reasons={mayNot} onClick={runner.start}>
      Bring all online, one by one
    </Button>
  )
}

type GroupLineProps = {
  group: GroupName
  standing: Standing
  summary: GroupSummary | null
  onRetry: () => void
}

function GroupLine({ group, standing, summary, onRetry }: GroupLineProps) {
  const cluster = useClusterName()
  const mayNot = useMayOperate([group])
  const retry = async () => {
    const outcome = await sendIntent(cluster, retryIntent(group, standing))
    if (outcome.kind === 'accepted') onRetry()
  }
  return (
    <li className="px-3 py-2">
      <div className="flex items-center gap-3">
        <StateMark
          label={summary ? summaryLabel(summary) : groupLabels.UNKNOWN}
          className="w-24 shrink-0 sm:w-32"
        />
        <Link href={groupHref(cluster, group)} className="min-w-0 truncate font-medium hover:underline">
          {group}
        </Link>
        <span className="min-w-0 flex-1 truncate text-text-muted">{summary && summaryPlace(summary)}</span>
        {standing.kind === 'failed' && (
          <Button size="small" reasons={mayNot} onClick={() => void retry()}>
            Try again
          </Button>
        )}
      </div>
      <div className="text-xs text-text-muted empty:hidden sm:pl-35">
        <StandingNote standing={standing} />
      </div>
      {standing.kind === 'failed' && <FailureLog group={group} />}
    </li>
  )
}

function StandingNote({ standing }: { standing: Standing }) {
  switch (standing.kind) {
    case 'moving':
      return standing.resources.length > 0 && <p>Under way: {standing.resources.join(', ')}</p>
    case 'waits':
    case 'failed':
      return standing.reasons.map((reason) => <p key={reason}>{reason}</p>)
    case 'ready':
      return <p>Nothing is against starting it.</p>
    default:
      return null
  }
}
