import { isActiveOn, isProbedOn } from '#lib/model/group-state.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { PlaceIntent } from '#lib/model/runtime.ts'
import { requirementReasons } from '#lib/planner/group-rules.ts'
import type { Draft } from '../../draft.ts'
import { endOperation } from '../../operator/operations.ts'
import { isFailoverGroup, isFrozen } from '../../start-guard.ts'
import { leaveByFailover } from '../fault.ts'
import { isChildUndecided } from '../placement/destination.ts'

/**
 * Whether the first resource of a group that is to come online on a system may be started: what the group requires
 * is where the link wants it now, not only when that was decided. Contact or engine may have been lost since, and the
 * groups it requires with them. vcs-semantics §5.4.
 */
export function mayBegin(draft: Draft, group: GroupName, system: SystemName): boolean {
  const { state } = draft
  if (groupNamed(state.configuration, group).requires.length === 0) return true
  if (draft.place(group, system).intent?.kind !== 'online' || isActiveOn(state, group, system)) return true
  return requirementReasons(state, group, system).length === 0
}

/**
 * A group of which nothing is up yet is not to come online any more where what it requires will not come: a start by
 * hand has failed, any other goes where it can. vcs-semantics §4.5, §5.4.
 */
export function giveUpStart(draft: Draft, group: GroupName, system: SystemName): void {
  const { intent } = draft.place(group, system)
  if (intent?.kind !== 'online' || isFrozen(draft.state, group, system)) return
  if (!isProbedOn(draft.state, group, system) || mayBegin(draft, group, system)) return
  if (isChildUndecided(draft, group)) return
  const needs = requirementReasons(draft.state, group, system).map(({ text }) => text)
  const { operation } = intent
  const cause = draft.decide({
    severity: 'ERROR',
    message: 90155,
    text: `Group ${group} is not started on system ${system} any more: ${needs.join(' ')}`,
    cause: intent.cause,
    group,
    system,
    operation,
  })
  draft.updatePlace(group, system, { intent: null })
  endOperation(draft, operation, 'FAILED', needs.join(' '), cause)
  if (isByHand(intent)) return
  if (isFailoverGroup(draft.state, group)) leaveByFailover(draft, group, system, cause)
  else draft.updatePlace(group, system, { returnsWithChild: cause })
}

/** A person wanted it there; a switch has left another system, so that it goes on. */
export const isByHand = ({ operation, onlining }: NonNullable<PlaceIntent>): boolean =>
  operation !== null && (onlining?.from ?? null) === null
