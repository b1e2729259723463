'use client'

import { useMemo, useState } from 'react'
import type { EditObject } from '#lib/maincf/edit/edit.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { AttributeName, SystemName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { nameOf } from '#components/client/configuration/draft/with-edits.ts'
import { useChange, useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { closeDialog } from '#components/client/stores/dialogs.ts'
import { valueText } from '#components/client/words/attribute-text.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { attributeFormOf, type AttributeForm } from './attribute-form.ts'
import { attributeEdits } from './attribute-edits-of.ts'
import { ValueField } from './ValueField.tsx'
import { valueFaults } from './value-faults.ts'

type AttributeDialogProps = { object: EditObject; attribute: AttributeName }

/** One attribute of an object: one value for all systems, or one for each. */
export function AttributeDialog({ object, attribute }: AttributeDialogProps) {
  const configuration = useEditedConfiguration()
  const form = attributeFormOf(configuration, object, attribute)
  return form ? <OpenAttribute object={object} form={form} /> : null
}

type BySystem = Readonly<Record<SystemName, AttributeValue>>

function OpenAttribute({ object, form }: { object: EditObject; form: AttributeForm }) {
  const cluster = useClusterName()
  const { setting, systems } = form
  const [scope, setScope] = useState<'all' | 'each'>(setting?.bySystem ? 'each' : 'all')
  const [value, setValue] = useState(setting?.everywhere ?? form.default)
  const [own, setOwn] = useState<BySystem>(setting?.bySystem ?? {})
  const valueOf = (system: SystemName) => own[system] ?? setting?.everywhere ?? form.default
  const after = useMemo(
    () =>
      scope === 'all'
        ? { everywhere: value }
        : {
            bySystem: Object.fromEntries(
              systems.map((each) => [each, own[each] ?? setting?.everywhere ?? form.default]),
            ),
          },
    [scope, value, own, systems, setting, form.default],
  )
  const edits = useMemo(() => attributeEdits(object, form, after), [object, form, after])
  const values = scope === 'all' ? [value] : systems.map(valueOf)
  return (
    <FormDialog
      title={`${form.name} of ${nameOf(object) || cluster}`}
      description={
        <>
          {form.meaning !== '' && <p>{form.meaning}</p>}
          <DefaultSentence form={form} />
        </>
      }
      confirm={form.isStatic && !setting ? 'Override' : 'Change'}
      edits={edits}
      faults={values.flatMap((each) => valueFaults(form.valueType, each))}
      more={<UndoOverride object={object} form={form} />}
    >
      {systems.length > 0 && (
        <Segmented
          label="Value"
          value={scope}
          onChange={setScope}
          options={[
            { value: 'all', label: 'One value for all systems' },
            { value: 'each', label: 'One for each system' },
          ]}
        />
      )}
      {scope === 'all' ? (
        <ValueField form={form} label={form.name} value={value} onChange={setValue} />
      ) : (
        systems.map((system) => (
          <ValueField
            key={system}
            form={form}
            label={`On ${system}`}
            value={valueOf(system)}
            onChange={(next) => setOwn((known) => ({ ...known, [system]: next }))}
          />
        ))
      )}
    </FormDialog>
  )
}

function DefaultSentence({ form: { default: initial, isStatic, setting } }: { form: AttributeForm }) {
  const isOverride = isStatic && !setting
  if (!isOverride && isEmpty(initial)) return <p>It has no default.</p>
  return (
    <p>
      {isOverride ? 'Its type says ' : 'Without it '}
      <code className="font-mono text-xs">{valueText(initial)}</code>
      {isOverride ? '; a value here overrides it for this resource.' : ' holds.'}
    </p>
  )
}

const isEmpty = (value: AttributeValue): boolean => value.kind === 'scalar' && value.text === ''

function UndoOverride({ object, form }: { object: EditObject; form: AttributeForm }) {
  const change = useChange()
  if (object.kind !== 'resource' || !form.isStatic || !form.setting) return null
  const undo = async () => {
    if (await change([{ kind: 'undoOverride', resource: object.name, attribute: form.name }])) closeDialog()
  }
  return <Button onClick={() => void undo()}>Undo override</Button>
}
