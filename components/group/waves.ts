import type { PlanStep } from '#lib/planner/plan.ts'

/**
 * Steps in the order they can run: each wave holds the steps whose forerunners are all in earlier waves.
 * A step that names an unknown forerunner counts it as done.
 */
export function wavesOf<Step extends PlanStep>(steps: readonly Step[]): Step[][] {
  const depth = new Map<number, number>()
  const byId = new Map(steps.map((step) => [step.id, step]))
  const depthOf = (step: Step, path: ReadonlySet<number>): number => {
    const known = depth.get(step.id)
    if (known !== undefined || path.has(step.id)) return known ?? 0
    const before = step.after.flatMap((id) => byId.get(id) ?? [])
    const own = before.reduce(
      (most, each) => Math.max(most, depthOf(each, new Set([...path, step.id])) + 1),
      0,
    )
    depth.set(step.id, own)
    return own
  }
  const waves: Step[][] = []
  for (const step of steps) (waves[depthOf(step, new Set())] ??= []).push(step)
  return waves
}
