import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { isActiveOn, isConfirmedDownOn, isProbedOn } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId, GroupMove } from '#lib/model/runtime.ts'
import type { Onlining } from '#lib/model/triggers.ts'
import { dependencyReasons } from '#lib/planner/group-rules.ts'
import { isBoundToZone } from '#lib/planner/failover-order.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../draft.ts'
import { endOperation } from '../operator/operations.ts'
import { isFrozen, unconfirmedElsewhere } from '../start-guard.ts'
import { fenceWhatForbids } from '../system/fence.ts'
import { isBesideParent, isHeldByParents } from './links/parents-first.ts'
import { tellHeldByStopped } from './held-by-stopped.ts'
import { tellThatItStaysDown } from './fault.ts'
import { concerns, originOfMove, replaceMove } from './moves.ts'
import { explainChoice } from './placement/choice-text.ts'
import { chooseDestination, mayPass, nowhereText } from './placement/destination.ts'
import { clearForRetry } from './retry/online-retry.ts'
import { setPlaceIntent } from './place-intent.ts'
import { callNoFailover } from '../trigger/decided.ts'
import { mayLeaveSource } from '../trigger/pre-switch.ts'

/**
 * Takes each switchover or failover of a group one stage further: the group leaves where it is, everything is
 * confirmed down, then the target is started. It waits where only time or a person can help. vcs-semantics
 * §4.2, §4.5.
 */
export function advanceMove(draft: Draft, group: GroupName): void {
  if (draft.group(group).frozen) return
  for (const move of movesOf(draft.group(group))) advanceOne(draft, group, move)
}

function advanceOne(draft: Draft, group: GroupName, move: GroupMove): void {
  if (isStillThere(draft, group, move)) {
    stay(draft, group, move)
    return
  }
  if (isForbidden(draft, group, move)) {
    drop(draft, group, move)
    return
  }
  if (!mayLeaveSource(draft, group, move)) return
  leave(draft, group, move)
  if (move.from !== null && !isConfirmedDownOn(draft.state, group, move.from)) return
  if (move.kind === 'failover' && isHeldByParents(draft, group)) return
  const to = move.to ?? chooseDestination(draft, group, move)
  if (to === 'wait') return
  if (to === null) {
    giveUp(draft, group, move)
    return
  }
  if (move.from === to && move.to === to) clearForRetry(draft, group, to, move.cause)
  const reasons = targetReasons(draft.state, group, to)
  if (reasons.length > 0) {
    if (!mayPass(draft, group, reasons)) turnElsewhere(draft, group, move, to)
    return
  }
  if (isBesideParent(draft, group, to)) {
    if (move.to === null) replaceMove(draft, group, move, { ...move, to })
    return
  }
  const unconfirmed = unconfirmedElsewhere(draft.state, group, to)
  if (unconfirmed.length === 0) arrive(draft, group, move, to)
  else if (move.kind === 'failover') {
    fenceWhatForbids(draft, unconfirmed)
    tellHeldByStopped(draft, group, move, unconfirmed)
  }
}

/** A system that was silent came back with the group still running, or with a start or restart still wanted there. */
function isStillThere(draft: Draft, group: GroupName, { kind, from }: GroupMove): boolean {
  if (kind !== 'failover' || from === null || !isProbedOn(draft.state, group, from)) return false
  const { intent, resources } = draft.place(group, from)
  if (intent !== null) return intent.kind === 'online'
  const isWanted = Object.values(resources).some(({ wanted }) => wanted?.kind === 'online')
  return isActiveOn(draft.state, group, from) || (isWanted && !isFrozen(draft.state, group, from))
}

/** A failover that began when AutoFailOver allowed it; the configuration that is loaded now does not. §3.3. */
const isForbidden = (draft: Draft, group: GroupName, { kind }: GroupMove): boolean =>
  kind === 'failover' && groupNumber(draft.state.configuration, group, 'AutoFailOver') === 0

function drop(draft: Draft, group: GroupName, move: GroupMove): void {
  replaceMove(draft, group, move, null)
  const origin = originOfMove(move)
  if (origin === null) return
  if (move.from !== null) draft.updatePlace(group, move.from, { downByFault: true })
  tellThatItStaysDown(draft, group, origin, move.cause)
}

function stay(draft: Draft, group: GroupName, move: GroupMove): void {
  const { from, cause } = move
  replaceMove(draft, group, move, null)
  if (from === null) return
  const decision = draft.decide({
    severity: 'NOTICE',
    message: 90030,
    text: `Group ${group} is still on system ${from}, which answers again: it stays there.`,
    cause,
    group,
    system: from,
  })
  const { intent, enabled } = draft.place(group, from)
  // What is missing of it is only added where it is enabled and the groups it requires let it start (§5.4).
  if (intent || !enabled || dependencyReasons(draft.state, group, from).length > 0) return
  setPlaceIntent(draft, group, from, { kind: 'online', operation: null, cause: decision })
}

