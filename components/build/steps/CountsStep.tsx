'use client'

import { componentsOf } from '#lib/topology/build/component.ts'
import { numberOf, numberText } from '#lib/topology/draft/number-text.ts'
import { ChoiceCards } from '../fields/ChoiceCards.tsx'
import { AnswerField } from '../fields/AnswerField.tsx'
import { SystemRoles } from '../fields/SystemRoles.tsx'
import { withCount } from '../plan/change-answers.ts'
import { errorAt } from '../plan/problem-places.ts'
import { countLabels } from '../plan/topology-words.ts'
import type { Wizard } from '../plan/use-wizard.ts'

/** How many groups, on which systems, and how fine their resources are. */
export function CountsStep({ wizard }: { wizard: Wizard }) {
  const { answers, change } = wizard
  return (
    <div className="space-y-6">
      <Counts wizard={wizard} />
      <SystemRoles wizard={wizard} />
      {answers.topology !== 'empty' && (
        <ChoiceCards
          legend="Resources of the servers"
          value={answers.granularity}
          onChange={(granularity) => change({ ...answers, granularity })}
          columns="two"
          choices={[
            {
              value: 'one-for-all',
              title: 'One for all services',
              note: 'Fewer resources. One service that fails restarts all of the group’s services.',
            },
            {
              value: 'one-per-service',
              title: 'One for each service',
              note: 'Each service is watched and restarted by itself, and its state is seen by itself.',
            },
          ]}
        />
      )}
    </div>
  )
}

function Counts({ wizard }: { wizard: Wizard }) {
  const { answers, problems, change } = wizard
  const kinds = componentsOf[answers.topology].filter(
    ({ kind }) => kind !== 'directory' || answers.directoryGroup === null,
  )
  return (
    <section aria-labelledby="counts-of-build">
      <h3 id="counts-of-build" className="mb-1.5 font-medium">
        Groups
      </h3>
      <div className="grid items-start gap-x-3 gap-y-2.5 sm:grid-cols-3">
        {kinds.map(({ kind, count }) => (
          <AnswerField
            key={kind}
            label={countLabels[kind]}
            value={numberText(answers.counts[kind] ?? count)}
            suggestion={String(count)}
            isSaid={answers.counts[kind] !== undefined}
            onChange={(text) => change(withCount(answers, kind, numberOf(text)))}
            onForget={() => change(withCount(answers, kind, undefined))}
            error={errorAt(problems, `counts.${kind}`)}
            inputMode="numeric"
          />
        ))}
      </div>
    </section>
  )
}
