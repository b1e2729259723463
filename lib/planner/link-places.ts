import { activeSystems, isOnlineOn } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { Configuration, GroupLink } from '#lib/model/configuration.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { zoneOf } from '#lib/model/zones.ts'

/** A link as main.cf has it: `online local firm`, `offline local`. */
export const wordsOf = (link: GroupLink): string =>
  [link.category, link.location, link.rigidity].filter((word) => word !== null).join(' ')

/** Systems on which a group is fully ONLINE. */
export const onlineSystems = (state: ClusterState, group: GroupName): SystemName[] =>
  systemsOf(state.configuration, group).filter((system) => isOnlineOn(state, group, system))

/** Firm and hard: the parent cannot be up without its child. vcs-semantics §5.1. */
export const isRigid = ({ category, rigidity }: GroupLink): boolean =>
  category === 'online' && (rigidity === 'firm' || rigidity === 'hard')

/**
 * Whether a parent on one system may stand on its child on another, as far as the places go. Sites are the
 * zones of SystemZones, the parent's own or else the child's; where they name none, site is global.
 * vcs-semantics §5.1, §5.2.
 */
export function fits(
  configuration: Configuration,
  link: GroupLink,
  parentOn: SystemName,
  childOn: SystemName,
): boolean {
  switch (link.location) {
    case 'local':
      return parentOn === childOn
    case 'remote':
      return parentOn !== childOn
    case 'global':
      return true
    case 'site':
      return isSameSite(configuration, link, parentOn, childOn)
  }
}

function isSameSite(
  configuration: Configuration,
  { parent, child }: GroupLink,
  one: SystemName,
  other: SystemName,
): boolean {
  const siteOf = (system: SystemName) =>
    zoneOf(configuration, parent, system) ?? zoneOf(configuration, child, system)
  const site = siteOf(one)
  const otherSite = siteOf(other)
  return site === null || otherSite === null || site === otherSite
}

/** Systems on which the child is active and a parent on this system may stand on it. */
export const activeFor = (state: ClusterState, link: GroupLink, parentOn: SystemName): SystemName[] =>
  activeSystems(state, link.child).filter((system) => fits(state.configuration, link, parentOn, system))
