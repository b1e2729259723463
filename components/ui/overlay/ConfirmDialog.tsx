'use client'

import { useRef, useState } from 'react'
import { Button } from '../action/Button.tsx'
import { TextField } from '../form/TextField.tsx'
import { Dialog } from './Dialog.tsx'

/**
 * `affecting` changes a running service: consequence first, verb and noun on the button.
 * `destructive` cannot be taken back or touches more than one thing: a phrase must be typed.
 */
type Risk = { kind: 'affecting' } | { kind: 'destructive'; phrase: string }

type ConfirmDialogProps = {
  open: boolean
  onClose: () => void
  risk: Risk
  title: React.ReactNode
  /** What will happen, before anything else. */
  consequence?: React.ReactNode
  /** Verb and noun: "Switch imap". */
  confirm: string
  /** Called once per press. With a typed phrase, the phrase is handed over. */
  onConfirm: (typed: string) => void
  busy?: boolean
  /** Why it may not be confirmed now; all of them. */
  reasons?: readonly string[]
  width?: 'narrow' | 'normal' | 'wide'
  children?: React.ReactNode
}

/** Focus starts on Cancel and Enter never confirms: a press or the space bar on the button does. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, risk, title, consequence, width, children } = props
  const cancel = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={consequence}
      width={width ?? 'normal'}
      initialFocus={cancel}
    >
      {children}
      <ConfirmFoot key={risk.kind === 'destructive' ? risk.phrase : ''} {...props} cancel={cancel} />
    </Dialog>
  )
}

type FootProps = ConfirmDialogProps & { cancel: React.RefObject<HTMLButtonElement | null> }

function ConfirmFoot({ risk, confirm, onConfirm, onClose, busy = false, reasons = [], cancel }: FootProps) {
  const [typed, setTyped] = useState('')
  const phrase = risk.kind === 'destructive' ? risk.phrase : null
  const missing = phrase !== null && typed !== phrase ? [`Type ${phrase} to confirm.`] : []
  return (
    <>
      {phrase !== null && (
        <div className="mt-3">
          <TextField
            label={
              <>
                Type <code className="font-mono font-medium text-text">{phrase}</code> to confirm
              </>
            }
            value={typed}
            onChange={setTyped}
            mono
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      )}
      <div className="sticky -bottom-4 z-10 -mx-4 mt-4 -mb-4 flex flex-wrap justify-end gap-2 rounded-b-lg border-t bg-sunken px-4 py-3">
        <Button ref={cancel} onClick={onClose}>
          Cancel
        </Button>
        <Button
          look={phrase === null ? 'primary' : 'danger'}
          busy={busy}
          reasons={[...reasons, ...missing]}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          onClick={() => onConfirm(typed)}
        >
          {confirm}
        </Button>
      </div>
    </>
  )
}
