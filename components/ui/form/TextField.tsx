'use client'

import { useId } from 'react'
import { cx } from '../class-names.ts'

type TextFieldProps = Omit<React.ComponentProps<'input'>, 'onChange' | 'value'> & {
  label: React.ReactNode
  /** Only for screen readers: where the place says it, as in a filter row. */
  labelHidden?: boolean
  value: string
  onChange: (value: string) => void
  hint?: React.ReactNode
  error?: string | null
  mono?: boolean
}

export const fieldLook =
  'h-8 w-full min-w-0 rounded-md border border-line-strong/70 bg-raised px-2.5 text-text placeholder:text-text-faint hover:border-line-strong'

export function TextField(props: TextFieldProps) {
  const { label, labelHidden = false, value, onChange, hint, error, mono = false, className, ...rest } = props
  const id = useId()
  const note = error ?? hint
  return (
    <div className={className}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'mb-1 block text-xs text-text-muted'}>
        {label}
      </label>
      <input
        id={id}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className={cx(fieldLook, mono && 'font-mono', error && 'border-faulted')}
        {...rest}
      />
      {note && (
        <p id={`${id}-note`} className={cx('mt-1 text-xs', error ? 'text-faulted' : 'text-text-muted')}>
          {note}
        </p>
      )}
    </div>
  )
}
