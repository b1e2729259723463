'use client'

import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { useAccountActions } from '#components/client/accounts.ts'
import { useSession } from '#components/client/queries.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { showToast } from '#components/client/stores/toasts.ts'
import { detailsOf, sentenceOf } from '#components/client/words/sentences.ts'

export function PasswordDialog() {
  const open = useDialog('password') !== null
  const isSet = useSession().value?.passwordSet ?? false
  const title = isSet ? 'Change password' : 'Set a password'
  return (
    <Dialog open={open} onClose={closeDialog} title={title} width="narrow">
      <PasswordForm isSet={isSet} onDone={closeDialog} cancel="Cancel" />
    </Dialog>
  )
}

type PasswordFormProps = {
  /** There is one already: it is asked for. */
  isSet: boolean
  onDone: () => void
  /** Word on the button that leaves without a change. */
  cancel: string
}

export function PasswordForm({ isSet, onDone, cancel }: PasswordFormProps) {
  const { setPassword } = useAccountActions()
  const [current, setCurrent] = useState('')
  const [password, setNew] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async (event: React.FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await setPassword(password, isSet ? current : undefined)
    setBusy(false)
    if (answer.kind !== 'ok') return setError(detailsOf(answer)[0] ?? sentenceOf(answer))
    showToast({ tone: 'online', shape: 'disc-tick', title: 'The password is set.', lines: [] })
    onDone()
  }
  return (
    <form onSubmit={save} className="space-y-3">
      {isSet && (
        <TextField
          label="Current password"
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
      )}
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setNew}
        error={error}
        hint="At least 12 characters."
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{cancel}</Button>
        <Button type="submit" look="primary" busy={busy}>
          Save password
        </Button>
      </div>
    </form>
  )
}
