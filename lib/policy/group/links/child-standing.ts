import { faultedResources, isActiveOn, isConfirmedDownOn } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { GroupLink } from '#lib/model/configuration.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { activeFor, fits, isRigid } from '#lib/planner/link-places.ts'
import type { Draft } from '../../draft.ts'
import { isFrozen } from '../../start-guard.ts'

/**
 * Whether what a parent on a system stands on is down by a fault or with its system, not by a person's
 * wish: active nowhere it could stand on it, and on its way elsewhere or faulted. A frozen child moves
 * nobody (vcs-semantics §4.2 step 2).
 */
export function isLost(draft: Draft, link: GroupLink, parentOn: SystemName): boolean {
  const { state } = draft
  const { child } = link
  const near = systemsOf(state.configuration, child).filter((system) =>
    fits(state.configuration, link, parentOn, system),
  )
  if (near.some((system) => isActiveOn(state, child, system))) return false
  if (
    movesOf(draft.group(child)).some(
      (move) => move.kind === 'failover' && isGoneFrom(draft, child, move.from),
    )
  )
    return true
  const isFaulted = near.some(
    (system) =>
      !isFrozen(state, child, system) &&
      (isFaultedOn(draft, child, system) || draft.place(child, system).lostWithSystem),
  )
  return isFaulted && near.every((system) => isConfirmedDownOn(state, child, system))
}

const isGoneFrom = (draft: Draft, child: GroupName, from: SystemName | null): boolean =>
  from === null || isConfirmedDownOn(draft.state, child, from)

/** Whether a fault of its own took the group, or part of it, down there. */
export const isFaultedOn = (draft: Draft, group: GroupName, system: SystemName): boolean =>
  faultedResources(draft.state, group, system).length > 0

/**
 * Whether all a parent on a system stands on is being taken offline and has not gone by a fault of its own:
 * the parent goes first then. With a hard link it goes first after a fault too. vcs-semantics §5.1, §5.4.
 */
export function isBeingTakenDown(draft: Draft, link: GroupLink, parentOn: SystemName): boolean {
  if (!isRigid(link)) return false
  const { child, rigidity } = link
  const active = activeFor(draft.state, link, parentOn)
  return (
    active.length > 0 &&
    active.every((system) => {
      if (draft.place(child, system).intent?.kind !== 'offline') return false
      return rigidity === 'hard' || !isFaultedOn(draft, child, system)
    })
  )
}
