'use client'

import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'

const minuteMs = 60_000

/** Minutes a version is on trial before it is rolled back by itself. */
export type Trial = 'none' | '1' | '2' | '5' | '10' | '30'

export const trialMs = (trial: Trial): number | null => (trial === 'none' ? null : Number(trial) * minuteMs)

const trials: readonly { readonly value: Trial; readonly label: string }[] = [
  { value: 'none', label: 'stays' },
  { value: '1', label: 'is rolled back unless confirmed within 1 minute' },
  { value: '2', label: 'is rolled back unless confirmed within 2 minutes' },
  { value: '5', label: 'is rolled back unless confirmed within 5 minutes' },
  { value: '10', label: 'is rolled back unless confirmed within 10 minutes' },
  { value: '30', label: 'is rolled back unless confirmed within 30 minutes' },
]

type ApplyingFieldsProps = {
  reason: string
  onReason: (reason: string) => void
  trial: Trial
  onTrial: (trial: Trial) => void
}

/** Why a version is made, and whether it is made on trial. */
export function ApplyingFields({ reason, onReason, trial, onTrial }: ApplyingFieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        label="Reason, for the list of versions"
        value={reason}
        onChange={onReason}
        maxLength={500}
      />
      <SelectField
        label="The new version"
        value={trial}
        onChange={(next) => onTrial(next as Trial)}
        options={trials}
      />
    </div>
  )
}
