'use client'

import { TextField } from '#components/ui/form/TextField.tsx'

type AnswerFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** What is suggested; it stands in the field until somebody types another thing. */
  suggestion: string
  isSaid: boolean
  onForget: () => void
  error: string | null
  inputMode?: 'numeric'
}

/** A field with its suggestion in it. Once something was typed it stays, and the suggestion is one press away. */
export function AnswerField(props: AnswerFieldProps) {
  const { label, value, onChange, suggestion, isSaid, onForget, error, inputMode } = props
  const isOther = isSaid && value !== suggestion
  return (
    <div className="min-w-0">
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        error={error}
        mono
        spellCheck={false}
        autoComplete="off"
        inputMode={inputMode}
      />
      {isOther && (
        <button
          type="button"
          onClick={onForget}
          className="mt-1 max-w-full truncate rounded-sm text-left text-xs text-text-muted underline decoration-line-strong underline-offset-2 hover:text-text"
        >
          {suggestion === '' ? 'Back to none' : `Back to ${suggestion}`}
          <span className="sr-only">, as suggested for {label}</span>
        </button>
      )}
    </div>
  )
}