/** Whatever is active where the move concerns it, but on the target, is to go offline. */
function leave(draft: Draft, group: GroupName, move: GroupMove): void {
  const { to, operation, cause } = move
  for (const system of systemsOf(draft.state.configuration, group)) {
    if (!concerns(draft, group, move, system)) continue
    if (system === to || !isProbedOn(draft.state, group, system)) continue
    if (!isActiveOn(draft.state, group, system)) continue
    if (draft.place(group, system).intent?.kind === 'offline') continue
    setPlaceIntent(draft, group, system, { kind: 'offline', operation, cause })
  }
}

function giveUp(draft: Draft, group: GroupName, move: GroupMove): void {
  const { from, operation, cause } = move
  const end = draft.decide({
    severity: 'CRITICAL',
    message: 90031,
    text: nowhereText(draft.state, group, originOfMove(move), move.refusedBy),
    cause,
    group,
    system: from,
    operation,
  })
  replaceMove(draft, group, move, null)
  // What a script has refused an autostart after the engine's restart does not start behind its back.
  if (move.refusedBy && move.refusedBy.length > 0) draft.updateGroup(group, { autoStart: 'declined' })
  if (from !== null && !move.refusedBy?.includes(from)) {
    draft.updateGroup(group, { resumeOn: from })
    draft.updatePlace(group, from, { downByFault: true })
  }
  const lastSystem = originOfMove(move)
  if (lastSystem !== null && isBoundToZone(draft.state.configuration, group)) {
    draft.updateGroup(group, { resumeOn: lastSystem })
    draft.updatePlace(group, lastSystem, { heldDown: true })
  }
  if (lastSystem !== null) callNoFailover(draft, group, lastSystem)
  endOperation(draft, operation, 'FAILED', `there is no system ${group} could be started on.`, end)
}

/**
 * The target of a switch can not take the group any more: its operation failed, and the group goes where it can if
 * AutoFailOver lets it. vcs-semantics §4.5 "switch".
 */
export function turnElsewhere(draft: Draft, group: GroupName, move: GroupMove, to: SystemName): void {
  const reasons = targetReasons(draft.state, group, to).map(({ text }) => text)
  const cause = draft.decide({
    severity: 'ERROR',
    message: 90032,
    text: `System ${to} cannot take group ${group} any more: ${reasons.join(' ')}`,
    cause: move.cause,
    group,
    system: to,
    operation: move.operation,
  })
  endOperation(draft, move.operation, 'FAILED', `${to} cannot take the group: ${reasons.join(' ')}`, cause)
  if (groupNumber(draft.state.configuration, group, 'AutoFailOver') === 0) {
    replaceMove(draft, group, move, null)
    tellThatItStaysDown(draft, group, to, cause)
    return
  }
  replaceMove(draft, group, move, { ...move, kind: 'failover', to: null, operation: null, cause })
}

function arrive(draft: Draft, group: GroupName, move: GroupMove, to: SystemName): void {
  const isChosen = move.kind === 'failover' && move.to === null
  const why = isChosen ? explainChoice(draft, group, to, move) : move.cause
  const cause = announce(draft, group, { ...move, cause: why }, to)
  const { onlineRetry } = draft.group(group)
  const isRetry = onlineRetry?.system === to
  replaceMove(draft, group, move, null)
  draft.updateGroup(group, { resumeOn: undefined, onlineRetry: isRetry ? onlineRetry : undefined })
  if (draft.place(group, to).intent?.kind === 'online') return
  const onlining = onliningBy(move)
  setPlaceIntent(draft, group, to, { kind: 'online', operation: move.operation, cause, onlining })
}

/** What a preonline script on the target is told. vcs-semantics §9. */
function onliningBy(move: GroupMove): Onlining {
  const { kind, from, refusedBy = [] } = move
  const why = kind === 'switchover' ? 'MANUAL' : from === null ? 'SYSFAULT' : 'FAULT'
  return { why, from: originOfMove(move), ...(refusedBy.length > 0 ? { refusedBy } : {}) }
}

function announce(draft: Draft, group: GroupName, move: GroupMove, to: SystemName): CauseId {
  const verb = move.kind === 'failover' ? 'fails over' : 'switches'
  const from = move.from === null ? '' : ` from ${move.from}`
  const start = move.from === to ? `is started again on system ${to}` : `${verb}${from} to system ${to}`
  const inZone = groupNumber(draft.state.configuration, group, 'Parallel') === 2 ? ' in its zone' : ''
  return draft.decide({
    severity: 'NOTICE',
    message: move.kind === 'failover' ? 10493 : 10208,
    text: `Group ${group} ${start}: it is confirmed down everywhere else${inZone}.`,
    cause: move.cause,
    group,
    system: to,
    operation: move.operation,
  })
}
