'use client'

import { useMemo } from 'react'
import { adviseOn, type Advice } from '#lib/topology/advice/advise.ts'
import type { Severity } from '#lib/topology/advice/rule.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { label, type Label } from '#components/client/words/label.ts'

const severityLabels: Readonly<Record<Severity, Label>> = {
  warning: label('Warning', 'triangle', 'partial'),
  advice: label('Advice', 'ring', 'accent'),
  reminder: label('Reminder', 'square', 'neutral'),
}

/** What the guides say about a configuration: where, what to do, why, and on which page it stands. */
export function AdviceList({ configuration }: { configuration: Configuration }) {
  const advice = useMemo(() => adviseOn(configuration), [configuration])
  return (
    <Panel title="Advice" note={advice.length} flush>
      {advice.length === 0 ? (
        <EmptyState title="The guides have nothing to add." />
      ) : (
        <ul aria-label="Advice" className="divide-y">
          {advice.map((each, index) => (
            <AdviceItem key={index} advice={each} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function AdviceItem({
  advice: { id, severity, where, text, remedy, explanation, source },
}: {
  advice: Advice
}) {
  return (
    <li className="grid gap-x-4 gap-y-1 px-3 py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <StateMark label={severityLabels[severity]} size={12} className="self-start text-xs" />
      <div className="min-w-0">
        <p className="break-words">
          {where.kind !== 'cluster' && <span className="font-medium">{where.name}: </span>}
          {text}
        </p>
        <p className="text-text-muted">{remedy}</p>
        <p className="text-xs text-text-muted">
          {explanation} {source}. <code className="font-mono">{id}</code>
        </p>
      </div>
    </li>
  )
}
