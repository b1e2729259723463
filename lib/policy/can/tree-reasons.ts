import { neededChildren } from '#lib/model/at-least.ts'
import { placeOf } from '#lib/model/group-state.ts'
import { isManaged, isPersistent, resourceNamed } from '#lib/model/group-members.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { reason } from './move-reasons.ts'

/**
 * Reasons against bringing a resource online that come from it and from what it stands on: everything must
 * be able to come up with it, or of a `requires atleast` as many as it says. Empty when nothing is against
 * it. vcs-semantics §4.2 step 4, §4.5.
 */
export function treeReasons(state: ClusterState, resource: ResourceName, system: SystemName): Reason[] {
  const below = new Map<ResourceName, Reason[]>()
  const against = (name: ResourceName): Reason[] => {
    const known = below.get(name)
    if (known) return known
    const found = [...ownReasons(state, name, resource, system), ...childReasons(state, name, against)]
    below.set(name, found)
    return found
  }
  return [...new Map(against(resource).map((found) => [found.text, found])).values()]
}

function childReasons(
  state: ClusterState,
  name: ResourceName,
  against: (child: ResourceName) => Reason[],
): Reason[] {
  const found = resourceNamed(state.configuration, name)
  const lists = (found.atLeast ?? []).map(({ count, of }) => {
    const fit = of.filter((child) => against(child).length === 0)
    return fit.length >= count ? [] : of.flatMap(against)
  })
  return [...neededChildren(found).flatMap(against), ...lists.flat()]
}

/** What is wrong with one resource of the tree above which `top` is to come online. */
function ownReasons(
  state: ClusterState,
  name: ResourceName,
  top: ResourceName,
  system: SystemName,
): Reason[] {
  const { configuration } = state
  const { group } = resourceNamed(configuration, name)
  const runtime = placeOf(state, group, system)?.resources[name]
  if (!runtime) return []
  if (runtime.state === 'FAULTED' && !isPersistent(configuration, name)) {
    return [reason('resource-faulted', `${name} is faulted on ${system}; clear it first.`)]
  }
  if (name === top) return []
  if (isPersistent(configuration, name) && runtime.state !== 'ONLINE') {
    return [reason('child-not-online', `${name}, which ${top} needs, is not online on ${system}.`)]
  }
  if (isManaged(configuration, name, system)) return []
  return [reason('child-not-online', `${name}, which ${top} needs, is disabled (Enabled = 0).`)]
}
