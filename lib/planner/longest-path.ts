import type { Plan, PlanStep } from './plan.ts'

/** Time a plan needs when everything independent runs at once: the dearest chain, in `durationOf`'s unit. */
export function longestPath(plan: Plan, durationOf: (step: PlanStep) => number): number {
  const ends = new Map<number, number>()
  const endOf = (step: PlanStep): number => {
    const known = ends.get(step.id)
    if (known !== undefined) return known
    const starts = step.after.map((id) => plan.steps.find((other) => other.id === id))
    const begin = Math.max(0, ...starts.map((other) => (other ? endOf(other) : 0)))
    const end = begin + durationOf(step)
    ends.set(step.id, end)
    return end
  }
  return Math.max(0, ...plan.steps.map(endOf))
}
