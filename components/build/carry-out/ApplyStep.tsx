'use client'

import Link from 'next/link'
import { useState } from 'react'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { DeskState, VersionOnWire } from '#lib/wire/configuration.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import type { Failure } from '#components/client/api.ts'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useChangePreview } from '#components/client/configuration/configuration-queries.ts'
import { applyChange, closeDesk, openDesk, type Applying } from '#components/client/configuration/desk.ts'
import { tellFailure, told } from '#components/client/configuration/tell.ts'
import { useEditing, type Editing } from '#components/client/configuration/use-editing.ts'
import { configTabHref } from '#components/client/hrefs.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { timeText } from '#components/client/words/ages.ts'
import { againstApplying } from '#components/config/review/against-applying.ts'
import { ApplyingFields, trialMs, type Trial } from '#components/config/review/ApplyingFields.tsx'

type ApplyStepProps = {
  edits: readonly Edit[]
  /** Offered as the reason of the new version. */
  reason: string
}

/** The whole plan as one version: reason, trial and the button. */
export function ApplyStep({ edits, reason: offered }: ApplyStepProps) {
  const editing = useEditing()
  const role = useConfigureRefusals()
  const [reason, setReason] = useState(offered)
  const [trial, setTrial] = useState<Trial>('none')
  const { busy, failure, apply } = useApply(editing.desk)
  const against = useAgainst(editing.desk, edits)
  const applying = { reason, confirmWithinMs: trialMs(trial) }
  return (
    <Panel title="Apply" note={edits.length === 1 ? '1 change' : `${edits.length} changes`}>
      <div className="space-y-3">
        <p className="text-text-muted">
          All of it becomes one new version of the configuration, or none of it. The configuration is opened
          for it and closed again. Groups with AutoStart come online by themselves as soon as every system has
          been looked at.
        </p>
        <ApplyingFields reason={reason} onReason={setReason} trial={trial} onTrial={setTrial} />
        {failure && <FailureNotice failure={failure} />}
        <div className="flex justify-end">
          <Button
            look="primary"
            busy={busy}
            reasons={[...role, ...deskReasons(editing), ...against]}
            onClick={() => void apply(edits, applying)}
          >
            Apply as one version
          </Button>
        </div>
      </div>
    </Panel>
  )
}

/** Why the desk cannot be had for this. */
function deskReasons({ desk, isMine, draft }: Editing): readonly string[] {
  if (!desk) return ['How the configuration stands is not known yet.']
  if (!desk.open) return []
  if (!isMine)
    return [`${desk.open.owner} has the configuration open. Take it over first, at the foot of the page.`]
  if (draft.length === 0) return []
  return ['You have collected other changes. Apply or discard them first, at the foot of the page.']
}

function useAgainst(desk: DeskState | undefined, edits: readonly Edit[]): readonly string[] {
  const cluster = useClusterName()
  const { value, failure } = useChangePreview(cluster, { base: desk?.version ?? 0, edits })
  if (value) return againstApplying(value)
  return failure ? [] : ['What it would do is being looked at.']
}

function useApply(desk: DeskState | undefined) {
  const cluster = useClusterName()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (edits: readonly Edit[], applying: Applying) => {
    const opened = desk?.open ? null : await openDesk(cluster)
    if (opened && opened.kind !== 'ok') return opened
    const base = opened?.value.version ?? desk?.version ?? 0
    const answer = await applyChange(cluster, { base, edits }, applying)
    const closed = opened ? await closeDesk(cluster, false) : null
    if (closed && closed.kind !== 'ok') tellFailure(closed)
    return answer
  }
  const apply = async (edits: readonly Edit[], applying: Applying) => {
    setBusy(true)
    const answer = await run(edits, applying)
    setBusy(false)
    setFailure(answer.kind === 'ok' ? null : answer)
    if (answer.kind !== 'ok') return
    const trial = applying.confirmWithinMs === null ? [] : ['Confirm it at the foot of the page.']
    told(answer, `Version ${answer.value.version} runs.`, trial)
  }
  return { busy, failure, apply }
}

/** What was applied, once it is. */
export function Applied({ version }: { version: VersionOnWire | undefined }) {
  const cluster = useClusterName()
  const now = useEngineNow()
  return (
    <Panel>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Shape shape="disc-tick" tone="online" />
        <span className="font-medium">
          {version ? `Version ${version.version} has these groups.` : 'The configuration has these groups.'}
        </span>
        {version && (
          <span className="text-text-muted">
            {version.author}, {timeText(version.at, now)}
            {version.reason && `: ${version.reason}`}
          </span>
        )}
        <Link href={configTabHref(cluster, 'versions')} className="ml-auto text-accent hover:underline">
          Versions
        </Link>
      </p>
    </Panel>
  )
}
