'use client'

import {
  binariesNotes,
  nPlusOneContradiction,
  table92,
  type HaModelRow,
} from '#lib/topology/choice/ha-model.ts'
import { Notes } from '#components/ui/display/Notes.tsx'
import { ChoiceCards } from '../fields/ChoiceCards.tsx'
import type { Wizard } from '../plan/use-wizard.ts'

/** Table 9-2 of guide 001 as a choice, then where programs lie. */
export function ModelStep({ wizard: { answers, change } }: { wizard: Wizard }) {
  return (
    <div className="space-y-6">
      <ChoiceCards
        legend="HA model"
        legendHidden
        value={answers.model}
        onChange={(model) => change({ ...answers, model })}
        choices={table92.map((row) => ({
          value: row.model,
          title: row.title,
          note: row.shape,
          more: <Weighed row={row} />,
        }))}
      />
      {answers.model === 'n-plus-1' && <p className="text-text-muted">{nPlusOneContradiction}</p>}
      <ChoiceCards
        legend="Programs"
        value={answers.binaries}
        onChange={(binaries) => change({ ...answers, binaries })}
        columns="two"
        choices={binariesNotes(answers.model).map(({ binaries, isUsual, text, upgrade }) => ({
          value: binaries,
          title: binaries === 'shared' ? 'On the shared disk' : 'On each system',
          note: text,
          more: (
            <span className="mt-1.5 block">
              {upgrade}
              {isUsual && <span className="text-text-muted"> The guide describes this model with it.</span>}
            </span>
          ),
        }))}
      />
      <p className="text-xs text-text-muted">Guide 001, table 9-2, and its steps 6 and 11.</p>
    </div>
  )
}

function Weighed({ row: { advantages, disadvantages, forWhom } }: { row: HaModelRow }) {
  const notes = [
    ...advantages.map((text) => ({ text: `${text}.`, shape: 'disc-tick', tone: 'online' }) as const),
    ...disadvantages.map((text) => ({ text: `${text}.`, shape: 'triangle', tone: 'partial' }) as const),
  ]
  return (
    <span className="mt-1.5 block">
      <Notes notes={notes} />
      <span className="mt-1 block text-xs text-text-muted">{forWhom}</span>
    </span>
  )
}
