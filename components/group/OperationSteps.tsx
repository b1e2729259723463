'use client'

import type { OperationStep } from '#lib/model/runtime.ts'
import type { PlanStep } from '#lib/planner/plan.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { durationText } from '#components/client/words/ages.ts'
import type { Label } from '#components/client/words/label.ts'
import { stepLabels } from '#components/client/words/labels.ts'
import { wavesOf } from './waves.ts'

/** Steps of a running or ended operation, ticked off from what really happened. */
export function OperationSteps({ steps }: { steps: readonly OperationStep[] }) {
  const now = useEngineNow()
  const rows = steps.map((step) => ({
    ...step,
    label: stepLabels[step.state],
    took: step.startedAt === null ? null : durationText((step.endedAt ?? now) - step.startedAt),
  }))
  return <Waves rows={rows} title="Steps" />
}

/** Steps that a plan foresees. */
export function PlanSteps({ steps }: { steps: readonly PlanStep[] }) {
  const rows = steps.map((step) => ({ ...step, label: stepLabels.pending, took: '' }))
  return <Waves rows={rows} title="Planned steps" />
}

type StepRow = PlanStep & { readonly label: Label; readonly took: string | null }

/** One block for what runs at the same time, blocks in their order. */
function Waves({ rows, title }: { rows: readonly StepRow[]; title: string }) {
  return (
    <ol aria-label={title} className="overflow-clip rounded-md border">
      {wavesOf(rows).map((wave, index) => (
        <li key={wave[0]?.id ?? index} className="flex border-b last:border-b-0">
          <span
            aria-hidden
            className="w-8 shrink-0 border-r max-sm:w-6 bg-sunken/50 py-1.5 text-center text-xs text-text-faint"
          >
            {index + 1}
          </span>
          <ul className="min-w-0 flex-1 py-0.5">
            {wave.map((row) => (
              <StepLine key={row.id} row={row} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function StepLine({ row: { action, resource, system, label, took } }: { row: StepRow }) {
  return (
    <li className="flex items-center gap-2 px-3 py-1 max-sm:gap-1.5 max-sm:px-2">
      <Shape {...label} />
      <span className="w-13 shrink-0 text-text-muted">{action}</span>
      <span className="min-w-0 flex-1 truncate font-medium" title={resource}>
        {resource}
      </span>
      <span className="shrink-0 text-text-muted">{system}</span>
      <span className="w-18 shrink-0 text-right text-xs text-text-muted">
        <span className={took === null ? '' : 'sr-only'}>{label.text} </span>
        {took}
      </span>
    </li>
  )
}
