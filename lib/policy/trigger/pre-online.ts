import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { isActiveOn, isProbedOn } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { PlaceIntent } from '#lib/model/runtime.ts'
import type { Onlining } from '#lib/model/triggers.ts'
import type { Draft } from '../draft.ts'
import type { TriggerFinished } from '../event.ts'
import { leaveByFailover } from '../group/fault.ts'
import { replaceMove } from '../group/moves.ts'
import { acceptAutostart } from '../group/placement/autostart-wish.ts'
import { endOperation } from '../operator/operations.ts'
import { isFrozen, unconfirmedElsewhere } from '../start-guard.ts'
import { callTrigger, customTrigger } from './call.ts'
import { isAskedBefore } from './enabled.ts'
import { noteFound, tellMissing } from './missing.ts'
import { triggerSeen } from './words.ts'

/** PreOnlineTimeout in milliseconds, a second at least. */
export const preOnlineTimeoutMs = (draft: Draft, group: GroupName): number =>
  Math.max(1, groupNumber(draft.state.configuration, group, 'PreOnlineTimeout')) * 1000

/**
 * Whether a group that is to be brought online on a system may be. With PreOnline = 1 its preonline script is
 * asked there first, and again when contact or engine was lost before it had answered. Autostart does not ask:
 * the script is for a command or a fault. Nor is it asked where the group already runs. vcs-semantics §9.
 */
export function mayComeOnline(draft: Draft, group: GroupName, system: SystemName): boolean {
  const { intent, preOnline } = draft.place(group, system)
  if (!intent || !isToBeAsked(draft, group, system, intent)) {
    if (preOnline) draft.updatePlace(group, system, { preOnline: undefined })
    return true
  }
  const isCurrent = preOnline?.cause === intent.cause
  if (isCurrent && preOnline.run === 'passed') return true
  if (isCurrent && draft.system(system).contact.kind === 'connected') return false
  if (preOnline) draft.updatePlace(group, system, { preOnline: undefined })
  if (!mayAskNow(draft, group, system)) return false
  if (isActiveOn(draft.state, group, system)) return true
  ask(draft, group, system, intent)
  return false
}

function isToBeAsked(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  intent: NonNullable<PlaceIntent>,
): boolean {
  if (intent.kind !== 'online' || onliningOf(intent).why === 'AUTOSTART') return false
  return isAskedBefore(draft.state.configuration, 'preonline', group, system)
}

/** Everything else that a start needs is there already: what the script says then still holds when it starts. */
const mayAskNow = (draft: Draft, group: GroupName, system: SystemName): boolean =>
  isProbedOn(draft.state, group, system) &&
  !isFrozen(draft.state, group, system) &&
  unconfirmedElsewhere(draft.state, group, system).length === 0

const onliningOf = ({ onlining, operation }: NonNullable<PlaceIntent>): Onlining =>
  onlining ?? { why: operation === null ? 'FAULT' : 'MANUAL', from: null }

function ask(draft: Draft, group: GroupName, system: SystemName, intent: NonNullable<PlaceIntent>): void {
  const { why, from } = onliningOf(intent)
  const faulted = from === null || why === 'MANUAL' ? [] : [from]
  const words = [customTrigger, system, group, why, ...faulted]
  const timeoutMs = preOnlineTimeoutMs(draft, group)
  const run = callTrigger(draft, 'preonline', words, { system, group, timeoutMs })
  if (run === null) return
  draft.updatePlace(group, system, { preOnline: { run, cause: intent.cause } })
  draft.decide({
    severity: 'NOTICE',
    message: 90301,
    text: `Group ${group} waits for its preonline script on system ${system}, for ${timeoutMs / 1000} s at most (PreOnline = 1).`,
    cause: intent.cause,
    group,
    system,
    operation: intent.operation,
  })
}

/**
 * The preonline script has ended: with 0, or if there is none, the group is brought online. Any other exit
 * value is a no, and so is no answer in time: a check that did not end has not said yes.
 */
export function preOnlineFinished(draft: Draft, event: TriggerFinished): void {
  const { group, system, outcome } = event
  const place = group === null ? undefined : draft.state.groups[group]?.places[system]
  if (group === null || !place?.intent || place.preOnline?.run !== event.run) return
  const { intent } = place
  if (outcome.kind !== 'missing' && (outcome.kind !== 'exited' || outcome.code !== 0)) {
    refuse(draft, group, system, intent, triggerSeen(draft.state, event).text)
    return
  }
  if (outcome.kind === 'missing') tellMissing(draft, event)
  else {
    noteFound(draft, event)
    draft.seen()
  }
  draft.updatePlace(group, system, { preOnline: { run: 'passed', cause: intent.cause } })
}

/** Autostart does not begin behind its back what a script has refused. */
function refuse(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  intent: NonNullable<PlaceIntent>,
  finding: string,
): void {
  const { operation } = intent
  const { why, from, refusedBy = [] } = onliningOf(intent)
  const cause = draft.decide({
    severity: 'ERROR',
    message: 90302,
    text: `Group ${group} is not brought online on system ${system}: its preonline script there did not agree.`,
    group,
    system,
    operation,
  })
  draft.updatePlace(group, system, { intent: null, preOnline: undefined })
  acceptAutostart(draft, group, system)
  endOperation(draft, operation, 'FAILED', finding, cause)
  if (why === 'MANUAL' && from === null) return
  leaveByFailover(draft, group, from ?? system, cause)
  const move = movesOf(draft.group(group)).find((other) => other.cause === cause)
  if (move) replaceMove(draft, group, move, { ...move, refusedBy: [...refusedBy, system] })
}
