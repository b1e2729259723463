'use client'

import { groupNamed } from '#lib/model/group-members.ts'
import { groupName, namesOf } from '#lib/model/names.ts'
import { fenceConducts } from '#lib/forecast/happening.ts'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { fenceWords } from '#components/client/words/labels.ts'
import { needsOf, questionKinds, systemsFor, type Question, type QuestionKind } from './question.ts'

const kindWords: Readonly<Record<QuestionKind, string>> = {
  system: 'a system loses power',
  resource: 'a resource dies',
  switch: 'I switch a group',
  online: 'I bring a group online',
  offline: 'I take a group offline',
  evacuate: 'I evacuate a system',
}

const fenceOptions = fenceConducts.map((value) => ({ value, label: fenceWords[value] }))

type QuestionFormProps = { question: Question; onChange: (question: Question) => void }

/** The question in words that are chosen; every choice goes into the address. */
export function QuestionForm({ question, onChange }: QuestionFormProps) {
  const configuration = useConfiguration()
  const needs = needsOf(question.kind)
  const change = (patch: Partial<Question>) => onChange(fitting({ ...question, ...patch }))
  const fitting = (next: Question): Question => {
    const systems: readonly string[] = systemsFor(configuration, next)
    return systems.length === 0 || systems.includes(next.system) ? next : { ...next, system: '' }
  }
  return (
    <form className="flex flex-wrap items-end gap-x-3 gap-y-2.5" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label="What if"
        value={question.kind}
        onChange={(kind) => change({ kind: questionKinds.find((known) => known === kind) ?? 'system' })}
        options={questionKinds.map((value) => ({ value, label: kindWords[value] }))}
        className="min-w-48 max-sm:w-full"
      />
      {needs.resource && (
        <NameField
          label="Resource"
          names={namesOf(configuration.resources)}
          value={question.resource}
          onChange={(resource) => change({ resource })}
        />
      )}
      {needs.group && (
        <NameField
          label="Group"
          names={namesOf(configuration.groups)}
          value={question.group}
          onChange={(group) => change({ group: groupNamed(configuration, groupName(group)).name })}
        />
      )}
      {needs.system && (
        <NameField
          label={question.kind === 'switch' ? 'To system' : 'System'}
          names={systemsFor(configuration, question)}
          value={question.system}
          onChange={(system) => change({ system })}
        />
      )}
      {question.kind === 'resource' && (
        <div className="flex h-8 items-center">
          <Checkbox
            label="and cannot be started there again"
            checked={question.gone}
            onChange={(gone) => change({ gone })}
          />
        </div>
      )}
      <div className="sm:ml-auto">
        <Segmented
          label="What fences do"
          value={question.fence}
          onChange={(fence) => change({ fence })}
          options={fenceOptions}
        />
      </div>
    </form>
  )
}

type NameFieldProps = {
  label: string
  names: readonly string[]
  value: string
  onChange: (name: string) => void
}

function NameField({ label, names, value, onChange }: NameFieldProps) {
  const choose = { value: '', label: 'Choose…', disabled: true }
  return (
    <SelectField
      label={label}
      value={names.includes(value) ? value : ''}
      onChange={onChange}
      options={[choose, ...names.map((name) => ({ value: name, label: name }))]}
      className="min-w-40 max-sm:w-full"
    />
  )
}
