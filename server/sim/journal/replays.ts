import type { ClusterState } from '#lib/model/runtime.ts'
import type { Event } from '#lib/policy/event.ts'
import type { StepResult } from '#lib/policy/step.ts'
import type { Step } from '#server/engine/recover.ts'

/**
 * An engine that cannot write yet is started again and again and replays the same entries on the same snapshot each
 * time. What it makes of them is worked out once: `step` is pure, and the first time is compared with what the dead
 * engine knew.
 */
export class Replays {
  private readonly known = new WeakMap<ClusterState, { readonly event: Event; readonly result: StepResult }>()

  step(state: ClusterState, event: Event, work: Step): StepResult {
    const last = this.known.get(state)
    if (last?.event === event) return last.result
    const result = work(state, event)
    this.known.set(state, { event, result })
    return result
  }
}
