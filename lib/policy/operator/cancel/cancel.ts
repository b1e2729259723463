import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { OperationId } from '#lib/model/runtime.ts'
import type { Draft } from '../../draft.ts'
import { replaceMove } from '../../group/moves.ts'
import { acceptAutostart, declineAutostart } from '../../group/placement/autostart-wish.ts'
import { setPlaceIntent, spotsOf } from '../../group/place-intent.ts'
import { changeState } from '../../system/system-state.ts'
import { openParts } from '../departure/parts.ts'
import { resultOf } from '../departure/summary.ts'
import { endOperation } from '../operations.ts'
import type { Order } from '../order.ts'
import { waysBack, type WayBack } from './ways-back.ts'

/** Cancels an operation at its safe point; `can` has agreed that there is one. vcs-semantics §4.5. */
export function cancel(draft: Draft, id: OperationId, order: Order): void {
  const system = namesOf<SystemName>(draft.state.systems).find(
    (name) => draft.system(name).departure?.operation === id,
  )
  const outcome =
    system === undefined ? cancelOne(draft, id, order) : cancelDeparture(draft, system, id, order)
  endOperation(draft, order.operation, 'DONE', `operation ${id} is cancelled: ${outcome}`, order.cause)
}

/** Ends the operation and takes back what it had begun; gives what that means for its groups. */
function cancelOne(draft: Draft, id: OperationId, order: Order): string {
  const operation = draft.state.operations[id]
  if (!operation) return ''
  const { ways } = waysBack(draft.state, operation)
  const outcome = ways.map(wordsOf).join(' ')
  for (const { group, system } of ways) release(draft, id, group, system)
  endOperation(draft, id, 'CANCELLED', `${order.user} cancelled it: ${outcome}`, order.cause)
  for (const way of ways) goBack(draft, way, order)
  return outcome
}

const wordsOf = ({ kind, group, system }: WayBack): string =>
  ({
    drop: `${group} stays as it is on ${system}.`,
    up: `${group} is brought fully online again on ${system}.`,
    down: `what was started of ${group} is taken offline again on ${system}.`,
    halt: `nothing more of ${group} is begun on ${system}, what is done stays done.`,
  })[kind]

/** Nothing is wanted in the name of the operation any more. */
function release(draft: Draft, id: OperationId, group: WayBack['group'], system: SystemName): void {
  for (const move of movesOf(draft.group(group))) {
    if (move.operation === id) replaceMove(draft, group, move, null)
  }
  if (draft.place(group, system).intent?.operation === id) draft.updatePlace(group, system, { intent: null })
  for (const spot of spotsOf(draft, group, system)) {
    if (draft.resource(spot).wanted?.operation === id) draft.updateResource(spot, { wanted: null })
  }
  draft.touched.add(group)
}

function goBack(draft: Draft, { kind, group, system }: WayBack, { cause, user }: Order): void {
  if (kind !== 'up' && kind !== 'down') return
  const isUp = kind === 'up'
  const decision = draft.decide({
    severity: 'NOTICE',
    message: 90260,
    text: isUp
      ? `Group ${group} is brought fully online again on system ${system}, since ${user} cancelled what took it offline.`
      : `What was started of group ${group} is taken offline again on system ${system}, since ${user} cancelled its start.`,
    cause,
    group,
    system,
  })
  if (isUp) acceptAutostart(draft, group, system)
  else declineAutostart(draft, group, system)
  setPlaceIntent(draft, group, system, {
    kind: isUp ? 'online' : 'offline',
    operation: null,
    cause: decision,
  })
}

/** No further group begins to leave; those that have begun stop where that is safe, or arrive. */
function cancelDeparture(draft: Draft, system: SystemName, id: OperationId, order: Order): string {
  const { departure } = draft.system(system)
  if (!departure) return ''
  draft.updateSystem(system, { departure: undefined })
  const before = resultOf(draft, system, departure)
  const outcomes = openParts(draft, departure).map((part) => {
    const { ways, against } = waysBack(draft.state, part)
    if (against.length > 0 || ways.length === 0) return `${part.group} goes on: ${against.join(' ')}`
    return cancelOne(draft, part.id, order)
  })
  if (draft.system(system).state === 'LEAVING') {
    changeState(draft, system, 'RUNNING', `${order.user} cancelled its stop.`, 'NOTICE', order.cause)
  }
  const outcome = [`${system} is not left any more.`, ...before.sentences, ...outcomes].join(' ')
  endOperation(draft, id, 'CANCELLED', `${order.user} cancelled it: ${outcome}`, order.cause)
  return outcome
}
