'use client'

import { useState } from 'react'
import type { Intent } from '#lib/planner/intent.ts'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { ageText, fullTimeText } from '#components/client/words/ages.ts'

export type FreezeIntent = Extract<Intent, { kind: 'group.freeze' | 'system.freeze' }>

type FreezeFieldsProps = { intent: FreezeIntent; onChange: (intent: FreezeIntent) => void }

const hourMs = 3_600_000
const terms = [1, 4, 12, 24] as const

/** Why, until when, and how lasting: what those who come after will want to know of a freeze. */
export function FreezeFields({ intent, onChange }: FreezeFieldsProps) {
  const [ends, setEnds] = useState('never')
  const now = useEngineNow()
  const { until = null } = intent
  const chooseEnd = (chosen: string) => {
    setEnds(chosen)
    onChange({ ...intent, until: endOf(chosen, now) })
  }
  return (
    <div className="space-y-3">
      <TextField
        label="Reason, for those who come after you"
        value={intent.reason}
        onChange={(reason) => onChange({ ...intent, reason })}
        maxLength={500}
        placeholder="Disk replacement, ticket 4711"
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label="Ends"
          value={ends}
          onChange={chooseEnd}
          options={[
            { value: 'never', label: 'when somebody unfreezes it' },
            ...terms.map((hours) => ({
              value: String(hours),
              label: `by itself in ${hours} ${hours === 1 ? 'hour' : 'hours'}`,
            })),
            { value: 'at', label: 'by itself at …' },
          ]}
        />
        {ends === 'at' && (
          <TextField
            label="At"
            type="datetime-local"
            value={until === null ? '' : localText(until)}
            onChange={(text) => onChange({ ...intent, until: text === '' ? null : new Date(text).getTime() })}
          />
        )}
      </div>
      <p className="text-xs text-text-muted">
        {until === null
          ? 'It stays among what needs attention until then.'
          : `Ends ${fullTimeText(until)}, in ${ageText(until - now)}.`}
      </p>
      <Checkbox
        label="Persistent: written into the configuration, outlives a restart"
        checked={intent.persistent ?? false}
        onChange={(persistent) => onChange({ ...intent, persistent })}
      />
      {intent.kind === 'system.freeze' && (
        <Checkbox
          label="Move its groups away first (evacuate)"
          checked={intent.evacuate ?? false}
          onChange={(evacuate) => onChange({ ...intent, evacuate })}
        />
      )}
    </div>
  )
}

/** The end a choice begins with; a moment of one's own begins with the full hour after next. */
function endOf(chosen: string, now: number): number | null {
  if (chosen === 'never') return null
  return chosen === 'at' ? (Math.ceil(now / hourMs) + 1) * hourMs : now + Number(chosen) * hourMs
}

/** As the browser's own field of date and time wants it: local, without a zone. */
function localText(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
