import { titleOf } from '#lib/planner/steps/title.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Departure, Operation, OperationId } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { PlanStep } from '#lib/planner/plan.ts'
import type { Draft } from '../../draft.ts'
import { openOperation, openOperations } from '../operations.ts'

/** The operation on the whole system; undefined when it is kept no more. */
export const wholeOf = (draft: Draft, { operation }: Departure): Operation | undefined =>
  draft.state.operations[operation]

/** Operations of single groups that are under way for a departure. */
export const openParts = (draft: Draft, { operation }: Departure): Operation[] =>
  openOperations(draft).filter(({ partOf }) => partOf === operation)

/**
 * What is done with one group for the sake of a departure is an operation of its own, counted to the whole:
 * it asks, fails and is cancelled like any other, and the whole keeps what became of it.
 */
export function openPart(
  draft: Draft,
  departure: Departure,
  system: SystemName,
  intent: Extract<Intent, { kind: 'group.switch' | 'group.offline' }>,
  steps: readonly PlanStep[],
): OperationId {
  const { group } = intent
  const title = intent.kind === 'group.switch' ? `switch ${group} away from ${system}` : titleOf(intent)
  const requestId = `${wholeOf(draft, departure)?.requestId ?? departure.operation}/${intent.kind}/${group}`
  const request = { intent, user: departure.user, requestId }
  const plan = { title, group, steps, target: null }
  return openOperation(draft, request, plan, departure.cause, departure.operation)
}

/** Writes down what became of a group for which nothing is run. */
export function notePart(
  draft: Draft,
  departure: Departure,
  group: GroupName,
  state: 'DONE' | 'FAILED' | 'CANCELLED',
  text: string,
): void {
  const whole = wholeOf(draft, departure)
  if (whole) draft.updateOperation(whole.id, { parts: { ...whole.parts, [group]: { state, text } } })
}
