import { groupFlag, groupNumber } from '#lib/model/attribute-lookup.ts'
import { activeSystems, isActiveOn, isConfirmedDownOn, placeOf } from '#lib/model/group-state.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import type { GroupLink } from '#lib/model/configuration.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { fits, isRigid, onlineSystems, wordsOf } from './link-places.ts'

const unmet = (text: string): Reason => ({ code: 'dependency-not-met', text })

const inTheWay = (text: string): Reason => ({ code: 'parent-group-online', text })

/**
 * Group dependencies that forbid bringing a group online on a system: as parent (its children must be up
 * or away) and as child (it must not land beside or away from a parent that runs). vcs-semantics §5.4.
 */
export function dependencyReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const { requiredBy } = groupNamed(state.configuration, group)
  return [
    ...requirementReasons(state, group, system),
    ...requiredBy.flatMap((link) => asChild(state, link, system)),
  ]
}

/** Those of them that come from the groups it requires. */
export const requirementReasons = (state: ClusterState, group: GroupName, system: SystemName): Reason[] =>
  groupNamed(state.configuration, group).requires.flatMap((link) => asParent(state, link, system))

function asParent(state: ClusterState, link: GroupLink, system: SystemName): Reason[] {
  const rule = `Group ${link.parent} requires group ${link.child} ${wordsOf(link)}`
  if (link.category === 'offline') {
    const place = placeOf(state, link.child, system)
    if (!place) return []
    if (!isConfirmedDownOn(state, link.child, system)) {
      return [unmet(`${rule}, and ${link.child} is not confirmed offline on ${system}.`)]
    }
    return isComing(state, link.child, system)
      ? [unmet(`${rule}, and ${link.child} is coming to ${system}.`)]
      : []
  }
  const online = onlineSystems(state, link.child)
  const staying = online.filter((on) => placeOf(state, link.child, on)?.intent?.kind !== 'offline')
  const isBeside = link.location === 'remote' && online.includes(system)
  if (!isBeside && staying.some((on) => fits(state.configuration, link, system, on))) return []
  const verb = staying.length > 0 ? 'is online' : 'is going offline'
  const where = online.length > 0 ? `it ${verb} on ${online.join(', ')}` : 'it is online nowhere'
  return [unmet(`${rule}; ${where}, so ${link.parent} cannot come online on ${system}.`)]
}

/**
 * What keeps a group from being started automatically on a system beside `dependencyReasons`: a child it may
 * not run beside is to be started first, and may want that system. vcs-semantics §4.9, §5.4.
 */
export function autostartReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const { configuration } = state
  return groupNamed(configuration, group).requires.flatMap((link): Reason[] => {
    const { child, category } = link
    if (category !== 'offline' || state.groups[child]?.autoStart !== 'owed') return []
    const isWanted = groupNamed(configuration, child).autoStartList.includes(system)
    if (!isWanted || !groupFlag(configuration, child, 'AutoStart')) return []
    if (activeSystems(state, child).length > 0) return []
    const text = `Group ${group} requires group ${child} ${wordsOf(link)}, and ${child} is to be started first.`
    return [unmet(text)]
  })
}

/** Something has decided that the group is to come up there. */
export const isComing = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  placeOf(state, group, system)?.intent?.kind === 'online' ||
  movesOf(state.groups[group] ?? { move: null }).some(({ to }) => to === system)

/** A child that fails over goes where it can; its parents follow or give way, if they are able to. */
function asChild(state: ClusterState, link: GroupLink, system: SystemName): Reason[] {
  const isFailingOver = state.groups[link.child]?.move?.kind === 'failover'
  if (isFailingOver) return link.category === 'offline' ? immovable(state, link, system) : []
  const parents = activeSystems(state, link.parent)
  const rule = `Group ${link.parent}, active on ${parents.join(', ')}, requires group ${link.child} ${wordsOf(link)}`
  const beside = parents.includes(system)
  if (link.category === 'offline')
    return beside ? [mayNotJoin(rule, link, system)] : unsure(state, link, system)
  if (link.location === 'remote') return beside ? [mayNotJoin(rule, link, system)] : []
  if (link.location !== 'local' || parents.length === 0 || beside) return []
  if (groupNumber(state.configuration, link.child, 'Parallel') === 1) return []
  if (link.rigidity === 'hard' && parents.every((on) => isActiveOn(state, link.child, on))) return []
  return [unmet(`${rule}, so ${link.child} can only come online there.`)]
}

