'use client'

import { useId } from 'react'
import { cx } from '#components/ui/class-names.ts'

type Choice<Value extends string> = {
  readonly value: Value
  readonly title: string
  /** One sentence, spoken with the title. */
  readonly note: string
  readonly more?: React.ReactNode
}

type ChoiceCardsProps<Value extends string> = {
  legend: string
  legendHidden?: boolean
  value: Value | null
  onChange: (value: Value) => void
  choices: readonly Choice<Value>[]
  /** Columns on a wide screen. */
  columns?: 'one' | 'two'
}

/** One of a few that want a word of explanation each. Arrows move between them, as in every radio group. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>) {
  const { legend, legendHidden = false, value, onChange, choices, columns = 'one' } = props
  const id = useId()
  return (
    <fieldset role="radiogroup" aria-labelledby={`${id}-legend`} className="min-w-0">
      <legend id={`${id}-legend`} className={legendHidden ? 'sr-only' : 'mb-1.5 font-medium'}>
        {legend}
      </legend>
      <div className={cx('grid gap-2', columns === 'two' && 'sm:grid-cols-2')}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={cx(
              'flex min-w-0 cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent',
              choice.value === value ? 'border-accent bg-accent-wash' : 'bg-raised hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={id}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              aria-labelledby={`${id}-${choice.value}`}
              aria-describedby={`${id}-${choice.value}-note`}
              className="mt-0.75 size-3.5 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0 flex-1">
              <span id={`${id}-${choice.value}`} className="block font-medium">
                {choice.title}
              </span>
              <span id={`${id}-${choice.value}-note`} className="block text-text-muted">
                {choice.note}
              </span>
              {choice.more}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
