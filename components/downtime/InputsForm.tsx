'use client'

import { Button } from '#components/ui/action/Button.tsx'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { amounts, faultsOf, queryOf, type Amount, type DowntimeQuestion } from './question.ts'
import { amountWords } from './words.ts'

type InputsFormProps = { question: DowntimeQuestion; onChange: (question: DowntimeQuestion) => void }

const unasked: DowntimeQuestion = {
  texts: Object.fromEntries(amounts.map((amount) => [amount, ''])) as Record<Amount, string>,
  mirrored: 'usual',
  doubleFailures: false,
}

/** The inputs of the general model; an empty field has the number of the table. */
export function InputsForm({ question, onChange }: InputsFormProps) {
  const { texts, mirrored, doubleFailures } = question
  const faults = faultsOf(question)
  return (
    <form className="space-y-3" onSubmit={(event) => event.preventDefault()}>
      <div className="grid grid-cols-2 items-start gap-x-3 gap-y-2.5">
        {amounts.map((amount) => (
          <TextField
            key={amount}
            label={amountWords[amount].label}
            value={texts[amount]}
            placeholder={amountWords[amount].usual}
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            hint={amountWords[amount].unit}
            error={faults[amount] ?? null}
            onChange={(text) => onChange({ ...question, texts: { ...texts, [amount]: text } })}
          />
        ))}
      </div>
      <div>
        <p className="mb-1 text-xs text-text-muted">Storage is mirrored</p>
        <Segmented
          label="Storage is mirrored"
          value={mirrored}
          onChange={(next) => onChange({ ...question, mirrored: next })}
          options={[
            { value: 'usual', label: 'As the model has it' },
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox
          label="Two failures at once count"
          checked={doubleFailures}
          onChange={(next) => onChange({ ...question, doubleFailures: next })}
        />
        <Button
          size="small"
          reasons={queryOf(question) === '' ? ['They are the numbers of the table.'] : []}
          onClick={() => onChange(unasked)}
        >
          Numbers of the table
        </Button>
      </div>
    </form>
  )
}
