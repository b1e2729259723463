import type { ClusterState } from '#lib/model/runtime.ts'
import type { Event } from '#lib/policy/event.ts'
import { step as policyStep, type StepResult } from '#lib/policy/step.ts'
import type { Step } from '#server/engine/recover.ts'

/**
 * A policy that is shown another state than the true one, and what it makes of it, with everything that was only
 * shown taken back.
 */
export const believing =
  (show: (state: ClusterState, event: Event) => ClusterState): Step =>
  (state, event) => {
    const shown = show(state, event)
    const result = policyStep(shown, event)
    return { ...result, state: takenBack(state, shown, result.state) }
  }

/** A policy that is told another event than the true one. */
export const hearing =
  (retell: (event: Event, state: ClusterState) => Event): Step =>
  (state, event) =>
    policyStep(state, retell(event, state))

export type Spoil = (result: StepResult, before: ClusterState, event: Event) => StepResult

/** A policy whose results are changed afterwards. */
export const spoilt =
  (spoil: Spoil): Step =>
  (state, event) =>
    spoil(policyStep(state, event), state, event)

/** `after` was made from `shown`, which was shown instead of `real`: what it took over from there is real again. */
function takenBack<Value>(real: Value, shown: Value, after: Value): Value {
  if (Object.is(after, shown)) return real
  if (Object.is(real, shown) || !isRecord(real) || !isRecord(shown) || !isRecord(after)) return after
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(after)) copy[key] = takenBack(real[key], shown[key], value)
  for (const [key, value] of Object.entries(real)) {
    if (!(key in shown) && !(key in after)) copy[key] = value
  }
  return copy as Value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
