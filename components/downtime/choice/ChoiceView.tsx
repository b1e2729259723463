'use client'

import { useState } from 'react'
import { binariesNotes, nPlusOneContradiction, table92 } from '#lib/topology/choice/ha-model.ts'
import { directoryMethods } from '#lib/topology/choice/site-notes.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { ChoiceList } from '#components/ui/form/ChoiceList.tsx'
import { replaceOwn } from '../address.ts'
import { choiceFrom, choiceKeys, directories, queryOf, withModel, type Choice } from './choice-answers.ts'
import { Chosen } from './Chosen.tsx'
import { SiteQuestions } from './SiteQuestions.tsx'

/** Tables 9-1 and 9-2 of guide 001 and its questions about another site, one after the other. */
export function ChoiceView() {
  const [choice, setChoice] = useState(() => choiceFrom(new URLSearchParams(window.location.search)))
  const change = (next: Choice) => {
    setChoice(next)
    replaceOwn(choiceKeys, queryOf(next))
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="min-w-0 space-y-4">
        <Panel title="Which model" note="table 9-2 of guide 001" flush>
          <ChoiceList
            label="Model"
            value={choice.model}
            onChange={(model) => change(withModel(choice, model))}
            options={table92.map(({ model, title, shape, advantages, disadvantages, forWhom }) => ({
              value: model,
              title,
              text: (
                <>
                  {shape} For {forWhom.charAt(0).toLowerCase() + forWhom.slice(1)}
                  <ForAndAgainst advantages={advantages} disadvantages={disadvantages} />
                </>
              ),
            }))}
          />
          {choice.model === 'n-plus-1' && (
            <p className="border-t px-3 py-2 text-text-muted">{nPlusOneContradiction}</p>
          )}
        </Panel>
        <Panel title="Where the programs lie" note="steps 6 and 11 of guide 001" flush>
          <ChoiceList
            label="Programs"
            value={choice.binaries}
            onChange={(binaries) => change({ ...choice, binaries })}
            options={binariesNotes(choice.model).map(({ binaries, isUsual, text, upgrade }) => ({
              value: binaries,
              title: `${binaries === 'shared' ? 'On the shared disk' : 'On each system'}${isUsual ? ', as the guide has it' : ''}`,
              text: `${text} ${upgrade}`,
            }))}
          />
        </Panel>
        <Panel title="How the Directory is made available" note="table 9-1 of guide 001" flush>
          <ChoiceList
            label="Directory"
            value={choice.directory}
            onChange={(directory) => change({ ...choice, directory })}
            options={directories.map((value) => ({ value, ...directoryMethods[value] }))}
          />
        </Panel>
        <SiteQuestions site={choice.site} onChange={(site) => change({ ...choice, site })} />
      </div>
      <Chosen choice={choice} />
    </div>
  )
}

type SidesProps = { advantages: readonly string[]; disadvantages: readonly string[] }

function ForAndAgainst({ advantages, disadvantages }: SidesProps) {
  return (
    <span className="mt-1 grid gap-x-4 sm:grid-cols-2">
      <span>
        {advantages.map((each) => (
          <span key={each} className="flex gap-1.5">
            <span aria-hidden="true" className="text-online">
              +
            </span>
            <span className="sr-only">For it:</span> {each}
          </span>
        ))}
      </span>
      <span>
        {disadvantages.map((each) => (
          <span key={each} className="flex gap-1.5">
            <span aria-hidden="true" className="text-faulted">
              −
            </span>
            <span className="sr-only">Against it:</span> {each}
          </span>
        ))}
      </span>
    </span>
  )
}
