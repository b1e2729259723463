'use client'

import type { Topology } from '#lib/topology/build/answers.ts'
import { ChoiceCards } from '../fields/ChoiceCards.tsx'
import { topologyChoices } from '../plan/topology-words.ts'

type TopologyStepProps = { value: Topology | null; onChange: (topology: Topology) => void }

/** Which of the guide's configurations, each with the groups it makes. */
export function TopologyStep({ value, onChange }: TopologyStepProps) {
  return (
    <ChoiceCards
      legend="Topology"
      legendHidden
      value={value}
      onChange={onChange}
      columns="two"
      choices={topologyChoices.map(({ groups, ...choice }) => ({
        ...choice,
        more: (
          <span className="mt-2 flex flex-wrap gap-1">
            {groups.map((name) => (
              <span
                key={name}
                className="rounded-sm border border-line-strong/60 bg-raised px-1.5 py-px font-mono text-2xs"
              >
                {name}
              </span>
            ))}
          </span>
        ),
      }))}
    />
  )
}
