import type { ActionRun, GroupRuntime, OperationId } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../../draft.ts'
import type { EntryPointOutcome } from '../../event.ts'
import { endOperation } from '../../operator/operations.ts'
import type { Order } from '../../operator/order.ts'
import { callAside } from '../launch.ts'
import { withinBytes } from '../care/output-bytes.ts'

/** Runs an action of the agent for an operation, beside whatever the resource does. vcs-semantics §6.2. */
export function runAction(
  draft: Draft,
  spot: Spot,
  action: { readonly token: string; readonly arguments: readonly string[] },
  { operation, cause }: Order,
): void {
  const text = `Running action ${action.token} of resource ${spot.resource} (group ${spot.group}) on system ${spot.system}.`
  draft.decide({ severity: 'NOTICE', message: 90220, text, cause, operation, ...spot })
  const run = callAside(draft, spot, 'action', { action })
  const { actions = [] } = draft.resource(spot)
  draft.updateResource(spot, { actions: [...actions, { run, token: action.token, operation }] })
}

/** An action has ended: what it printed is the outcome of its operation. Exit 0 is success. */
export function actionFinished(draft: Draft, spot: Spot, run: number, outcome: EntryPointOutcome): void {
  const ended = draft.resource(spot).actions?.find((action) => action.run === run)
  if (!ended) return
  forget(draft, spot, (action) => action !== ended)
  const isDone = outcome.kind === 'exited' && outcome.code === 0
  endOperation(draft, ended.operation, isDone ? 'DONE' : 'FAILED', outcomeText(outcome))
}

/** Whether the operation is an action that still runs. */
export const runsAction = ({ places }: Pick<GroupRuntime, 'places'>, id: OperationId): boolean =>
  Object.values(places).some(({ resources }) =>
    Object.values(resources).some(({ actions }) => actions?.some(({ operation }) => operation === id)),
  )

/** Contact is lost: nobody will hear how the actions under way end. */
export function loseActions(draft: Draft, spot: Spot): void {
  const lost = draft.resource(spot).actions ?? []
  if (lost.length === 0) return
  forget(draft, spot, () => false)
  for (const { token, operation } of lost) {
    const text = `contact to ${spot.system} was lost while action ${token} ran; how it ended is not known.`
    endOperation(draft, operation, 'FAILED', text)
  }
}

function forget(draft: Draft, spot: Spot, keep: (action: ActionRun) => boolean): void {
  const left = (draft.resource(spot).actions ?? []).filter(keep)
  draft.updateResource(spot, { actions: left.length > 0 ? left : undefined })
}

function outcomeText(outcome: EntryPointOutcome): string {
  if (outcome.kind === 'lost') return `it gave no answer (${outcome.reason}).`
  const printed = withinBytes(outcome.output.trim())
  const said = printed === '' ? 'it printed nothing.' : printed
  if (outcome.kind === 'timedOut') return `it did not end within ActionTimeout: ${said}`
  return outcome.code === 0 ? said : `it exited ${outcome.code}: ${said}`
}
