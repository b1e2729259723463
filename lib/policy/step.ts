import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from './decision.ts'
import type { Effect } from './effect.ts'
import type { Event } from './event.ts'

/** What one event led to. */
export type StepResult = {
  /** The very same object as before when nothing changed. */
  readonly state: ClusterState
  readonly effects: readonly Effect[]
  readonly decisions: readonly Decision[]
}

/**
 * The engine's mind: what a cluster's state becomes when it is told of one event, what is to be done about
 * it, and why. Pure: no clock, no dice; the same state and event always give the same answer.
 */
export function step(state: ClusterState, event: Event): StepResult {
  void event
  return { state, effects: [], decisions: [] }
}
