'use client'

import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import type { MailFlowFields } from './mail-flow-form.ts'

type Change = (change: Partial<MailFlowFields>) => void

type FieldSetProps = {
  fields: MailFlowFields
  errors: Readonly<Partial<Record<keyof MailFlowFields, string>>>
  passwordSet: boolean
  onChange: Change
}

const securities = [
  { value: 'none', label: 'in the clear' },
  { value: 'starttls', label: 'STARTTLS' },
  { value: 'tls', label: 'TLS' },
]

/** Usual ports, so that a change of protocol or security changes a port nobody has touched. */
const usualPort = (protocol: string, security: string): string =>
  protocol === 'imap' ? (security === 'tls' ? '993' : '143') : security === 'tls' ? '995' : '110'

export function MailFlowFieldSet({ fields, errors, passwordSet, onChange }: FieldSetProps) {
  const text = (name: keyof MailFlowFields, label: string, hint?: string) => (
    <TextField
      label={label}
      value={fields[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errors[name] ?? null}
      hint={hint}
      autoComplete="off"
      spellCheck={false}
    />
  )
  const reading = (change: Partial<Pick<MailFlowFields, 'protocol' | 'readingSecurity'>>): void => {
    const next = { ...fields, ...change }
    const isUsual = fields.readingPort === usualPort(fields.protocol, fields.readingSecurity)
    const port = isUsual ? { readingPort: usualPort(next.protocol, next.readingSecurity) } : {}
    onChange({ ...change, ...port })
  }
  return (
    <div className="space-y-4">
      <Part title="The message goes in by SMTP">
        <div className="grid gap-3 sm:grid-cols-2">
          {text('sender', 'Sender')}
          {text('recipient', 'Recipient', 'A mailbox that nobody else uses.')}
        </div>
        <div className="grid gap-3 sm:grid-cols-[1fr_6rem_9rem]">
          {text('sendingAddress', 'SMTP address')}
          {text('sendingPort', 'SMTP port')}
          <SelectField
            label="SMTP security"
            value={fields.sendingSecurity}
            onChange={(sendingSecurity) => onChange({ sendingSecurity })}
            options={securities}
          />
        </div>
      </Part>
      <Part title="It is found in the mailbox">
        <div className="grid gap-3 sm:grid-cols-[7rem_1fr_6rem_9rem]">
          <SelectField
            label="By"
            value={fields.protocol}
            onChange={(protocol) => reading({ protocol })}
            options={[
              { value: 'imap', label: 'IMAP' },
              { value: 'pop', label: 'POP3' },
            ]}
          />
          {text('readingAddress', 'Mailbox address')}
          {text('readingPort', 'Mailbox port')}
          <SelectField
            label="Mailbox security"
            value={fields.readingSecurity}
            onChange={(readingSecurity) => reading({ readingSecurity })}
            options={securities}
          />
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          {text('user', 'User')}
          <TextField
            label="Password"
            type="password"
            autoComplete="new-password"
            value={fields.password}
            onChange={(password) => onChange({ password })}
            error={errors.password ?? null}
            hint={passwordHint(passwordSet, fields.readingSecurity === 'none')}
          />
        </div>
      </Part>
      <Part title="How it is looked at">
        <div className="grid gap-3 sm:grid-cols-[1fr_1fr_8rem]">
          <SelectField
            label="Seen from"
            value={fields.lookFrom}
            onChange={(lookFrom) => onChange({ lookFrom })}
            options={[
              { value: 'system', label: 'another system' },
              { value: 'console', label: 'the console' },
            ]}
          />
          <SelectField
            label="Certificates"
            value={fields.certificates}
            onChange={(certificates) => onChange({ certificates })}
            options={[
              { value: 'checked', label: 'checked' },
              { value: 'unchecked', label: 'not checked' },
            ]}
          />
          {text('limitS', 'Time limit in seconds')}
        </div>
      </Part>
    </div>
  )
}

function passwordHint(isSet: boolean, isClear: boolean): string {
  const kept = isSet ? 'Empty: the one that is kept stays. ' : ''
  return `${kept}${isClear ? 'It crosses the network in the clear.' : 'It is sealed and never shown.'}`
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="space-y-3">
      <legend className="text-sm font-semibold">{title}</legend>
      {children}
    </fieldset>
  )
}
