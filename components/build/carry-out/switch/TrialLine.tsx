'use client'

import Link from 'next/link'
import type { GroupName } from '#lib/model/names.ts'
import type { Operation } from '#lib/model/runtime.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { OperationSteps } from '#components/group/OperationSteps.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { sendIntent } from '#components/client/commands.ts'
import { groupHref } from '#components/client/hrefs.ts'
import { durationText } from '#components/client/words/ages.ts'
import { FailureLog } from '../FailureLog.tsx'
import { nextLeg, type NextSwitch, type Trial } from './switch-trial.ts'
import { useMayOperate } from '../use-may-operate.ts'
import { legsText, trialLabels } from './trial-labels.ts'

type TrialLineProps = {
  group: GroupName
  trial: Trial
  /** Begins or goes on with the test of this group; null while a test runs. */
  onBegin: (() => void) | null
}

/** One group's test: how far it is, how long each way took, and what comes next. */
export function TrialLine({ group, trial, onBegin }: TrialLineProps) {
  const cluster = useClusterName()
  const { kind, open } = trial
  return (
    <li className="space-y-1.5 px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateMark label={trialLabels[kind]} className="w-24 shrink-0 sm:w-32" />
        <Link href={groupHref(cluster, group)} className="min-w-0 truncate font-medium hover:underline">
          {group}
        </Link>
        <span className="min-w-0 flex-1 text-text-muted">{legsText(trial)}</span>
        {onBegin && kind !== 'passed' && kind !== 'running' && (
          <NextButton group={group} trial={trial} onBegin={onBegin} />
        )}
      </div>
      {open && kind === 'running' && <Running operation={open.operation} />}
      {open && kind === 'failed' && (
        <>
          <p className="text-faulted">{open.operation.outcome ?? 'The switch came to nothing.'}</p>
          <FailureLog group={group} />
        </>
      )}
    </li>
  )
}

/** The steps as they happen. The engine goes on with them whether this page is open or not. */
function Running({ operation }: { operation: Operation }) {
  const now = useEngineNow()
  return (
    <div className="space-y-1.5">
      <p className="text-xs text-text-muted">
        {operation.title}, for {durationText(now - operation.startedAt)}
      </p>
      <OperationSteps steps={operation.steps} />
    </div>
  )
}

type NextButtonProps = Omit<TrialLineProps, 'onBegin'> & { onBegin: () => void }

function NextButton({ group, trial, onBegin }: NextButtonProps) {
  const cluster = useClusterName()
  const mayNot = useMayOperate([group])
  const next = nextLeg(useClusterState(), group, trial)
  const again = next.kind === 'switch' ? () => void sendIntent(cluster, next.intent) : undefined
  return (
    <Button
      size="small"
      reasons={[...mayNot, ...(next.kind === 'waits' ? next.reasons : [])]}
      onClick={trial.kind === 'failed' ? again : onBegin}
    >
      {wordsOf(trial, next)}
    </Button>
  )
}

function wordsOf({ kind }: Trial, next: NextSwitch): string {
  if (next.kind === 'waits') return kind === 'untested' ? 'Switch and back' : 'Switch again'
  if (kind === 'untested') return `Switch to ${next.to}, then back`
  return kind === 'away' ? `Switch back to ${next.to}` : `Try again: switch to ${next.to}`
}
