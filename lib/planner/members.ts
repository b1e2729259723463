import { descendantsOf } from '#lib/graph/reach.ts'
import { isSupported, neededChildren } from '#lib/model/at-least.ts'
import { resourceFlag } from '#lib/model/attribute-lookup.ts'
import {
  isManaged,
  isPersistent,
  requiredResources,
  resourceNamed,
  switchableResources,
} from '#lib/model/group-members.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import { oncePerPair } from '#lib/model/per-configuration.ts'

/** Direct children of a resource. */
export const childrenIn = (configuration: Configuration) => (resource: ResourceName) =>
  resourceNamed(configuration, resource).children

/** Direct parents of a resource. */
export const parentsIn = (configuration: Configuration) => (resource: ResourceName) =>
  resourceNamed(configuration, resource).parents

/**
 * Children brought online with a resource: all it plainly requires. Of a `requires atleast` those with
 * AutoStart=1, or all when they are too few; one that cannot come online there, for Enabled=0, its own or of
 * something it needs, can be done without.
 */
const startedChildren = (configuration: Configuration, system: SystemName) => {
  const isStartable = startableOn(configuration, system)
  return (resource: ResourceName) => {
    const found = resourceNamed(configuration, resource)
    if (found.atLeast === undefined) return found.children
    const lists = found.atLeast.map(({ count, of }) => {
      const startable = of.filter(isStartable)
      const own = startable.filter((child) => resourceFlag(configuration, child, 'AutoStart', system))
      return own.length < count ? startable : own
    })
    const started = new Set([...neededChildren(found), ...lists.flat()])
    return found.children.filter((child) => started.has(child))
  }
}

/** A resource and everything below it that is brought online with it; persistent ones only have to be up. */
export function onlineTree(
  configuration: Configuration,
  resource: ResourceName,
  system: SystemName,
): ResourceName[] {
  const below = descendantsOf(resource, startedChildren(configuration, system))
  return [resource, ...below].filter((name) => !isPersistent(configuration, name))
}

/** Whether a resource and enough of what it needs are managed there, so that it can be brought online. */
function startableOn(configuration: Configuration, system: SystemName): (resource: ResourceName) => boolean {
  const verdicts = new Map<ResourceName, boolean>()
  const isStartable = (resource: ResourceName): boolean => {
    const known = verdicts.get(resource)
    if (known !== undefined) return known
    const verdict =
      isManaged(configuration, resource, system) &&
      isSupported(resourceNamed(configuration, resource), isStartable)
    verdicts.set(resource, verdict)
    return verdict
  }
  return isStartable
}

/**
 * Resources brought online when the group is: those with AutoStart=1 and what they need. One that needs a
 * resource with Enabled=0 can not come online and is left out (vcs-semantics §3.1 Enabled).
 */
export const onlineMembers = oncePerPair(
  (configuration, group: GroupName, system: SystemName): readonly ResourceName[] => {
    const isStartable = startableOn(configuration, system)
    const startable = requiredResources(configuration, group, system).filter(isStartable)
    const members = new Set(startable.flatMap((resource) => onlineTree(configuration, resource, system)))
    return [...members].filter(isStartable)
  },
)

/** Resources taken offline when the group is: managed ones of types that know offline. */
export const offlineMembers = switchableResources
