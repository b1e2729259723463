'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import type { Severity } from '#lib/policy/decision.ts'
import { namesOf } from '#lib/model/names.ts'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { severities, severityLabels } from '#components/client/words/labels.ts'
import { queryOf, type LogFilter } from './log-filter.ts'

type LogFiltersProps = { filter: LogFilter; onChange: (filter: LogFilter) => void }

const typingMs = 250

export function LogFilters({ filter, onChange }: LogFiltersProps) {
  const { groups, resources, systems } = useConfiguration()
  const [clearings, setClearings] = useState(0)
  const clear = () => {
    onChange({})
    setClearings(clearings + 1)
  }
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2">
      <TextFilter key={clearings} cleared={clearings > 0} filter={filter} onChange={onChange} />
      <NameFilter
        label="Group"
        names={namesOf(groups)}
        value={filter.group}
        onChange={(group) => onChange({ ...filter, group })}
      />
      <NameFilter
        label="Resource"
        names={namesOf(resources)}
        value={filter.resource}
        onChange={(resource) => onChange({ ...filter, resource })}
      />
      <NameFilter
        label="System"
        names={namesOf(systems)}
        value={filter.system}
        onChange={(system) => onChange({ ...filter, system })}
      />
      <SeverityFilter
        chosen={filter.severities ?? []}
        onChange={(chosen) => onChange({ ...filter, severities: chosen })}
      />
      {queryOf(filter) !== '' && (
        <Button look="quiet" size="small" onClick={clear}>
          Clear filter
        </Button>
      )}
    </search>
  )
}

type TextFilterProps = LogFiltersProps & {
  /** The button that cleared it is gone: the focus comes here. */
  cleared: boolean
}

/** Goes into the address a moment after the last key, so that typing stays quick. */
function TextFilter({ filter, onChange, cleared }: TextFilterProps) {
  const [text, setText] = useState(cleared ? '' : (filter.text ?? ''))
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef({ filter, onChange })
  useEffect(() => {
    latest.current = { filter, onChange }
  })
  useEffect(() => {
    const timer = setTimeout(() => {
      const { filter: present, onChange: change } = latest.current
      if ((present.text ?? '') !== text) change({ ...present, text })
    }, typingMs)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    if (cleared) field.current?.focus()
  }, [cleared])
  useEffect(() => {
    if (document.activeElement !== field.current) setText(filter.text ?? '')
  }, [filter.text])
  return (
    <TextField
      ref={field}
      label="Text"
      labelHidden
      placeholder="Filter by text"
      data-filter
      type="search"
      value={text}
      onChange={setText}
      className="w-full sm:w-56"
    />
  )
}

type NameFilterProps = {
  label: string
  names: readonly string[]
  value: string | undefined
  onChange: (name: string | undefined) => void
}

function NameFilter({ label, names, value, onChange }: NameFilterProps) {
  return (
    <SelectField
      label={label}
      labelHidden
      className="w-[calc(50%-0.25rem)] sm:w-40"
      value={value ?? ''}
      onChange={(name) => onChange(name === '' ? undefined : name)}
      options={[
        { value: '', label: `Any ${label.toLowerCase()}` },
        ...names.map((name) => ({ value: name, label: name })),
      ]}
    />
  )
}

type SeverityFilterProps = { chosen: readonly Severity[]; onChange: (chosen: readonly Severity[]) => void }

function SeverityFilter({ chosen, onChange }: SeverityFilterProps) {
  const toggle = (severity: Severity) =>
    onChange(chosen.includes(severity) ? chosen.filter((other) => other !== severity) : [...chosen, severity])
  return (
    <fieldset aria-label="Severity" className="inline-flex flex-wrap rounded-md border">
      {severities.map((severity) => {
        const { text, shape, tone } = severityLabels[severity]
        const pressed = chosen.includes(severity)
        return (
          <button
            key={severity}
            type="button"
            aria-pressed={pressed}
            onClick={() => toggle(severity)}
            className={cx(
              'inline-flex h-7.5 items-center gap-1.5 border-r px-2 text-xs font-medium first:rounded-l-md last:rounded-r-md last:border-r-0',
              pressed ? 'bg-accent-wash text-accent' : 'text-text-muted hover:bg-hover',
            )}
          >
            <Shape shape={shape} tone={tone} size={11} />
            {text}
          </button>
        )
      })}
    </fieldset>
  )
}
