'use client'

import { useId } from 'react'
import { cx } from '../class-names.ts'
import { Icon } from '../display/Icon.tsx'
import { fieldLook } from './TextField.tsx'

type SelectFieldProps = {
  label: React.ReactNode
  labelHidden?: boolean
  value: string
  onChange: (value: string) => void
  options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[]
  className?: string
  error?: string | null
}

/** One of a few. The browser's own list: it works with every finger, keyboard and reader. */
export function SelectField({
  label,
  labelHidden = false,
  value,
  onChange,
  options,
  className,
  error = null,
}: SelectFieldProps) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'mb-1 block text-xs text-text-muted'}>
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value)}
          className={cx(fieldLook, 'appearance-none pr-7', error && 'border-faulted')}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          name="chevron-down"
          size={14}
          className="pointer-events-none absolute top-2.25 right-2 text-text-muted"
        />
      </div>
      {error && (
        <p id={`${id}-note`} className="mt-1 text-xs text-faulted">
          {error}
        </p>
      )}
    </div>
  )
}
