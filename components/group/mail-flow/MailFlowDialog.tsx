'use client'

import { useState } from 'react'
import type { GroupName } from '#lib/model/names.ts'
import type { MailFlow } from '#lib/wire/mail-flow/mail-flow.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useMailFlowActions } from '#components/client/mail-flow/mail-flows.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { detailsOf, sentenceOf } from '#components/client/words/sentences.ts'
import { fieldsOf, readFields } from './mail-flow-form.ts'
import { MailFlowFieldSet } from './MailFlowFieldSet.tsx'

type MailFlowDialogProps = { group: GroupName; flow: MailFlow | null; onClose: () => void }

/** How the mail flow of a group is proved. */
export function MailFlowDialog({ group, flow, onClose }: MailFlowDialogProps) {
  const configuration = useConfiguration()
  const refusals = useConfigureRefusals()
  const { configure, remove } = useMailFlowActions(group)
  const [fields, setFields] = useState(() => fieldsOf(flow, configuration, group))
  const [errors, setErrors] = useState<Readonly<Partial<Record<keyof typeof fields, string>>>>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    const read = readFields(fields)
    if (read.kind === 'wrong') return setErrors(read.errors)
    if (fields.password === '' && !flow?.passwordSet)
      return setErrors({ password: 'The mailbox wants a password.' })
    setBusy(true)
    const answer = await configure(read.setting, fields.password)
    setBusy(false)
    if (answer.kind === 'ok') return onClose()
    setFailure(detailsOf(answer)[0] ?? sentenceOf(answer))
  }
  const leave = async () => {
    setBusy(true)
    const isDone = await remove()
    setBusy(false)
    if (isDone) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Mail flow of ${group}`}
      description="Each time the group has come online, one message goes in, is found, and is removed. Nothing is done to the group because of it."
      foot={
        <>
          {flow && (
            <Button
              look="danger"
              className="mr-auto"
              busy={busy}
              reasons={refusals}
              onClick={() => void leave()}
            >
              Prove no longer
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} reasons={refusals} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <MailFlowFieldSet
        fields={fields}
        errors={errors}
        passwordSet={flow?.passwordSet ?? false}
        onChange={(change) => {
          setFields({ ...fields, ...change })
          setErrors({})
          setFailure(null)
        }}
      />
      {failure && (
        <p role="alert" className="mt-3 text-faulted">
          {failure}
        </p>
      )}
    </Dialog>
  )
}
