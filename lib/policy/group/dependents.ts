import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupLink } from '#lib/model/configuration.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { GroupMove } from '#lib/model/runtime.ts'
import { isComing } from '#lib/planner/group-rules.ts'
import { activeFor, isRigid, onlineSystems, wordsOf } from '#lib/planner/link-places.ts'
import type { Draft } from '../draft.ts'
import { isFailoverGroup, isFrozen } from '../start-guard.ts'
import { isBeingTakenDown, isLost } from './links/child-standing.ts'
import { placesElsewhere } from './links/elsewhere.ts'
import { addMove, moveConcerning } from './moves.ts'
import { setPlaceIntent } from './place-intent.ts'

/**
 * What a group owes to the groups it requires: a firm or hard child that was lost takes it offline, to
 * come back when the child does; a local child that has moved takes it along; a remote one that came to
 * its system, and one it may not run beside, drive it away. A frozen parent is left alone. A soft parent
 * is taken offline only if it can come up elsewhere at once. vcs-semantics §5.1, §5.2.
 */
export function followChildren(draft: Draft, group: GroupName): void {
  const { requires } = groupNamed(draft.state.configuration, group)
  if (requires.length === 0) return
  for (const system of systemsOf(draft.state.configuration, group)) {
    if (!isHere(draft, group, system) || isFrozen(draft.state, group, system)) continue
    if (moveConcerning(draft, group, system)) continue
    for (const link of requires) {
      const why = reasonToLeave(draft, link, system)
      if (why === null) continue
      leave(draft, link, system, why)
      break
    }
  }
}

function isHere(draft: Draft, group: GroupName, system: SystemName): boolean {
  const { intent } = draft.place(group, system)
  return intent === null ? isActiveOn(draft.state, group, system) : intent.kind === 'online'
}

function reasonToLeave(draft: Draft, link: GroupLink, system: SystemName): string | null {
  const { child, location, rigidity } = link
  if (link.category === 'offline') return collision(draft, link, system)
  if (isBeingTakenDown(draft, link, system)) {
    return `${child} is going offline and the dependency is ${rigidity}`
  }
  const online = onlineSystems(draft.state, child)
  if (location === 'remote' && online.includes(system)) {
    return mayLeave(draft, link, system) ? `${child} has come to ${system}` : null
  }
  if (activeFor(draft.state, link, system).length > 0) return null
  if (isRigid(link) && isLost(draft, link, system))
    return `${child} is lost and the dependency is ${rigidity}`
  if ((location !== 'local' && location !== 'site') || online.length === 0) return null
  return mayLeave(draft, link, system) ? `${child} now runs on ${online.join(', ')}` : null
}

/** A soft link is no reason to stop a service that would come up nowhere. */
const mayLeave = (draft: Draft, link: GroupLink, system: SystemName): boolean =>
  isRigid(link) || placesElsewhere(draft, link.parent, system).length > 0

function collision(draft: Draft, { child }: GroupLink, system: SystemName): string | null {
  if (isActiveOn(draft.state, child, system)) return `${child} is online on ${system}`
  return isComing(draft.state, child, system) ? `${child} comes to ${system}` : null
}

function leave(draft: Draft, link: GroupLink, system: SystemName, why: string): void {
  const group = link.parent
  const along = link.rigidity === 'hard' ? switchOf(draft, link.child, system) : null
  const cause = draft.decide({
    severity: along ? 'NOTICE' : 'WARNING',
    message: 90035,
    text: `Group ${group} requires group ${link.child} (${wordsOf(link)}): ${why}, so ${group} goes offline on ${system}.`,
    cause: movesOf(draft.group(link.child))[0]?.cause ?? draft.seen(),
    group,
    system,
    operation: along?.operation ?? null,
  })
  setPlaceIntent(draft, group, system, { kind: 'offline', operation: along?.operation ?? null, cause })
  if (along) {
    addMove(draft, group, { ...along, from: system, cause })
    return
  }
  if (groupNumber(draft.state.configuration, group, 'AutoFailOver') === 0) return
  if (isFailoverGroup(draft.state, group)) {
    addMove(draft, group, { kind: 'failover', from: system, to: null, operation: null, cause })
  } else draft.updatePlace(group, system, { returnsWithChild: cause })
}

/** The switch a person asked for that takes the child away from the system, and a hard parent along. */
const switchOf = (draft: Draft, child: GroupName, system: SystemName): GroupMove | null =>
  movesOf(draft.group(child)).find(({ kind, from }) => kind === 'switchover' && from === system) ?? null
