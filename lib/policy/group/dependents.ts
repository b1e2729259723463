import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { faultedResources, isActiveOn, isConfirmedDownOn, isOnlineOn } from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupLink } from '#lib/model/configuration.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { onlineSystems } from '#lib/planner/group-rules.ts'
import type { Draft } from '../draft.ts'
import { isFailoverGroup, isFrozen } from '../start-guard.ts'
import { setPlaceIntent } from './place-intent.ts'

/**
 * What a group owes to the groups it requires: a firm or hard child that was lost takes it offline, to
 * come back when the child does; a local child that has moved takes it along; a remote one that came to
 * its system drives it away. A frozen parent is left alone. vcs-semantics §5.1, §5.2.
 */
export function followChildren(draft: Draft, group: GroupName): void {
  if (draft.group(group).move) return
  for (const link of groupNamed(draft.state.configuration, group).requires) {
    for (const system of systemsOf(draft.state.configuration, group)) {
      if (!isActiveOn(draft.state, group, system) || isFrozen(draft.state, group, system)) continue
      if (draft.place(group, system).intent?.kind === 'offline') continue
      const why = reasonToLeave(draft, link, system)
      if (why !== null) leave(draft, link, system, why)
    }
  }
}

function reasonToLeave(draft: Draft, link: GroupLink, system: SystemName): string | null {
  const { child, location, rigidity, category } = link
  const isThere = isOnlineOn(draft.state, child, system)
  if (category === 'offline') return isThere ? `${child} is online on ${system}` : null
  if (location === 'remote' && isThere) return `${child} has come to ${system}`
  const isRigid = rigidity === 'firm' || rigidity === 'hard'
  if (isRigid && isLost(draft, child)) return `${child} is lost and the dependency is ${rigidity}`
  const movedTo = onlineSystems(draft.state, child)
  const hasMoved = location === 'local' && !isActiveOn(draft.state, child, system) && movedTo.length > 0
  return hasMoved ? `${child} now runs on ${movedTo.join(', ')}` : null
}

/** Down by a fault or with its system, not by a person's wish: down everywhere it is known, and moving or faulted. */
function isLost(draft: Draft, child: GroupName): boolean {
  const systems = systemsOf(draft.state.configuration, child)
  if (systems.some((system) => isActiveOn(draft.state, child, system))) return false
  const isFaulted = systems.some((system) => faultedResources(draft.state, child, system).length > 0)
  const { move } = draft.group(child)
  const isGone = move?.kind === 'failover' && isGoneFrom(draft, child, move.from)
  return isGone || (isFaulted && systems.every((system) => isConfirmedDownOn(draft.state, child, system)))
}

const isGoneFrom = (draft: Draft, child: GroupName, from: SystemName | null): boolean =>
  from === null || isConfirmedDownOn(draft.state, child, from)

function leave(draft: Draft, link: GroupLink, system: SystemName, why: string): void {
  const group = link.parent
  const cause = draft.decide({
    severity: 'WARNING',
    message: 90035,
    text: `Group ${group} requires group ${link.child} (${link.category} ${link.location} ${link.rigidity ?? ''}): ${why}, so ${group} goes offline on ${system}.`,
    cause: draft.group(link.child).move?.cause ?? draft.seen(),
    group,
    system,
  })
  setPlaceIntent(draft, group, system, { kind: 'offline', operation: null, cause })
  const failsOver = groupNumber(draft.state.configuration, group, 'AutoFailOver') !== 0
  if (!failsOver || !isFailoverGroup(draft.state, group)) return
  draft.updateGroup(group, { move: { kind: 'failover', from: system, to: null, operation: null, cause } })
}
