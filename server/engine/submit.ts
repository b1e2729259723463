import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, OperationId } from '#lib/model/runtime.ts'
import { planFingerprint } from '#lib/planner/fingerprint.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import { can } from '#lib/policy/can.ts'
import type { Engine } from './engine.ts'

export type Submission = {
  readonly intent: Intent
  readonly user: string
  readonly requestId: string
  /** Fingerprint of the plan the person saw. */
  readonly seenPlan?: string
}

export type SubmissionAnswer =
  | { readonly kind: 'accepted'; readonly operation: OperationId; readonly revision: number }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'moved'; readonly plan: Plan }

/**
 * Decides a person's request on the truth of this moment: a known request is its operation; then all reasons
 * against; then whether the plan is still the one the person saw; then the event, journalled when this
 * returns. Throws when the engine has stopped.
 */
export function submit(engine: Engine, { intent, user, requestId, seenPlan }: Submission): SubmissionAnswer {
  const present = engine.settle()
  const known = operationOf(present, requestId)
  if (known !== null) return { kind: 'accepted', operation: known, revision: present.revision }
  const reasons = can(present, intent)
  if (reasons.length > 0) return { kind: 'refused', reasons }
  const plan = planIntent(present, intent)
  if (seenPlan !== undefined && planFingerprint(plan) !== seenPlan) return { kind: 'moved', plan }
  const state = engine.take({ kind: 'asked', intent, user, requestId })
  const operation = operationOf(state, requestId)
  if (operation === null) throw new Error(`${intent.kind} was allowed but no operation was made of it`)
  return { kind: 'accepted', operation, revision: state.revision }
}

function operationOf(state: ClusterState, requestId: string): OperationId | null {
  return Object.values(state.operations).find((operation) => operation.requestId === requestId)?.id ?? null
}
