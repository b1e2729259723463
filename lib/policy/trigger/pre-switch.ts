import { isActiveOn } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { GroupMove } from '#lib/model/runtime.ts'
import type { Draft } from '../draft.ts'
import type { TriggerFinished } from '../event.ts'
import { replaceMove } from '../group/moves.ts'
import { endOperation } from '../operator/operations.ts'
import { callTrigger } from './call.ts'
import { isAskedBefore } from './enabled.ts'
import { noteFound, tellMissing } from './missing.ts'
import { preOnlineTimeoutMs } from './pre-online.ts'
import { triggerSeen } from './words.ts'

/** Whether a switchover has yet to hear from its preswitch script: until then its group is to stay. */
export function isYetToLeave(
  draft: Draft,
  group: GroupName,
  { kind, from, to, preSwitch }: GroupMove,
): boolean {
  if (kind !== 'switchover' || from === null || to === null || preSwitch?.run === 'passed') return false
  return isAskedBefore(draft.state.configuration, 'preswitch', group, to)
}

/**
 * Whether a switchover may leave its source. With PreSwitch = 1 the preswitch script is asked on the target
 * first, and again when contact or engine was lost before it had answered. vcs-semantics §3.3, §9.
 */
export function mayLeaveSource(draft: Draft, group: GroupName, move: GroupMove): boolean {
  const { to, preSwitch } = move
  if (to === null || !isYetToLeave(draft, group, move)) return true
  if (draft.system(to).contact.kind !== 'connected') {
    if (preSwitch) replaceMove(draft, group, move, { ...move, preSwitch: undefined })
    return false
  }
  if (!preSwitch) ask(draft, group, move, to)
  return false
}

function ask(draft: Draft, group: GroupName, move: GroupMove, system: SystemName): void {
  const { operation, cause } = move
  const timeoutMs = preOnlineTimeoutMs(draft, group)
  const run = callTrigger(draft, 'preswitch', [system, group], { system, group, timeoutMs })
  if (run === null) return
  replaceMove(draft, group, move, { ...move, preSwitch: { run } })
  const text = `Group ${group} waits for its preswitch script on system ${system} before it leaves ${move.from}, for ${timeoutMs / 1000} s at most (PreSwitch = 1).`
  draft.decide({ severity: 'NOTICE', message: 90303, text, cause, group, system, operation })
}

/** The preswitch script has ended: with 0, or if there is none, the switch begins; else the group stays. */
export function preSwitchFinished(draft: Draft, event: TriggerFinished): void {
  const { group, outcome } = event
  const runtime = group === null ? undefined : draft.state.groups[group]
  const move = runtime && movesOf(runtime).find(({ preSwitch }) => preSwitch?.run === event.run)
  if (group === null || !move) return
  if (outcome.kind !== 'missing' && (outcome.kind !== 'exited' || outcome.code !== 0)) {
    refuse(draft, group, move, triggerSeen(draft.state, event).text)
    return
  }
  if (outcome.kind === 'missing') tellMissing(draft, event)
  else {
    noteFound(draft, event)
    draft.seen()
  }
  replaceMove(draft, group, move, { ...move, preSwitch: { run: 'passed' } })
}

/** Nothing has moved yet, so the group stays; if a fault has taken it down meanwhile it fails over elsewhere. */
function refuse(draft: Draft, group: GroupName, move: GroupMove, finding: string): void {
  const { from, to, operation } = move
  const isUp =
    from !== null &&
    isActiveOn(draft.state, group, from) &&
    draft.place(group, from).intent?.kind !== 'offline'
  const next = isUp ? `It stays on ${from}.` : 'It fails over instead.'
  const cause = draft.decide({
    severity: 'ERROR',
    message: 90304,
    text: `Group ${group} is not switched to system ${to}: its preswitch script there did not agree. ${next}`,
    group,
    system: to,
    operation,
  })
  endOperation(draft, operation, 'FAILED', finding, cause)
  const refusedBy = to === null ? [] : [to]
  const elsewhere: GroupMove = { kind: 'failover', from, to: null, operation: null, cause, refusedBy }
  replaceMove(draft, group, move, isUp ? null : elsewhere)
}
