'use client'

import { resourceList } from '#lib/model/attribute-lookup.ts'
import type { Intent, StopMode } from '#lib/planner/intent.ts'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { FreezeFields } from './FreezeFields.tsx'

const stopModes: readonly { readonly value: StopMode; readonly label: string }[] = [
  { value: 'evacuate', label: 'are moved away, the rest is taken offline' },
  { value: 'offline', label: 'are taken offline' },
  { value: 'leave', label: 'run on, unwatched' },
]

type IntentFieldsProps = { intent: Intent; onChange: (intent: Intent) => void }

/** What a person may still say about a command before it is sent; nothing for most. */
export function IntentFields({ intent, onChange }: IntentFieldsProps) {
  switch (intent.kind) {
    case 'group.freeze':
    case 'system.freeze':
      return <FreezeFields intent={intent} onChange={onChange} />
    case 'group.flush':
      return (
        <Checkbox
          label="Also what waits to go offline (force)"
          checked={intent.force}
          onChange={(force) => onChange({ ...intent, force })}
        />
      )
    case 'group.clearAdminWait':
      return (
        <Checkbox
          label="What is still wrong counts as a fault (-fault)"
          checked={intent.fault}
          onChange={(fault) => onChange({ ...intent, fault })}
        />
      )
    case 'system.stop':
      return (
        <SelectField
          label="Its groups"
          value={intent.mode}
          onChange={(mode) => onChange({ ...intent, mode: mode as typeof intent.mode })}
          options={stopModes}
        />
      )
    case 'system.load':
      return (
        <TextField
          label="Load, in the unit of Capacity"
          type="number"
          min={0}
          value={String(intent.load)}
          onChange={(load) => onChange({ ...intent, load: Math.max(0, Math.trunc(Number(load))) })}
        />
      )
    case 'resource.action':
      return <ActionFields intent={intent} onChange={onChange} />
    default:
      return null
  }
}

type ActionFieldsProps = {
  intent: Extract<Intent, { kind: 'resource.action' }>
  onChange: (intent: Intent) => void
}

/** One of the type's SupportedActions, and what it is given. */
function ActionFields({ intent, onChange }: ActionFieldsProps) {
  const actions = resourceList(useConfiguration(), intent.resource, 'SupportedActions')
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label="Action"
        value={intent.action}
        onChange={(action) => onChange({ ...intent, action })}
        options={actions.map((action) => ({ value: action, label: action }))}
      />
      <TextField
        label="Argument, if it takes one"
        value={intent.arguments[0] ?? ''}
        onChange={(text) => onChange({ ...intent, arguments: text === '' ? [] : [text] })}
        mono
      />
    </div>
  )
}
