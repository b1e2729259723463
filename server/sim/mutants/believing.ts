import type { ClusterState } from '#lib/model/runtime.ts'
import type { Event } from '#lib/policy/event.ts'
import { step as policyStep, type StepResult } from '#lib/policy/step.ts'
import type { Step } from '#server/engine/recover.ts'

/**
 * A policy that is shown another state than the true one, and what it makes of it, with everything that was only shown
 * taken back.
 */
export const believing =
  (show: (state: ClusterState, event: Event) => ClusterState): Step =>
  (state, event) => {
    const shown = show(state, event)
    const result = policyStep(shown, event)
    return { ...result, state: takenBack(state, shown, result.state) as ClusterState }
  }

/** A policy that is told another event than the true one. */
export const hearing =
  (retell: (event: Event, state: ClusterState) => Event): Step =>
  (state, event) =>
    policyStep(state, retell(event, state))

/** A policy whose results are changed afterwards. */
export const resultingIn =
  (change: (result: StepResult, state: ClusterState, event: Event) => StepResult): Step =>
  (state, event) =>
    change(policyStep(state, event), state, event)

type Plain = Readonly<Record<string, unknown>>

/** `after` was made from `shown`, which was shown instead of `real`: what it took over from it is real again. */
function takenBack(real: unknown, shown: unknown, after: unknown): unknown {
  if (after === shown) return real
  if (real === shown || !isPlain(real) || !isPlain(shown) || !isPlain(after)) return after
  const entries = Object.entries(after).map(
    ([key, value]) => [key, takenBack(real[key], shown[key], value)] as const,
  )
  const hidden = Object.keys(real).filter((key) => !(key in shown) && !(key in after))
  return Object.fromEntries([...entries, ...hidden.map((key) => [key, real[key]] as const)])
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
