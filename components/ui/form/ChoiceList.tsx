'use client'

import { useId } from 'react'
import { cx } from '../class-names.ts'

type ChoiceListProps<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: readonly {
    readonly value: Value
    readonly title: React.ReactNode
    /** What speaks for and against it. */
    readonly text?: React.ReactNode
  }[]
}

/** One of a few, each with what there is to know before choosing. */
export function ChoiceList<Value extends string>({
  label,
  value,
  onChange,
  options,
}: ChoiceListProps<Value>) {
  const name = useId()
  return (
    <fieldset aria-label={label} className="divide-y">
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            'flex cursor-pointer gap-2.5 px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
            option.value === value ? 'bg-accent-wash' : 'hover:bg-hover/60',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mt-0.5 size-4 shrink-0 accent-(--accent) outline-none"
          />
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{option.title}</span>
            {option.text && <span className="mt-0.5 block text-text-muted">{option.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
