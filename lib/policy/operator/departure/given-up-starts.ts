import { isActiveOn, isConfirmedDownOn, isProbedOn } from '#lib/model/group-state.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId, Departure, GroupMove } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../../draft.ts'
import { leaveByFailover } from '../../group/fault.ts'
import { isByHand } from '../../group/links/begin.ts'
import { turnElsewhere } from '../../group/move.ts'
import { replaceMove } from '../../group/moves.ts'
import { spotsOf } from '../../group/place-intent.ts'
import { oweAutostart } from '../../group/placement/autostart-wish.ts'
import { withoutFlags } from '../../resource/limits.ts'
import { isFailoverGroup } from '../../start-guard.ts'
import { groupsOn } from '../../system/sight.ts'
import { endOperation } from '../operations.ts'

/**
 * Nothing is started any more on a system its groups leave: a start of which nothing is up or in motion yet is
 * given up, and so is a move that was to lead there. A start by hand ends with that; what autostart or a failover
 * had sent there goes where else it can. vcs-semantics §4.5 "hastop", "hasys -freeze -evacuate".
 */
export function giveUpStartsOn(draft: Draft, system: SystemName, departure: Departure): void {
  for (const group of groupsOn(draft, system)) {
    for (const move of movesOf(draft.group(group))) {
      if (move.to === system) giveUpArrival(draft, group, system, move)
    }
    if (isActiveOn(draft.state, group, system) || !isProbedOn(draft.state, group, system)) continue
    giveUpGroup(draft, group, system, departure)
    for (const spot of spotsOf(draft, group, system)) giveUpResource(draft, spot, departure)
  }
}

/** A group that is down by now, or on its way, goes elsewhere; one that has not begun to leave stays. */
function giveUpArrival(draft: Draft, group: GroupName, system: SystemName, move: GroupMove): void {
  const { from, kind, operation, cause } = move
  if (kind === 'failover') {
    replaceMove(draft, group, move, { ...move, to: null })
    return
  }
  const isLeaving = from === null || draft.place(group, from).intent?.kind === 'offline'
  if (isLeaving || isConfirmedDownOn(draft.state, group, from)) {
    turnElsewhere(draft, group, move, system)
    return
  }
  replaceMove(draft, group, move, null)
  endOperation(
    draft,
    operation,
    'FAILED',
    `system ${system} is being left; ${group} stays on ${from}.`,
    cause,
  )
}

function giveUpGroup(draft: Draft, group: GroupName, system: SystemName, departure: Departure): void {
  const { intent } = draft.place(group, system)
  if (intent?.kind !== 'online') return
  const { operation, onlining } = intent
  const cause = sayGivenUp(draft, { group, system }, departure, intent.cause)
  const isStopped = departure.sequel.kind === 'stop' && !isByHand(intent)
  draft.updatePlace(group, system, { intent: null, ...(isStopped ? { downByStop: true } : {}) })
  endOperation(draft, operation, 'CANCELLED', `system ${system} is being left for ${departure.user}.`, cause)
  if (isByHand(intent)) return
  if (onlining?.why === 'AUTOSTART') oweAutostart(draft, group, system)
  else if (isFailoverGroup(draft.state, group)) leaveByFailover(draft, group, system, cause)
  else if (groupNamed(draft.state.configuration, group).requires.length > 0) {
    draft.updatePlace(group, system, { returnsWithChild: cause })
  }
}

/** One that a person wanted online alone, or that was to be restarted where its group is down otherwise. */
function giveUpResource(draft: Draft, spot: Spot, departure: Departure): void {
  const { wanted, flags } = draft.resource(spot)
  if (wanted?.kind !== 'online') return
  const { group, system } = spot
  const cause = sayGivenUp(draft, spot, departure, wanted.cause)
  draft.updateResource(spot, {
    wanted: null,
    flags: withoutFlags(flags, 'RESTARTING'),
    iState: 'not waiting',
    since: draft.at,
    cause,
  })
  const outcome = `system ${system} is being left for ${departure.user}.`
  endOperation(draft, wanted.operation, 'CANCELLED', outcome, cause)
  if (wanted.operation === null) leaveByFailover(draft, group, system, cause)
}

function sayGivenUp(
  draft: Draft,
  about: Spot | Pick<Spot, 'group' | 'system'>,
  { user, operation }: Departure,
  cause: CauseId,
): CauseId {
  const what = 'resource' in about ? `Resource ${about.resource}` : `Group ${about.group}`
  return draft.decide({
    severity: 'NOTICE',
    message: 90258,
    text: `${what} is not started any more on system ${about.system}, which is being left for ${user} (operation ${operation}).`,
    cause,
    ...about,
  })
}
