import { isActiveOn, isConfirmedDownOn, isProbedOn } from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { CauseId, GroupMove } from '#lib/model/runtime.ts'
import { failoverOrder, targetReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../draft.ts'
import { endOperation } from '../operator/operations.ts'
import { isFrozen, unconfirmedElsewhere } from '../start-guard.ts'
import { fenceWhatForbids } from '../system/fence.ts'
import { setPlaceIntent } from './place-intent.ts'

/**
 * Takes a switchover or failover one stage further: the group leaves where it is, everything is confirmed
 * down, then the target is started. It waits where only time or a person can help. vcs-semantics §4.2, §4.5.
 */
export function advanceMove(draft: Draft, group: GroupName): void {
  const { move, frozen } = draft.group(group)
  if (!move || frozen) return
  if (isStillThere(draft, group, move)) {
    stay(draft, group, move)
    return
  }
  leave(draft, group, move)
  if (move.from !== null && !isConfirmedDownOn(draft.state, group, move.from)) return
  if (move.kind === 'failover' && isHeldByParents(draft, group)) return
  const to = move.to ?? chooseDestination(draft, group, move)
  if (to === 'wait') return
  if (to === null) {
    giveUp(draft, group, move)
    return
  }
  const reasons = targetReasons(draft.state, group, to)
  if (reasons.length > 0) {
    if (!mayPass(draft, group, reasons)) turnElsewhere(draft, group, move, to)
    return
  }
  const unconfirmed = unconfirmedElsewhere(draft.state, group, to)
  if (unconfirmed.length === 0) arrive(draft, group, move, to)
  else if (move.kind === 'failover') fenceWhatForbids(draft, unconfirmed)
}

/** Reasons that may go away by themselves or by a person's word about a silent system. */
const passing = new Set(['system-unknown', 'group-autodisabled', 'group-not-probed', 'dependency-not-met'])

/** A system that was silent came back with the group still running, or with its start still wanted. */
function isStillThere(draft: Draft, group: GroupName, { kind, from }: GroupMove): boolean {
  if (kind !== 'failover' || from === null || !isProbedOn(draft.state, group, from)) return false
  const { intent } = draft.place(group, from)
  return intent?.kind === 'online' || (intent === null && isActiveOn(draft.state, group, from))
}

function stay(draft: Draft, group: GroupName, { from, cause }: GroupMove): void {
  draft.updateGroup(group, { move: null })
  if (from === null) return
  const decision = draft.decide({
    severity: 'NOTICE',
    message: 90030,
    text: `Group ${group} is still on system ${from}, which answers again: it stays there.`,
    cause,
    group,
    system: from,
  })
  if (draft.place(group, from).intent) return
  setPlaceIntent(draft, group, from, { kind: 'online', operation: null, cause: decision })
}

/** Whatever is active anywhere but on the target is to go offline. */
function leave(draft: Draft, group: GroupName, { to, operation, cause }: GroupMove): void {
  for (const system of systemsOf(draft.state.configuration, group)) {
    if (system === to || !isProbedOn(draft.state, group, system)) continue
    if (!isActiveOn(draft.state, group, system)) continue
    if (draft.place(group, system).intent?.kind === 'offline') continue
    setPlaceIntent(draft, group, system, { kind: 'offline', operation, cause })
  }
}

/** Groups that need it firmly have not begun to go offline yet: they do before it starts elsewhere. */
function isHeldByParents(draft: Draft, group: GroupName): boolean {
  return groupNamed(draft.state.configuration, group).requiredBy.some(({ parent, rigidity, category }) => {
    if (category === 'offline' || (rigidity !== 'firm' && rigidity !== 'hard')) return false
    return systemsOf(draft.state.configuration, parent).some(
      (system) =>
        isActiveOn(draft.state, parent, system) &&
        !isFrozen(draft.state, parent, system) &&
        draft.place(parent, system).intent?.kind !== 'offline',
    )
  })
}

/**
 * Systems in the order they are tried. The one it left comes last, unless it may have left only because of
 * a group it requires: then nothing is wrong with that system.
 */
function candidatesOf(draft: Draft, group: GroupName, from: SystemName | null): SystemName[] {
  const order = failoverOrder(draft.state, group)
  if (from === null || groupNamed(draft.state.configuration, group).requires.length > 0) return order
  return [...order.filter((system) => system !== from), from]
}

/** The first system that qualifies; `wait` while one may yet, null when none will. */
function chooseDestination(draft: Draft, group: GroupName, { from }: GroupMove): SystemName | 'wait' | null {
  const verdicts = candidatesOf(draft, group, from).map((system) => ({
    system,
    reasons: targetReasons(draft.state, group, system),
  }))
  const fit = verdicts.find(({ reasons }) => reasons.length === 0)
  if (fit) return fit.system
  const mayYet = verdicts.some(({ system, reasons }) => {
    const isUnknown = reasons.some(({ code }) => code === 'system-unknown')
    if (isUnknown && draft.system(system).contact.kind !== 'never') return false
    return mayPass(draft, group, reasons)
  })
  return mayYet ? 'wait' : null
}

/** Whether reasons against a target may go away without anybody changing the group itself. */
function mayPass(draft: Draft, group: GroupName, reasons: readonly Reason[]): boolean {
  if (!reasons.every(({ code }) => passing.has(code))) return false
  return reasons.every(({ code }) => code !== 'dependency-not-met') || isChildUndecided(draft, group)
}

/** A group this one requires is moving, starting or not known everywhere: its end is worth waiting for. */
function isChildUndecided(draft: Draft, group: GroupName): boolean {
  const { configuration } = draft.state
  return groupNamed(configuration, group).requires.some(({ child }) => {
    const { move, places } = draft.group(child)
    const isUnderWay = Object.values(places).some(({ intent }) => intent !== null)
    const isUnknown = systemsOf(configuration, child).some(
      (system) => draft.system(system).contact.kind !== 'down' && !isProbedOn(draft.state, child, system),
    )
    return move !== null || isUnderWay || isUnknown
  })
}

function giveUp(draft: Draft, group: GroupName, { from, operation, cause }: GroupMove): void {
  const against = failoverOrder(draft.state, group).map((system) => {
    const [first] = targetReasons(draft.state, group, system)
    return first ? `${system}: ${first.text}` : system
  })
  const text = `Group ${group} cannot be started on any system. ${against.join(' ')}`
  const end = draft.decide({
    severity: 'CRITICAL',
    message: 90031,
    text,
    cause,
    group,
    system: from,
    operation,
  })
  draft.updateGroup(group, { move: null, ...(from === null ? {} : { resumeOn: from }) })
  endOperation(draft, operation, 'FAILED', `there is no system ${group} could be started on.`, end)
}

/** The target of a switch can not take the group any more: its operation failed, the group goes where it can. */
function turnElsewhere(draft: Draft, group: GroupName, move: GroupMove, to: SystemName): void {
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
  draft.updateGroup(group, { move: { ...move, kind: 'failover', to: null, operation: null, cause } })
}

function arrive(draft: Draft, group: GroupName, move: GroupMove, to: SystemName): void {
  const cause = announce(draft, group, move, to)
  draft.updateGroup(group, { move: null, resumeOn: undefined })
  if (draft.place(group, to).intent?.kind === 'online') return
  setPlaceIntent(draft, group, to, { kind: 'online', operation: move.operation, cause })
}

function announce(draft: Draft, group: GroupName, move: GroupMove, to: SystemName): CauseId {
  const verb = move.kind === 'failover' ? 'fails over' : 'switches'
  const from = move.from === null ? '' : ` from ${move.from}`
  const start = move.from === to ? `is started again on system ${to}` : `${verb}${from} to system ${to}`
  return draft.decide({
    severity: 'NOTICE',
    message: move.kind === 'failover' ? 10493 : 10208,
    text: `Group ${group} ${start}: it is confirmed down everywhere else.`,
    cause: move.cause,
    group,
    system: to,
    operation: move.operation,
  })
}
