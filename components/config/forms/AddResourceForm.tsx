'use client'

import { useMemo, useState } from 'react'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { namesOf, typeName, type GroupName, type ResourceName } from '#lib/model/names.ts'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { declaredForms, type AttributeForm } from '../attribute/attribute-form.ts'
import { ValueField } from '../attribute/ValueField.tsx'
import { valueFaults } from '../attribute/value-faults.ts'
import { CopyResourceForm } from './CopyResourceForm.tsx'
import { editsOfNewResource } from '#components/client/configuration/draft/new-resource-edits.ts'
import { FormDialog } from './FormDialog.tsx'

type AddResourceFormProps = { group: GroupName; copyOf?: ResourceName | undefined }

export function AddResourceForm({ group, copyOf }: AddResourceFormProps) {
  return copyOf === undefined ? (
    <NewResource group={group} />
  ) : (
    <CopyResourceForm group={group} source={copyOf} />
  )
}

type Values = Readonly<Record<string, AttributeValue>>

/** A new resource: its type makes the form. As in VCS it begins disabled unless said otherwise. */
function NewResource({ group }: { group: GroupName }) {
  const { types, groups } = useEditedConfiguration()
  const [name, setName] = useState('')
  const [type, setType] = useState('')
  const [values, setValues] = useState<Values>({})
  const [critical, setCritical] = useState(true)
  const [enabled, setEnabled] = useState(false)
  const systems = groups[group]?.systemList.map(({ system }) => system) ?? []
  const forms = declaredForms(types[typeName(type)], {}, systems)
  const needed = forms.filter(({ isNeeded }) => isNeeded)
  const others = forms.filter(({ isNeeded }) => !isNeeded)
  const edits = useMemo(
    () =>
      name === '' || type === '' ? [] : editsOfNewResource({ group, name, type, values, critical, enabled }),
    [group, name, type, values, critical, enabled],
  )
  const faults = forms.flatMap((form) =>
    valueFaults(form.valueType, values[form.name] ?? form.default).map((fault) => `${form.name}: ${fault}`),
  )
  const field = (form: AttributeForm) => (
    <ValueField
      key={form.name}
      form={form}
      label={form.name}
      value={values[form.name] ?? form.default}
      onChange={(value) => setValues((known) => ({ ...known, [form.name]: value }))}
    />
  )
  return (
    <FormDialog
      title={`Add resource to ${group}`}
      confirm="Add resource"
      edits={edits}
      faults={faults}
      width="wide"
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label="Type"
          value={type}
          onChange={(next) => {
            setType(next)
            setValues({})
          }}
          options={[
            { value: '', label: 'Choose a type' },
            ...namesOf(types)
              .toSorted()
              .map((each) => ({ value: each, label: each })),
          ]}
        />
        <TextField label="Name" value={name} onChange={setName} mono spellCheck={false} />
      </div>
      {needed.length > 0 && (
        <section aria-label="Needed by its agent">
          <h3 className="mb-1.5 text-xs font-medium">Needed by its agent</h3>
          <div className="grid items-start gap-3 sm:grid-cols-2">{needed.map(field)}</div>
        </section>
      )}
      {others.length > 0 && (
        <details open={needed.length === 0}>
          <summary className="w-fit cursor-pointer text-xs font-medium">
            Other attributes of {type} ({others.length})
          </summary>
          <div className="mt-2 grid items-start gap-3 sm:grid-cols-2">{others.map(field)}</div>
        </details>
      )}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Checkbox label="Critical: its fault moves the group" checked={critical} onChange={setCritical} />
        <Checkbox label="Enabled: watched as soon as it is applied" checked={enabled} onChange={setEnabled} />
      </div>
    </FormDialog>
  )
}
