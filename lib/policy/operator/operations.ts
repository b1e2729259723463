import type {
  CauseId,
  Operation,
  OperationId,
  OperationPart,
  OperationState,
  OperationStep,
} from '#lib/model/runtime.ts'
import { commandOfIntent } from '#lib/planner/command/command-of-intent.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import { hasEnded, type Draft, type Spot } from '../draft.ts'

/**
 * Ended operations kept; older ones are in the journal. A request is known by its id as long as its operation
 * is kept: handed in once more after two hundred others have ended, it is a new request and judged as such.
 */
export const endedOperationsKept = 200

/** Takes a plan in as a running operation and gives its number. */
export function openOperation(
  draft: Draft,
  request: { readonly intent: Intent; readonly user: string; readonly requestId: string },
  plan: Plan,
  cause: CauseId,
  partOf?: OperationId,
): OperationId {
  const command = commandOfIntent(request.intent)
  const id = draft.addOperation((number) => ({
    id: number,
    requestId: request.requestId,
    user: request.user,
    title: plan.title,
    group: plan.group,
    state: 'RUNNING',
    startedAt: draft.at,
    endedAt: null,
    outcome: null,
    steps: plan.steps.map((step) => ({ ...step, state: 'pending', startedAt: null, endedAt: null })),
    cause,
    intent: request.intent.kind,
    ...(command && { command }),
    ...(partOf === undefined ? {} : { partOf }),
  }))
  forgetOldest(draft)
  if (plan.group) draft.touched.add(plan.group)
  return id
}

function forgetOldest(draft: Draft): void {
  const ended = Object.values(draft.state.operations).filter(hasEnded)
  for (const { id } of ended.slice(0, Math.max(0, ended.length - endedOperationsKept))) {
    draft.forgetOperation(id)
  }
}

/** Operations that are running or ask, oldest first. */
export const openOperations = (draft: Draft): readonly Operation[] => draft.openOperations

/** The step's entry point is launched. A step the plan did not foresee is added: the truth had moved. */
export function beginStep(
  draft: Draft,
  id: OperationId | null,
  spot: Spot,
  action: OperationStep['action'],
): void {
  const operation = id === null ? undefined : draft.state.operations[id]
  if (!operation || hasEnded(operation)) return
  beginStep(draft, operation.partOf ?? null, spot, action)
  const begun = { state: 'running', startedAt: draft.at, endedAt: null } as const
  if (operation.steps.some((step) => isStepOf(step, spot, action))) {
    const steps = operation.steps.map((step) => (isStepOf(step, spot, action) ? { ...step, ...begun } : step))
    draft.updateOperation(operation.id, { steps })
    return
  }
  const next = 1 + Math.max(0, ...operation.steps.map((step) => step.id))
  const added: OperationStep = { id: next, action, ...spot, after: [], ...begun }
  draft.updateOperation(operation.id, { steps: [...operation.steps, added] })
}

const isStepOf = (step: OperationStep, spot: Spot, action: OperationStep['action']): boolean =>
  step.resource === spot.resource && step.system === spot.system && step.action === action

/** A monitor agreed, or the step came to nothing: ticks it off in every open operation it belongs to. */
export function endStep(
  draft: Draft,
  spot: Spot,
  action: OperationStep['action'],
  state: 'done' | 'failed',
): void {
  for (const operation of openOperations(draft)) {
    const isOpen = (step: OperationStep) =>
      isStepOf(step, spot, action) && (step.state === 'pending' || step.state === 'running')
    if (!operation.steps.some(isOpen)) continue
    const steps = operation.steps.map((step) =>
      isOpen(step) ? { ...step, state, startedAt: step.startedAt ?? draft.at, endedAt: draft.at } : step,
    )
    draft.updateOperation(operation.id, { steps })
  }
}

const outcomeSeverity = { DONE: 'NOTICE', FAILED: 'ERROR', CANCELLED: 'WARNING' } as const

/** Ends an operation with a sentence; what it had not done yet is skipped. An ended one stays as it is. */
export function endOperation(
  draft: Draft,
  id: OperationId | null,
  state: Exclude<OperationState, 'RUNNING' | 'ASKS'>,
  outcome: string,
  cause?: CauseId,
): void {
  const operation = id === null ? undefined : draft.state.operations[id]
  if (!operation || hasEnded(operation)) return
  const steps = operation.steps.map((step) =>
    step.state === 'pending' || step.state === 'running'
      ? { ...step, state: 'skipped' as const, endedAt: draft.at }
      : step,
  )
  draft.updateOperation(operation.id, { state, outcome, steps, endedAt: draft.at })
  draft.decide({
    severity: outcomeSeverity[state],
    message: 90001,
    text: `Operation ${operation.id} (${operation.title}) ended ${state}: ${outcome}`,
    group: operation.group,
    operation: operation.id,
    ...(cause === undefined ? {} : { cause }),
  })
  noteInWhole(draft, operation, { state, text: outcome })
}

/** What became of one group is kept by the operation on the whole system. */
function noteInWhole(draft: Draft, { partOf, group }: Operation, part: OperationPart): void {
  const whole = partOf === undefined ? undefined : draft.state.operations[partOf]
  if (!whole || hasEnded(whole) || group === null) return
  draft.updateOperation(whole.id, { parts: { ...whole.parts, [group]: part } })
}

/** Lets an operation ask for what it needs, or go on when nothing stands in its way any more. */
export function askOrGoOn(draft: Draft, operation: Operation, needs: string | null): void {
  if (needs === operation.outcome && (needs === null) === (operation.state === 'RUNNING')) return
  draft.updateOperation(operation.id, { state: needs === null ? 'RUNNING' : 'ASKS', outcome: needs })
  draft.decide({
    severity: needs === null ? 'NOTICE' : 'WARNING',
    message: needs === null ? 90003 : 90002,
    text:
      needs === null
        ? `Operation ${operation.id} (${operation.title}) goes on.`
        : `Operation ${operation.id} (${operation.title}) cannot go on: ${needs}`,
    group: operation.group,
    operation: operation.id,
  })
}
