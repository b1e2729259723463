'use client'

import { defaultAnswers } from '#lib/topology/build/answers.ts'
import { hasDirectory } from '#lib/topology/build/component.ts'
import type { StepId } from '#lib/topology/build/steps.ts'
import { directoryGroupsOf } from '#lib/topology/draft/on-cluster.ts'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { ChoiceCards } from '../fields/ChoiceCards.tsx'
import { errorAt } from '../plan/problem-places.ts'
import type { Wizard } from '../plan/use-wizard.ts'

/** What one of the guide's steps asks once, for all groups. */
export function SharedFields({ step, wizard }: { step: StepId; wizard: Wizard }) {
  if (step === 'disks') return <StorageField wizard={wizard} />
  if (step === 'addresses') return <NetworkFields wizard={wizard} />
  if (step === 'groups') return <NameFields wizard={wizard} />
  if (step === 'software') return <AdministratorFields wizard={wizard} />
  return step === 'binding' ? <BindingField wizard={wizard} /> : null
}

type StepProps = { wizard: Wizard }

function StorageField({ wizard: { answers, change } }: StepProps) {
  return (
    <ChoiceCards
      legend="Storage"
      value={answers.storage}
      onChange={(storage) => change({ ...answers, storage })}
      choices={[
        {
          value: 'vxvm',
          title: 'Veritas Volume Manager',
          note: 'A disk group and a volume for each group, with VxFS. This is what the guide advises.',
        },
        {
          value: 'lvm',
          title: 'Linux LVM',
          note: 'A volume group and a logical volume for each group.',
        },
        {
          value: 'plain',
          title: 'No volume manager',
          note: 'The file system lies on the device itself; nothing says which system has it but the cluster.',
        },
      ]}
    />
  )
}

const networkFields = [
  ['firstAddress', 'First virtual address'],
  ['netMask', 'Net mask of all'],
  ['device', 'Network interface of all'],
] as const

function NetworkFields({ wizard: { answers, change } }: StepProps) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2 sm:*:first:col-span-2">
      {networkFields.map(([field, label]) => (
        <TextField
          key={field}
          label={label}
          value={answers.network[field]}
          onChange={(value) => change({ ...answers, network: { ...answers.network, [field]: value } })}
          hint={field === 'firstAddress' ? 'The other groups’ addresses follow it.' : undefined}
          mono
          spellCheck={false}
          autoComplete="off"
        />
      ))}
    </div>
  )
}

function NameFields({ wizard: { answers, base, problems, change } }: StepProps) {
  const directories = [
    ...new Set([
      ...directoryGroupsOf(base),
      ...(answers.directoryGroup === null ? [] : [answers.directoryGroup]),
    ]),
  ]
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TextField
        label="Names of groups begin with"
        value={answers.namePrefix}
        onChange={(namePrefix) => change({ ...answers, namePrefix })}
        hint="So that they stand together in a list, in the order they start."
        mono
        spellCheck={false}
        autoComplete="off"
      />
      {directories.length > 0 && defaultsHaveDirectory(answers.topology) && (
        <SelectField
          label="Directory"
          value={answers.directoryGroup ?? ''}
          onChange={(group) => change({ ...answers, directoryGroup: group === '' ? null : group })}
          options={[
            { value: '', label: 'A group of its own is built' },
            ...directories.map((name) => ({ value: name, label: `${name} has it` })),
          ]}
          error={errorAt(problems, 'directoryGroup')}
        />
      )}
    </div>
  )
}

const defaultsHaveDirectory = (topology: Wizard['answers']['topology']): boolean =>
  topology === 'split' || topology === 'midrange' || topology === 'enterprise'

function AdministratorFields({ wizard: { answers, planned, change } }: StepProps) {
  if (!planned.groups.some(({ kind }) => hasDirectory(kind))) return null
  const { administrator } = answers
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TextField
        label="Administrator of the Administration Server"
        value={administrator.user}
        onChange={(user) => change({ ...answers, administrator: { ...administrator, user } })}
        hint={`Suggested: ${defaultAnswers(answers.topology).administrator.user}`}
        mono
        spellCheck={false}
        autoComplete="off"
      />
      <TextField
        label="Password"
        type="password"
        value={administrator.password}
        onChange={(password) => change({ ...answers, administrator: { ...administrator, password } })}
        hint="Stored sealed with the configuration. It is not in the address: after a reload, give it again. Without one the resource names no user."
        autoComplete="new-password"
      />
    </div>
  )
}

function BindingField({ wizard: { answers, change } }: StepProps) {
  return (
    <ChoiceCards
      legend="Instances of one kind on one system"
      value={answers.binding}
      onChange={(binding) => change({ ...answers, binding })}
      columns="two"
      choices={[
        {
          value: 'address',
          title: 'Each on its address',
          note: 'Every server listens on the virtual address of its group only, on the usual ports.',
        },
        {
          value: 'ports',
          title: 'Each on its ports',
          note: 'Servers listen on all addresses, so that each instance needs ports nobody else has.',
        },
      ]}
    />
  )
}
