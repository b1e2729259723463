'use client'

import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { association, keylist, scalar, vector } from '#lib/model/attribute-value.ts'
import { mask } from '#lib/model/secrets.ts'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import type { AttributeForm } from './attribute-form.ts'
import { ListField } from './ListField.tsx'
import { PairsField } from './PairsField.tsx'
import { textFault } from './value-faults.ts'

type ValueFieldProps = {
  form: AttributeForm
  label: React.ReactNode
  value: AttributeValue
  onChange: (value: AttributeValue) => void
}

/** The editor of one value, by what its attribute holds. */
export function ValueField({ form, label, value, onChange }: ValueFieldProps) {
  switch (value.kind) {
    case 'scalar':
      return (
        <ScalarField
          form={form}
          label={label}
          text={value.text}
          onChange={(text) => onChange(scalar(text))}
        />
      )
    case 'vector':
      return (
        <ListField label={label} items={value.items} ordered onChange={(items) => onChange(vector(items))} />
      )
    case 'keylist':
      return (
        <ListField
          label={label}
          items={value.keys}
          ordered={false}
          onChange={(keys) => onChange(keylist(keys))}
        />
      )
    case 'association':
      return (
        <PairsField
          label={label}
          entries={value.entries}
          onChange={(entries) => onChange(association(entries))}
        />
      )
  }
}

type ScalarFieldProps = {
  form: AttributeForm
  label: React.ReactNode
  text: string
  onChange: (text: string) => void
}

const flags = [
  { value: '1', label: '1, yes' },
  { value: '0', label: '0, no' },
]

function ScalarField({ form, label, text, onChange }: ScalarFieldProps) {
  if (form.valueType === 'boolean') {
    const unset = text === '' ? [{ value: '', label: 'unset' }] : []
    return <SelectField label={label} value={text} onChange={onChange} options={[...unset, ...flags]} />
  }
  return (
    <TextField
      label={label}
      value={text}
      onChange={onChange}
      error={textFault(form.valueType, text)}
      hint={form.isSecret ? secretHint(text) : undefined}
      mono
      spellCheck={false}
      {...(form.isSecret && text !== mask ? { type: 'password', autoComplete: 'new-password' } : {})}
      {...(form.valueType === 'int' ? { inputMode: 'numeric' as const } : {})}
    />
  )
}

const secretHint = (text: string): string =>
  text === mask
    ? 'A secret is set. Leave it to keep it; what you type replaces it.'
    : 'A secret: it is stored sealed and never shown again.'
