import { activeSystems, isOnlineOn } from '#lib/model/group-state.ts'
import type { Configuration, GroupConfiguration, GroupLink } from '#lib/model/configuration.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { fits, wordsOf } from '#lib/planner/link-places.ts'
import { reason } from './move-reasons.ts'

/**
 * Reasons against new or changed links between groups that come from what runs: any link is taken while its
 * parent is offline, else the running groups must not violate it. vcs-semantics §5.3.
 */
export const linkReasons = (state: ClusterState, configuration: Configuration): Reason[] =>
  Object.values<GroupConfiguration>(configuration.groups).flatMap(({ requires }) =>
    requires.filter((link) => !isKnown(state, link)).flatMap((link) => ofLink(state, configuration, link)),
  )

const isKnown = (state: ClusterState, link: GroupLink): boolean =>
  (state.configuration.groups[link.parent]?.requires ?? []).some(
    (known) => known.child === link.child && wordsOf(known) === wordsOf(link),
  )

function ofLink(state: ClusterState, configuration: Configuration, link: GroupLink): Reason[] {
  const { parent, child } = link
  const known = state.configuration.groups
  const parents = known[parent] ? activeSystems(state, parent) : []
  if (parents.length === 0) return []
  const rule = `Group ${parent} is active on ${parents.join(', ')} and is to require group ${child} ${wordsOf(link)}`
  const active = known[child] ? activeSystems(state, child) : []
  const beside = parents.filter((system) => active.includes(system))
  if (link.category === 'offline' || (link.location === 'remote' && beside.length > 0)) {
    if (beside.length === 0) return []
    return [violated(`${rule}, but both run on ${beside.join(', ')}: take ${parent} offline there first.`)]
  }
  const online = known[child]
    ? systemsOf(state.configuration, child).filter((system) => isOnlineOn(state, child, system))
    : []
  const standsOn = (parentOn: SystemName) => online.some((on) => fits(configuration, link, parentOn, on))
  const bare = parents.filter((parentOn) => !standsOn(parentOn))
  if (bare.length === 0) return []
  const where = online.length > 0 ? `it is online on ${online.join(', ')} only` : `it is online nowhere`
  return [
    violated(
      `${rule}, but ${where}, which is not what ${parent} on ${bare.join(', ')} would require: take ${parent} offline, or bring ${child} online there first.`,
    ),
  ]
}

const violated = (text: string): Reason => reason('dependency-not-met', text)
