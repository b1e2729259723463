'use client'

import { useId } from 'react'

type TextAreaProps = {
  label: React.ReactNode
  value: string
  onChange: (value: string) => void
  rows?: number
  placeholder?: string
}

/** A longer text; in the width of code, since that is what is pasted here. */
export function TextArea({ label, value, onChange, rows = 12, placeholder }: TextAreaProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-text-muted">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="w-full resize-y rounded-md border border-line-strong/70 bg-sunken px-2.5 py-2 font-mono text-xs leading-[1.125rem] placeholder:text-text-faint"
      />
    </div>
  )
}
