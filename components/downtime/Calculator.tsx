'use client'

import { useState } from 'react'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { replaceOwn } from './address.ts'
import { BookTable } from './BookTable.tsx'
import { DowntimeChart } from './DowntimeChart.tsx'
import { InputsForm } from './InputsForm.tsx'
import { LeverList } from './LeverList.tsx'
import { MeasuredFailovers } from './measured/MeasuredFailovers.tsx'
import { ModelTable } from './ModelTable.tsx'
import { amounts, inputsOf, queryOf, questionFrom, type DowntimeQuestion } from './question.ts'
import { resultsOf } from './results.ts'

const ownKeys = [...amounts, 'mirrored', 'doubleFailures']

/** Inputs on the left, what follows from them on the right. The inputs are in the address. */
export function Calculator() {
  const [question, setQuestion] = useState(() => questionFrom(new URLSearchParams(window.location.search)))
  const change = (next: DowntimeQuestion) => {
    setQuestion(next)
    replaceOwn(ownKeys, queryOf(next))
  }
  const results = resultsOf(question)
  const { active } = inputsOf('n-plus-1', question)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Panel title="Inputs" note="empty: as the table">
        <InputsForm question={question} onChange={change} />
      </Panel>
      <div className="min-w-0 space-y-4">
        <Panel title="Downtime of a year" note="what the table leaves out is counted" flush>
          {results.length === 4 ? (
            <>
              <div className="p-3">
                <DowntimeChart results={results} />
              </div>
              <div className="border-t">
                <ModelTable results={results} />
              </div>
            </>
          ) : (
            <EmptyState title="Some inputs are not possible.">
              Each field says what is wrong with it.
            </EmptyState>
          )}
        </Panel>
        {results.length === 4 && <LeverList question={question} />}
        <MeasuredFailovers
          onTake={(failoverHours) => change({ ...question, texts: { ...question.texts, failoverHours } })}
        />
        <BookTable active={Number.isInteger(active) && active >= 1 ? active : 3} />
      </div>
    </div>
  )
}
