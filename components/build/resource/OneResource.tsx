'use client'

import Link from 'next/link'
import { useMemo, useState } from 'react'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { groupName, namesOf, resourceName, typeName } from '#lib/model/names.ts'
import { declaredForms } from '#components/config/attribute/attribute-form.ts'
import { ValueField } from '#components/config/attribute/ValueField.tsx'
import { editsOfNewResource } from '#components/client/configuration/draft/new-resource-edits.ts'
import { useEditFaults } from '#components/config/forms/use-edit-faults.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { CodeBlock } from '#components/ui/display/CodeBlock.tsx'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { commandLine } from '#components/client/configuration/draft/command-line.ts'
import {
  useChange,
  useEditedConfiguration,
  useEditing,
} from '#components/client/configuration/use-editing.ts'
import { buildHref, configTabHref } from '#components/client/hrefs.ts'
import { resourceQuestions } from './resource-questions.ts'

type Filled = {
  readonly group: string
  readonly type: string
  readonly name: string
  readonly values: Readonly<Record<string, AttributeValue>>
  readonly children: readonly string[]
  readonly critical: boolean
  readonly enabled: boolean
}

const blank: Filled = {
  group: '',
  type: '',
  name: '',
  values: {},
  children: [],
  critical: true,
  enabled: true,
}

const noEdits: ReturnType<typeof editsOfNewResource> = []

/** One resource more in a group that is there: where, what, its attributes, what it stands on. */
export function OneResource() {
  const cluster = useClusterName()
  const [filled, setFilled] = useState(blank)
  const [added, setAdded] = useState<string | null>(null)
  const set = (more: Partial<Filled>) => setFilled((known) => ({ ...known, ...more }))
  return (
    <div className="max-w-3xl">
      <h2 className="text-base font-semibold">One resource</h2>
      <p className="mt-0.5 text-text-muted">
        It comes to the changes that wait; nothing of the cluster changes before they are applied.{' '}
        <Link href={buildHref(cluster)} className="text-accent underline-offset-2 hover:underline">
          Build groups instead
        </Link>
      </p>
      <output className="mt-2 block">
        {added !== null && (
          <span>
            {added} is among the changes.{' '}
            <Link
              href={configTabHref(cluster, 'changes')}
              className="font-medium text-accent underline-offset-2 hover:underline"
            >
              Review and apply them
            </Link>
          </span>
        )}
      </output>
      <ResourceForm
        filled={filled}
        set={set}
        onAdded={(name) => {
          setAdded(name)
          setFilled({ ...blank, group: filled.group })
        }}
      />
    </div>
  )
}

type FormProps = {
  filled: Filled
  set: (more: Partial<Filled>) => void
  onAdded: (name: string) => void
}

function ResourceForm({ filled, set, onAdded }: FormProps) {
  const { refusals } = useEditing()
  const change = useChange()
  const [busy, setBusy] = useState(false)
  const configuration = useEditedConfiguration()
  const questions = resourceQuestions(configuration, filled)
  const isWhole = questions.length === 0
  const edits = useMemo(
    () => (isWhole ? editsOfNewResource({ ...filled, group: groupName(filled.group) }) : noEdits),
    [filled, isWhole],
  )
  const faults = useEditFaults(edits)
  const reasons = [...refusals, ...questions, ...faults]
  const add = async (event: React.FormEvent) => {
    event.preventDefault()
    if (reasons.length > 0 || busy) return
    setBusy(true)
    const isAdded = await change(edits)
    setBusy(false)
    if (isAdded) onAdded(filled.name)
  }
  return (
    <form onSubmit={(event) => void add(event)} className="mt-3 space-y-5">
      <Basics filled={filled} set={set} />
      <AttributeFields filled={filled} set={set} />
      <ChildrenFields filled={filled} set={set} />
      {faults.length > 0 && (
        <ul aria-live="polite" className="space-y-0.5 text-faulted">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {edits.length > 0 && (
        <CodeBlock label="Commands" className="max-h-52" text={edits.map(commandLine).join('\n')} />
      )}
      <div className="flex justify-end border-t pt-3">
        <Button type="submit" look="primary" busy={busy} reasons={reasons}>
          Add resource
        </Button>
      </div>
    </form>
  )
}

type FieldsProps = Omit<FormProps, 'onAdded'>

function Basics({ filled: { group, type, name }, set }: FieldsProps) {
  const { groups, types } = useEditedConfiguration()
  const choices = (names: readonly string[], first: string) => [
    { value: '', label: first, disabled: true },
    ...names.map((each) => ({ value: each, label: each })),
  ]
  return (
    <div className="grid items-start gap-3 sm:grid-cols-3">
      <SelectField
        label="Group"
        value={group}
        onChange={(next) => set({ group: next, children: [] })}
        options={choices(namesOf(groups), 'Choose a group')}
      />
      <SelectField
        label="Type"
        value={type}
        onChange={(next) => set({ type: next, values: {} })}
        options={choices(namesOf(types).toSorted(), 'Choose a type')}
      />
      <TextField
        label="Name"
        value={name}
        onChange={(next) => set({ name: next })}
        mono
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  )
}

function AttributeFields({ filled: { group, type, values }, set }: FieldsProps) {
  const { types, groups } = useEditedConfiguration()
  const systems = groups[groupName(group)]?.systemList.map(({ system }) => system) ?? []
  const forms = declaredForms(types[typeName(type)], {}, systems)
  const needed = forms.filter(({ isNeeded }) => isNeeded)
  const others = forms.filter(({ isNeeded }) => !isNeeded)
  const fields = (list: typeof forms) => (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {list.map((form) => (
        <ValueField
          key={form.name}
          form={form}
          label={form.name}
          value={values[form.name] ?? form.default}
          onChange={(value) => set({ values: { ...values, [form.name]: value } })}
        />
      ))}
    </div>
  )
  return (
    <>
      {needed.length > 0 && (
        <section aria-labelledby="needed-attributes">
          <h3 id="needed-attributes" className="mb-1.5 font-medium">
            Needed by its agent
          </h3>
          {fields(needed)}
        </section>
      )}
      {others.length > 0 && (
        <details open={needed.length === 0}>
          <summary className="w-fit cursor-pointer font-medium">
            Other attributes of {type} ({others.length})
          </summary>
          <div className="mt-2">{fields(others)}</div>
        </details>
      )}
    </>
  )
}

function ChildrenFields({ filled: { group, children, critical, enabled }, set }: FieldsProps) {
  const { groups } = useEditedConfiguration()
  const members = groups[groupName(group)]?.resources ?? []
  const toggle = (name: string, isChild: boolean) =>
    set({ children: isChild ? [...children, name] : children.filter((each) => each !== name) })
  return (
    <>
      {members.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 font-medium">Requires</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {members.map((name) => (
              <Checkbox
                key={name}
                label={resourceName(name)}
                checked={children.includes(name)}
                onChange={(isChild) => toggle(name, isChild)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Checkbox
          label="Critical: its fault moves the group"
          checked={critical}
          onChange={(next) => set({ critical: next })}
        />
        <Checkbox
          label="Enabled: watched as soon as it is applied"
          checked={enabled}
          onChange={(next) => set({ enabled: next })}
        />
      </div>
    </>
  )
}
