'use client'

import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { ConfirmDialog } from '#components/ui/overlay/ConfirmDialog.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { closeDesk, rollBack, takeOverDesk } from '#components/client/configuration/desk.ts'
import { told } from '#components/client/configuration/tell.ts'
import { useEditing, useSetDraft } from '#components/client/configuration/use-editing.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { OutsideDialog } from '../outside/OutsideDialog.tsx'
import { ApplyingFields, trialMs, type Trial } from '../review/ApplyingFields.tsx'
import { editCount } from './edit-count.ts'

/** What the bar at the foot asks before it acts. */
export function DeskDialogs() {
  const takeOver = useDialog('takeOver')
  const close = useDialog('discardDraft')
  const back = useDialog('rollBack')
  return (
    <>
      <OutsideDialog />
      {takeOver && <TakeOver />}
      {close && <DiscardDraft thenClose={close.closes} />}
      {back && <RollBack key={back.version} version={back.version} />}
    </>
  )
}

function TakeOver() {
  const cluster = useClusterName()
  const { desk, draft } = useEditing()
  const role = useConfigureRefusals()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const owner = desk?.open?.owner ?? 'nobody'
  const run = async () => {
    setBusy(true)
    const done = told(await takeOverDesk(cluster, reason), 'The configuration is open by you.')
    setBusy(false)
    if (done) closeDialog()
  }
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={`Take the configuration over from ${owner}`}
      description={`${owner} can change nothing any more and sees your name here. ${draft.length === 0 ? 'Nothing waits to be applied.' : `What waits (${editCount(draft.length)}) is kept for you.`} It is written into the log.`}
      foot={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button
            look="primary"
            busy={busy}
            reasons={[...role, ...(reason.trim() === '' ? ['Say why, for the log.'] : [])]}
            onClick={() => void run()}
          >
            Take over
          </Button>
        </>
      }
    >
      <TextField label="Reason" value={reason} onChange={setReason} maxLength={500} />
    </Dialog>
  )
}

function DiscardDraft({ thenClose }: { thenClose: boolean }) {
  const cluster = useClusterName()
  const { draft } = useEditing()
  const setDraft = useSetDraft()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    const done = thenClose ? told(await closeDesk(cluster, true), '') : await setDraft(() => [])
    setBusy(false)
    if (done) closeDialog()
  }
  const what = draft.length === 1 ? '1 change' : `${draft.length} changes`
  return (
    <ConfirmDialog
      open
      onClose={closeDialog}
      risk={{ kind: 'affecting' }}
      width="narrow"
      title={`Discard ${what}`}
      consequence={`What was collected and not applied is lost. The running configuration stays as it is.${thenClose ? ' Then the configuration is read-only.' : ''}`}
      confirm={thenClose ? `Discard ${what} and close` : `Discard ${what}`}
      busy={busy}
      onConfirm={() => void run()}
    />
  )
}

function RollBack({ version }: { version: number }) {
  const cluster = useClusterName()
  const role = useConfigureRefusals()
  const [reason, setReason] = useState('')
  const [trial, setTrial] = useState<Trial>('none')
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    const applying = { reason, confirmWithinMs: trialMs(trial) }
    const done = told(
      await rollBack(cluster, version, applying),
      `The files of version ${version} run again.`,
    )
    setBusy(false)
    if (done) closeDialog()
  }
  return (
    <ConfirmDialog
      open
      onClose={closeDialog}
      risk={{ kind: 'affecting' }}
      title={`Roll back to version ${version}`}
      consequence="Its files are taken again, byte for byte, as a new version. What stays keeps running; the cluster refuses what would leave something running unseen."
      confirm={`Roll back to version ${version}`}
      reasons={role}
      busy={busy}
      onConfirm={() => void run()}
    >
      <ApplyingFields reason={reason} onReason={setReason} trial={trial} onTrial={setTrial} />
    </ConfirmDialog>
  )
}
