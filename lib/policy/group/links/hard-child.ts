import { activeSystems, isActiveOn, isConfirmedDownOn } from '#lib/model/group-state.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { failoverReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../../draft.ts'
import { isFrozen, unconfirmedElsewhere } from '../../start-guard.ts'
import { addMove, moveConcerning } from '../moves.ts'
import { setPlaceIntent } from '../place-intent.ts'
import { isFaultedOn } from './child-standing.ts'
import { placesElsewhere } from './elsewhere.ts'

/**
 * A hard parent that has faulted takes its child along: once it is down the child goes offline too, and both
 * move to a system that can take them both. Without one the child keeps running. vcs-semantics §5.2 "online
 * local hard", §12 item 10.
 */
export function takeHardChildAlong(draft: Draft, parent: GroupName): void {
  for (const { from, kind } of movesOf(draft.group(parent))) {
    if (kind !== 'failover' || from === null || !isFaultedOn(draft, parent, from)) continue
    if (!isConfirmedDownOn(draft.state, parent, from)) continue
    for (const { child, rigidity } of groupNamed(draft.state.configuration, parent).requires) {
      if (rigidity === 'hard') takeAlong(draft, parent, child, from)
    }
  }
}

function takeAlong(draft: Draft, parent: GroupName, child: GroupName, from: SystemName): void {
  if (!isActiveOn(draft.state, child, from) || isFrozen(draft.state, child, from)) return
  if (moveConcerning(draft, child, from) || draft.place(child, from).intent !== null) return
  const to = placesElsewhere(draft, child, from).find((system) => canFollow(draft, parent, from, system))
  if (to === undefined) return
  const cause = draft.decide({
    severity: 'WARNING',
    message: 90150,
    text: `Group ${parent} has faulted on system ${from} and requires group ${child} online local hard: ${child} moves along with it to system ${to}.`,
    cause: movesOf(draft.group(parent))[0]?.cause,
    group: child,
    system: from,
  })
  setPlaceIntent(draft, child, from, { kind: 'offline', operation: null, cause })
  addMove(draft, child, { kind: 'failover', from, to, operation: null, cause })
}

/** Nothing but its child, which is still to come there, keeps the parent from starting on the system. */
const canFollow = (draft: Draft, parent: GroupName, from: SystemName, system: SystemName): boolean =>
  failoverReasons(draft.state, parent, system, from).every(({ code }) => code === 'dependency-not-met') &&
  unconfirmedElsewhere(draft.state, parent, system).length === 0 &&
  activeSystems(draft.state, parent).length === 0
