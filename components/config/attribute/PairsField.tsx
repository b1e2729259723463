'use client'

import { useId } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { replacedAt, without } from './list-steps.ts'

type Entry = readonly [key: string, value: string]

type PairsFieldProps = {
  label: React.ReactNode
  entries: readonly Entry[]
  onChange: (entries: readonly Entry[]) => void
}

/** An association: keys, each with its value. */
export function PairsField({ label, entries, onChange }: PairsFieldProps) {
  const id = useId()
  return (
    <fieldset aria-labelledby={id}>
      <span id={id} className="mb-1 block text-xs text-text-muted">
        {label}
      </span>
      <ol className="space-y-1">
        {entries.map(([key, value], index) => (
          <li key={index} className="flex items-center gap-1">
            <TextField
              label={`Key ${index + 1}`}
              labelHidden
              placeholder="key"
              className="min-w-0 flex-1"
              value={key}
              onChange={(text) => onChange(replacedAt<Entry>(entries, index, [text, value]))}
              mono
              spellCheck={false}
            />
            <span aria-hidden="true" className="text-text-muted">
              =
            </span>
            <TextField
              label={`Value of ${key === '' ? `key ${index + 1}` : key}`}
              labelHidden
              placeholder="value"
              className="min-w-0 flex-1"
              value={value}
              onChange={(text) => onChange(replacedAt<Entry>(entries, index, [key, text]))}
              mono
              spellCheck={false}
            />
            <IconButton
              icon="close"
              label={`Remove ${key === '' ? `key ${index + 1}` : key}`}
              onClick={() => onChange(without(entries, index))}
            />
          </li>
        ))}
      </ol>
      <Button size="small" className="mt-1" onClick={() => onChange([...entries, ['', '']])}>
        Add key
      </Button>
    </fieldset>
  )
}
