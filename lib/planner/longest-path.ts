import { longestPathOf } from '#lib/graph/layers.ts'
import type { Plan, PlanStep } from './plan.ts'

/** Time a plan needs when everything independent runs at once: the dearest chain, in `durationOf`'s unit. */
export function longestPath(plan: Plan, durationOf: (step: PlanStep) => number): number {
  const byId = new Map(plan.steps.map((step) => [step.id, step]))
  const before = (step: PlanStep) => step.after.flatMap((id) => byId.get(id) ?? [])
  return longestPathOf(plan.steps, before, durationOf).weight
}
