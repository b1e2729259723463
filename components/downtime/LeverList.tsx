'use client'

import { useState } from 'react'
import { leversOf } from '#lib/topology/downtime/levers.ts'
import type { BookModel } from '#lib/topology/downtime/table-9-3.ts'
import { yearlyText } from '#lib/topology/downtime/units.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { inputsOf, type DowntimeQuestion } from './question.ts'
import { bookModels, leverWords, modelTitles } from './words.ts'

/** Which input matters most: what halving each by itself saves. */
export function LeverList({ question }: { question: DowntimeQuestion }) {
  const [model, setModel] = useState<BookModel>('asymmetric')
  const levers = leversOf(inputsOf(model, question))
  const [most] = levers
  return (
    <Panel
      title="What matters most"
      note="each by itself, halved"
      actions={
        <Segmented
          label="Model"
          value={model}
          onChange={setModel}
          options={bookModels.map((value) => ({ value, label: modelTitles[value] }))}
        />
      }
    >
      {most ? (
        <ol className="space-y-1.5">
          {levers.map(({ input, saved }) => (
            <li
              key={input}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-3 sm:grid-cols-[13rem_minmax(0,1fr)_11rem]"
            >
              <span>{leverWords[input]}</span>
              <span aria-hidden="true" className="h-1.5 rounded-sm bg-sunken max-sm:hidden">
                <span
                  className="block h-1.5 rounded-sm bg-accent"
                  style={{ width: `${(saved / most.saved) * 100}%` }}
                />
              </span>
              <span className="text-right whitespace-nowrap text-text-muted">
                saves {yearlyText(saved)} a year
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-text-muted">Nothing: with these inputs {modelTitles[model]} is never down.</p>
      )}
    </Panel>
  )
}
