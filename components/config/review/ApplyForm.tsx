'use client'

import { useState } from 'react'
import type { ChangePreview } from '#lib/wire/configuration.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import type { Failure } from '#components/client/api.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { applyChange, type ChangeOnWire } from '#components/client/configuration/desk.ts'
import { told } from '#components/client/configuration/tell.ts'
import { ApplyingFields, trialMs, type Trial } from './ApplyingFields.tsx'
import { againstApplying } from './against-applying.ts'

type ApplyFormProps = {
  change: ChangeOnWire
  preview: ChangePreview
  /** Reasons that have nothing to do with the change itself: role, owner. */
  reasons: readonly string[]
  confirm: string
  onApplied?: () => void
}

/** Reason, trial and the one button that changes the running cluster. */
export function ApplyForm({ change, preview, reasons, confirm, onApplied }: ApplyFormProps) {
  const cluster = useClusterName()
  const [reason, setReason] = useState('')
  const [trial, setTrial] = useState<Trial>('none')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async () => {
    setBusy(true)
    const answer = await applyChange(cluster, change, { reason, confirmWithinMs: trialMs(trial) })
    setBusy(false)
    setFailure(answer.kind === 'ok' ? null : answer)
    if (answer.kind !== 'ok') return
    told(answer, 'The change is applied.', trial === 'none' ? [] : ['Confirm it at the foot of the page.'])
    onApplied?.()
  }
  return (
    <div className="space-y-3">
      <ApplyingFields reason={reason} onReason={setReason} trial={trial} onTrial={setTrial} />
      {failure && <FailureNotice failure={failure} />}
      <div className="flex justify-end">
        <Button
          look="primary"
          busy={busy}
          reasons={[...reasons, ...againstApplying(preview)]}
          onClick={() => void run()}
        >
          {confirm}
        </Button>
      </div>
    </div>
  )
}
