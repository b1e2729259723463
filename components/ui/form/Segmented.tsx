'use client'

import { cx } from '../class-names.ts'

type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: readonly { readonly value: Value; readonly label: React.ReactNode }[]
}

/** One of two or three, all in sight. */
export function Segmented<Value extends string>({ label, value, onChange, options }: SegmentedProps<Value>) {
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex rounded-md border bg-sunken p-0.5">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          onClick={() => onChange(option.value)}
          className={cx(
            'inline-flex h-6.5 items-center gap-1.5 rounded-[4px] px-2.5 text-xs font-medium whitespace-nowrap',
            option.value === value
              ? 'bg-raised text-text shadow-[0_0_0_1px_var(--line)]'
              : 'text-text-muted hover:text-text',
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
