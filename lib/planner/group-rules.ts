import { activeSystems, isActiveOn, isConfirmedDownOn, isOnlineOn } from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupLink } from '#lib/model/configuration.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'

const wordsOf = (link: GroupLink): string =>
  [link.category, link.location, link.rigidity].filter((word) => word !== null).join(' ')

const unmet = (text: string): Reason => ({ code: 'dependency-not-met', text })

/** Systems on which a group is fully ONLINE. */
export const onlineSystems = (state: ClusterState, group: GroupName): SystemName[] =>
  systemsOf(state.configuration, group).filter((system) => isOnlineOn(state, group, system))

/**
 * Group dependencies that forbid bringing a group online on a system: as parent (its children must be up
 * or away) and as child (it must not land beside or away from a parent that runs). vcs-semantics §5.4.
 */
export function dependencyReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const { requires, requiredBy } = groupNamed(state.configuration, group)
  return [
    ...requires.flatMap((link) => asParent(state, link, system)),
    ...requiredBy.flatMap((link) => asChild(state, link, system)),
  ]
}

function asParent(state: ClusterState, link: GroupLink, system: SystemName): Reason[] {
  const rule = `Group ${link.parent} requires group ${link.child} ${wordsOf(link)}`
  if (link.category === 'offline') {
    const away = !groupIsOn(state, link.child, system) || isConfirmedDownOn(state, link.child, system)
    return away ? [] : [unmet(`${rule}, and ${link.child} is not confirmed offline on ${system}.`)]
  }
  const online = onlineSystems(state, link.child)
  const fits = {
    local: online.includes(system),
    remote: online.some((other) => other !== system) && !online.includes(system),
    global: online.length > 0,
    site: online.length > 0,
  }[link.location]
  if (fits) return []
  const where = online.length > 0 ? `it is online on ${online.join(', ')}` : 'it is online nowhere'
  return [unmet(`${rule}; ${where}, so ${link.parent} cannot come online on ${system}.`)]
}

/** A child that fails over goes where it can; its parents follow or give way. */
function asChild(state: ClusterState, link: GroupLink, system: SystemName): Reason[] {
  if (state.groups[link.child]?.move?.kind === 'failover') return []
  const parents = activeSystems(state, link.parent)
  const rule = `Group ${link.parent}, active on ${parents.join(', ')}, requires group ${link.child} ${wordsOf(link)}`
  const beside = parents.includes(system)
  if (link.category === 'offline' || link.location === 'remote') {
    return beside ? [unmet(`${rule}, so ${link.child} cannot come online on ${system}.`)] : []
  }
  if (link.location !== 'local' || parents.length === 0 || beside) return []
  return [unmet(`${rule}, so ${link.child} can only come online there.`)]
}

const groupIsOn = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  state.groups[group]?.places[system] !== undefined

/** Parents that forbid taking a group offline by hand: firm and hard ones that are active. */
export function parentsInTheWay(state: ClusterState, group: GroupName, system: SystemName | 'all'): Reason[] {
  const { requiredBy } = groupNamed(state.configuration, group)
  return requiredBy.flatMap((link): Reason[] => {
    if (link.category === 'offline' || (link.rigidity !== 'firm' && link.rigidity !== 'hard')) return []
    const active = activeSystems(state, link.parent).filter(
      (other) => link.location !== 'local' || system === 'all' || other === system,
    )
    if (active.length === 0) return []
    const where = active.join(', ')
    const text = `Group ${link.parent} is active on ${where} and requires ${group} ${wordsOf(link)}; take ${link.parent} offline first.`
    return [{ code: 'parent-group-online', text }]
  })
}

/** Parents that forbid moving a group: besides firm and hard ones, any that must run on the same system. */
export function parentsInTheWayOfMove(state: ClusterState, group: GroupName): Reason[] {
  const { requiredBy } = groupNamed(state.configuration, group)
  const local = requiredBy.filter((link) => link.category === 'online' && link.location === 'local')
  const bound = local.filter(
    (link) =>
      link.rigidity === 'soft' &&
      systemsOf(state.configuration, link.parent).some((other) => isActiveOn(state, link.parent, other)),
  )
  return [
    ...parentsInTheWay(state, group, 'all'),
    ...bound.map((link): Reason => ({
      code: 'parent-group-online',
      text: `Group ${link.parent} is active and must run beside ${group} (${wordsOf(link)}); take ${link.parent} offline first.`,
    })),
  ]
}
