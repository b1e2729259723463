import type { ClusterState } from '#lib/model/runtime.ts'
import type { Intent } from './intent.ts'
import type { Plan } from './plan.ts'

/**
 * The steps an intent would take from the present state: ordered, and parallel where nothing demands an
 * order. Never throws; an intent that needs no entry point has no steps.
 */
export function planIntent(state: ClusterState, intent: Intent): Plan {
  void state
  return { title: intent.kind, group: null, steps: [], target: null }
}
