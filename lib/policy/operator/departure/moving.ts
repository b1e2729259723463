import { isActiveOn, isConfirmedDownOn } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Departure } from '#lib/model/runtime.ts'
import { evacuationPlan } from '#lib/planner/departure/evacuation-plan.ts'
import { bringUp, takeDown } from '#lib/planner/steps/group-steps.ts'
import type { Draft } from '../../draft.ts'
import { addMove } from '../../group/moves.ts'
import { acceptAutostart } from '../../group/placement/autostart-wish.ts'
import { groupsOn } from '../../system/sight.ts'
import { notePart, openPart, openParts, wholeOf } from './parts.ts'

/**
 * Every group that is active on the system and not looked at yet begins to leave it, or is written down as
 * staying with all reasons. vcs-semantics §4.5 "hasys -freeze -evacuate", "hastop -local -evacuate".
 */
export function moveGroups(draft: Draft, system: SystemName, departure: Departure): void {
  const waiting = new Set(
    groupsOn(draft, system).filter((group) => isToLeave(draft, group, system, departure)),
  )
  if (waiting.size === 0) return
  for (const { group, target, reasons } of evacuationPlan(draft.state, system)) {
    if (!waiting.has(group)) continue
    if (target !== null) send(draft, group, system, departure, target)
    else stay(draft, group, system, departure, reasons.map(({ text }) => text).join(' '))
  }
}

/**
 * Whether something of the group is still on its way on the system, whoever wanted it. What is frozen is not on
 * its way, and what has left already may wait for its place elsewhere.
 */
export const isUnderWay = (draft: Draft, group: GroupName, system: SystemName): boolean => {
  if (draft.group(group).frozen) return false
  if (draft.place(group, system).intent !== null) return true
  const leads = movesOf(draft.group(group)).some(({ from, to }) => from === system || to === system)
  return leads && !isConfirmedDownOn(draft.state, group, system)
}

function isToLeave(draft: Draft, group: GroupName, system: SystemName, departure: Departure): boolean {
  if (!isActiveOn(draft.state, group, system) || isUnderWay(draft, group, system)) return false
  const isLookedAt = wholeOf(draft, departure)?.parts?.[group] !== undefined
  return !isLookedAt && !openParts(draft, departure).some((part) => part.group === group)
}

function send(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  departure: Departure,
  target: SystemName,
): void {
  const down = takeDown(draft.state, group, [system])
  const steps = [...down, ...bringUp(draft.state, group, target, down)]
  const intent = { kind: 'group.switch', group, to: 'any' } as const
  const operation = openPart(draft, departure, system, intent, steps)
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 10208,
    text: `Initiating switch of group ${group} away from ${system}, which is evacuated.`,
    cause: departure.cause,
    group,
    system,
    operation,
  })
  addMove(draft, group, { kind: 'switchover', from: system, to: null, operation, cause })
  acceptAutostart(draft, group, null)
  draft.updateGroup(group, { resumeOn: undefined, onlineRetry: undefined })
}

function stay(draft: Draft, group: GroupName, system: SystemName, departure: Departure, why: string): void {
  const isStopped = departure.sequel.kind === 'stop'
  draft.decide({
    severity: isStopped ? 'NOTICE' : 'WARNING',
    message: 90255,
    text: `Group ${group} cannot leave system ${system}${isStopped ? ' and will be taken offline' : ''}: ${why}`,
    cause: departure.cause,
    group,
    system,
    operation: departure.operation,
  })
  notePart(draft, departure, group, 'FAILED', `${group} stays on ${system}: ${why}`)
}
