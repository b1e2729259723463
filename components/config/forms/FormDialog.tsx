'use client'

import { useState } from 'react'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { CodeBlock } from '#components/ui/display/CodeBlock.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { commandLine } from '#components/client/configuration/draft/command-line.ts'
import { useChange, useEditing } from '#components/client/configuration/use-editing.ts'
import { closeDialog } from '#components/client/stores/dialogs.ts'
import { useEditFaults } from './use-edit-faults.ts'

type FormDialogProps = {
  title: string
  description?: React.ReactNode
  /** Verb and noun: "Add resource". It goes to the collected changes, not to the cluster. */
  confirm: string
  /** What the form stands for as it is filled in now. */
  edits: readonly Edit[]
  /** Why it may not be added as it is; all of it. */
  faults?: readonly string[]
  width?: 'narrow' | 'normal' | 'wide'
  onAdded?: () => void
  /** Beside the buttons. */
  more?: React.ReactNode
  children?: React.ReactNode
}

/** A form of the configuration: its fields, the ha commands it stands for, and why it may not be added. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, confirm, edits, faults = [], width, onAdded, more, children } = props
  const { refusals } = useEditing()
  const change = useChange()
  const own = useEditFaults(faults.length === 0 ? edits : none)
  const [busy, setBusy] = useState(false)
  const reasons = [...refusals, ...faults, ...own, ...(edits.length === 0 ? ['It changes nothing yet.'] : [])]
  const add = async () => {
    setBusy(true)
    const added = await change(edits)
    setBusy(false)
    if (!added) return
    closeDialog()
    onAdded?.()
  }
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={title}
      description={description}
      width={width}
      foot={
        <>
          {more && <div className="mr-auto flex gap-2">{more}</div>}
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" busy={busy} reasons={reasons} onClick={() => void add()}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (reasons.length === 0 && !busy) void add()
        }}
      >
        {children}
        {own.length > 0 && (
          <ul aria-live="polite" className="space-y-0.5 text-faulted">
            {own.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        )}
        <Commands edits={edits} />
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  )
}

const none: readonly Edit[] = []

/** The form as an administrator would type it. */
function Commands({ edits }: { edits: readonly Edit[] }) {
  return (
    <div>
      <p className="mb-1 text-xs text-text-muted">The same as commands</p>
      <CodeBlock
        label="Commands"
        className="max-h-40"
        text={edits.length === 0 ? '# nothing yet' : edits.map(commandLine).join('\n')}
      />
    </div>
  )
}
