'use client'

import { useId } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { moved, replacedAt, without } from './list-steps.ts'

type ListFieldProps = {
  label: React.ReactNode
  items: readonly string[]
  /** The order of the items means something. */
  ordered: boolean
  onChange: (items: readonly string[]) => void
}

/** A vector or a keylist, item by item; the order is changed with buttons. */
export function ListField({ label, items, ordered, onChange }: ListFieldProps) {
  const id = useId()
  return (
    <fieldset aria-labelledby={id}>
      <span id={id} className="mb-1 block text-xs text-text-muted">
        {label}
      </span>
      <ol className="space-y-1">
        {items.map((item, index) => (
          <li key={index} className="flex items-center gap-1">
            <TextField
              label={`${ordered ? 'Item' : 'Key'} ${index + 1}`}
              labelHidden
              className="min-w-0 flex-1"
              value={item}
              onChange={(text) => onChange(replacedAt(items, index, text))}
              mono
              spellCheck={false}
            />
            {ordered && (
              <>
                <IconButton
                  icon="arrow-up"
                  label={`Item ${index + 1} up`}
                  aria-disabled={index === 0 || undefined}
                  onClick={() => onChange(moved(items, index, index - 1))}
                />
                <IconButton
                  icon="arrow-down"
                  label={`Item ${index + 1} down`}
                  aria-disabled={index === items.length - 1 || undefined}
                  onClick={() => onChange(moved(items, index, index + 1))}
                />
              </>
            )}
            <IconButton
              icon="close"
              label={`Remove ${item === '' ? `item ${index + 1}` : item}`}
              onClick={() => onChange(without(items, index))}
            />
          </li>
        ))}
      </ol>
      <Button size="small" className="mt-1" onClick={() => onChange([...items, ''])}>
        Add {ordered ? 'item' : 'key'}
      </Button>
    </fieldset>
  )
}
