'use client'

import { useRef, useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { adoptOutside, revertOutside } from '#components/client/configuration/desk.ts'
import { told } from '#components/client/configuration/tell.ts'
import { useEditing } from '#components/client/configuration/use-editing.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { DiffView } from '../review/DiffView.tsx'

/** An edit of the watched directory as a difference, to be loaded or to be written over. */
export function OutsideDialog() {
  const asked = useDialog('outsideEdit')
  const outside = useEditing().desk?.outside
  return asked && outside ? <Decision outside={outside} /> : null
}

type Outside = NonNullable<NonNullable<ReturnType<typeof useEditing>['desk']>['outside']>

function Decision({ outside }: { outside: Outside }) {
  const cluster = useClusterName()
  const role = useConfigureRefusals()
  const against = useAgainstAdopting()
  const cancel = useRef<HTMLButtonElement>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState<'adopt' | 'revert' | null>(null)
  const adopt = async () => {
    setBusy('adopt')
    const done = told(await adoptOutside(cluster, reason), 'What was edited there runs.')
    setBusy(null)
    if (done) closeDialog()
  }
  const revert = async () => {
    setBusy('revert')
    const done = told(await revertOutside(cluster), `The running files stand on ${outside.system} again.`)
    setBusy(null)
    if (done) closeDialog()
  }
  return (
    <Dialog
      open
      onClose={closeDialog}
      width="wide"
      title={`Edited outside of Hawser, on ${outside.system}`}
      description={
        <>
          What stands in <code className="font-mono">{outside.directory}</code> against what runs. Adopting it
          makes it the next version; reverting writes the running files over it, with the passwords that stand
          there.
        </>
      }
      initialFocus={cancel}
      foot={
        <>
          <Button ref={cancel} onClick={closeDialog}>
            Cancel
          </Button>
          <Button look="danger" busy={busy === 'revert'} reasons={role} onClick={() => void revert()}>
            Revert it on {outside.system}
          </Button>
          <Button
            look="primary"
            busy={busy === 'adopt'}
            reasons={[...role, ...against]}
            onClick={() => void adopt()}
          >
            Adopt it
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <DiffView
          difference={outside.difference}
          label="Difference between what runs and what stands there"
        />
        <TextField label="Reason for adopting it" value={reason} onChange={setReason} maxLength={500} />
      </div>
    </Dialog>
  )
}

/** A whole text takes the place of what was collected, so that has to be decided first. */
function useAgainstAdopting(): readonly string[] {
  const { desk, isMine, draft } = useEditing()
  if (desk?.open && !isMine) return [`${desk.open.owner} has the configuration open. Take it over first.`]
  return draft.length > 0 ? ['Apply or discard first what waits to be applied.'] : []
}
