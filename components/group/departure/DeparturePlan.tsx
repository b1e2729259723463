'use client'

import { useMemo } from 'react'
import type { Plan } from '#lib/planner/plan.ts'
import { Icon } from '#components/ui/display/Icon.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { PlanSteps } from '../OperationSteps.tsx'
import { departureRows, type DepartureIntent, type DepartureRow } from './departure-rows.ts'

type DeparturePlanProps = { intent: DepartureIntent; plan: Plan }

/** What becomes of each group of a system, its steps one press away. */
export function DeparturePlan({ intent, plan }: DeparturePlanProps) {
  const state = useClusterState()
  const rows = useMemo(() => departureRows(state, intent), [state, intent])
  if (rows.length === 0) return <p className="text-text-muted">No group is active on {intent.system}.</p>
  return (
    <ul aria-label={`Groups on ${intent.system}`} className="divide-y overflow-clip rounded-md border">
      {rows.map((row) => (
        <li key={row.group}>
          <GroupPlan row={row} plan={plan} open={rows.length === 1} />
        </li>
      ))}
    </ul>
  )
}

type GroupPlanProps = { row: DepartureRow; plan: Plan; open: boolean }

function GroupPlan({ row: { group, fate, reasons }, plan, open }: GroupPlanProps) {
  const steps = plan.steps.filter((step) => step.group === group)
  const head = (
    <>
      <span className="min-w-0 truncate font-medium">{group}</span>
      <StateMark label={fate} size={12} className="text-xs" />
    </>
  )
  if (steps.length === 0) {
    return (
      <div className="px-3 py-2">
        <p className="flex flex-wrap items-center gap-x-3">{head}</p>
        {reasons.map((text) => (
          <p key={text} className="text-xs text-text-muted">
            {text}
          </p>
        ))}
      </div>
    )
  }
  return (
    <details open={open} className="group/steps">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 px-3 py-2 outline-offset-[-2px] hover:bg-hover">
        {head}
        <span className="ml-auto flex items-center gap-2 text-xs text-text-muted">
          {steps.length} steps
          <Icon name="chevron-right" size={13} className="transition-transform group-open/steps:rotate-90" />
        </span>
      </summary>
      <div className="space-y-2 px-3 pb-3">
        {reasons.map((text) => (
          <p key={text} className="text-xs text-text-muted">
            {text}
          </p>
        ))}
        <PlanSteps steps={steps} />
      </div>
    </details>
  )
}