const mayNotJoin = (rule: string, { child }: GroupLink, system: SystemName): Reason =>
  unmet(`${rule}, so ${child} cannot come online on ${system}.`)

/** Offline local: silence of the parent is no leave to start beside it. */
function unsure(state: ClusterState, link: GroupLink, system: SystemName): Reason[] {
  if (!placeOf(state, link.parent, system)) return []
  if (isConfirmedDownOn(state, link.parent, system) && !isComing(state, link.parent, system)) return []
  const text = `Group ${link.parent} requires group ${link.child} ${wordsOf(link)} and is not confirmed offline on ${system}.`
  return [unmet(text)]
}

/** Offline local: a parent that nothing can take offline keeps its child away, a failover as well. */
function immovable(state: ClusterState, link: GroupLink, system: SystemName): Reason[] {
  const { parent, child } = link
  const place = placeOf(state, parent, system)
  if (!place || isConfirmedDownOn(state, parent, system)) return []
  const frozen = state.groups[parent]?.frozen ?? state.systems[system]?.frozen
  const isStuck = Object.values(place.resources).some(({ flags }) =>
    flags.some((flag) => flag === 'UNABLE TO OFFLINE' || flag === 'ADMIN WAIT'),
  )
  if (!frozen && !isStuck) return []
  const why = frozen ? 'it is frozen' : 'it cannot be taken offline'
  return [
    inTheWay(
      `Group ${parent} requires group ${child} ${wordsOf(link)}, and on ${system} ${why}, so ${child} cannot come online there.`,
    ),
  ]
}

/**
 * Parents that forbid taking a group offline by hand: firm and hard ones that are active and would stand on
 * no other instance of it. vcs-semantics §5.4 "offline child".
 */
export function parentsInTheWay(state: ClusterState, group: GroupName, system: SystemName | 'all'): Reason[] {
  return groupNamed(state.configuration, group)
    .requiredBy.filter(isRigid)
    .flatMap((link): Reason[] => {
      const active = activeSystems(state, link.parent).filter((on) => standsOn(state, link, on, system))
      if (active.length === 0) return []
      const where = active.join(', ')
      const text = `Group ${link.parent} is active on ${where} and requires ${group} ${wordsOf(link)}; take ${link.parent} offline first.`
      return [inTheWay(text)]
    })
}

/** Whether a parent there needs the very instance of its child that is to go. */
function standsOn(
  state: ClusterState,
  link: GroupLink,
  parentOn: SystemName,
  leaving: SystemName | 'all',
): boolean {
  if (leaving === 'all') return true
  if (!fits(state.configuration, link, parentOn, leaving)) return false
  return !onlineSystems(state, link.child).some(
    (other) => other !== leaving && fits(state.configuration, link, parentOn, other),
  )
}

/**
 * Parents that forbid switching a group: firm ones, and any that must run on the same system. A hard parent
 * moves along instead (`parentsMovingAlong`). vcs-semantics §5.4 "switch child".
 */
export function parentsInTheWayOfMove(state: ClusterState, group: GroupName): Reason[] {
  const links = groupNamed(state.configuration, group).requiredBy.filter(({ parent }) =>
    isActive(state, parent),
  )
  return links.flatMap((link): Reason[] => {
    if (link.category === 'offline' || link.rigidity === 'hard') return []
    if (link.rigidity === 'firm') {
      const text = `Group ${link.parent} is active on ${activeSystems(state, link.parent).join(', ')} and requires ${group} ${wordsOf(link)}; take ${link.parent} offline first.`
      return [inTheWay(text)]
    }
    if (link.location !== 'local') return []
    const text = `Group ${link.parent} is active and must run beside ${group} (${wordsOf(link)}); take ${link.parent} offline first.`
    return [inTheWay(text)]
  })
}

/** Active groups that require this one hard: a switch takes them along. vcs-semantics §5.1, §5.4. */
export const parentsMovingAlong = (state: ClusterState, group: GroupName): GroupName[] =>
  groupNamed(state.configuration, group)
    .requiredBy.filter(({ rigidity, parent }) => rigidity === 'hard' && isActive(state, parent))
    .map(({ parent }) => parent)

const isActive = (state: ClusterState, group: GroupName): boolean => activeSystems(state, group).length > 0
