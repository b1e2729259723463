import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { OperationId } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../draft.ts'
import { replaceMove } from '../group/moves.ts'
import { spotsOf } from '../group/place-intent.ts'
import { withoutFlags } from '../resource/limits.ts'
import { probe } from '../system/sight.ts'
import type { Order } from './order.ts'
import { endOperation } from './operations.ts'

/**
 * Nothing waits to go online there any more; with `force` nothing waits to go offline either. Entry points
 * that run are not stopped: a monitor will say what they led to. vcs-semantics §0.15.
 */
export function flush(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  force: boolean,
  { cause, user }: Order,
): void {
  const text = `Group ${group} is flushed on system ${system}${force ? ' (force)' : ''}.`
  const decision = draft.decide({ severity: 'NOTICE', message: 90006, text, cause, group, system })
  const dropped = new Set<OperationId | null>()
  const isDropped = (kind: 'online' | 'offline') => force || kind === 'online'
  const { intent } = draft.place(group, system)
  if (intent && isDropped(intent.kind)) {
    dropped.add(intent.operation)
    draft.updatePlace(group, system, { intent: null })
  }
  draft.updatePlace(group, system, { returnsWithChild: undefined })
  for (const move of movesOf(draft.group(group))) {
    if (move.to !== system && !(force && move.from === system)) continue
    dropped.add(move.operation)
    replaceMove(draft, group, move, null)
  }
  for (const spot of spotsOf(draft, group, system)) flushSpot(draft, spot, isDropped, dropped)
  for (const operation of dropped)
    endOperation(draft, operation, 'CANCELLED', `${user} flushed it.`, decision)
}

function flushSpot(
  draft: Draft,
  spot: Spot,
  isDropped: (kind: 'online' | 'offline') => boolean,
  dropped: Set<OperationId | null>,
): void {
  const { wanted, iState, flags, cleaning, state } = draft.resource(spot)
  if (wanted && isDropped(wanted.kind)) {
    dropped.add(wanted.operation)
    draft.updateResource(spot, { wanted: null, flags: withoutFlags(flags, 'RESTARTING') })
  }
  const waitsFor = iState.includes('online') ? 'online' : 'offline'
  const dropsWait = iState !== 'not waiting' && isDropped(waitsFor)
  const dropsClean = cleaning !== null && isDropped('offline')
  if (dropsWait || dropsClean) draft.updateResource(spot, { iState: 'not waiting' })
  if (dropsClean) draft.updateResource(spot, { cleaning: null })
  const isStart = dropsWait && iState.startsWith('waiting to go online')
  // What was under way may have had its effect: no older answer of a monitor counts any more.
  if (state === 'OFFLINE' && (isStart || dropsClean)) draft.updateResource(spot, { state: 'UNKNOWN' })
  const wasStopping =
    (dropsWait && iState.startsWith('waiting to go offline')) || cleaning?.sequel === 'offline'
  if (state === 'ONLINE' && wasStopping && isDropped('offline')) {
    draft.updateResource(spot, { offlineMayFollow: true })
  }
  probe(draft, spot)
}
