import type { PlanStep } from '#lib/planner/plan.ts'
import { cx } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/display/Icon.tsx'

/** Foreseen steps in their order: what stands in one line runs at the same time. */
export function StepList({ steps }: { steps: readonly PlanStep[] }) {
  return (
    <ol className="mt-3 max-h-64 divide-y overflow-y-auto rounded-md border" aria-label="Steps">
      {steps.map((step) => (
        <li key={step.id} className="flex items-center gap-2 px-3 py-1.5">
          <Icon
            name={step.action === 'online' ? 'play' : 'power'}
            size={13}
            className={cx(step.action === 'online' ? 'text-online' : 'text-offline')}
          />
          <span className="w-14 text-text-muted">{step.action}</span>
          <span className="min-w-0 flex-1 truncate font-medium">{step.resource}</span>
          <span className="text-text-muted">{step.system}</span>
        </li>
      ))}
    </ol>
  )
}
