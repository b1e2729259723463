import { descendantsOf } from '#lib/graph/reach.ts'
import {
  isManaged,
  isPersistent,
  requiredResources,
  resourceNamed,
  switchableResources,
} from '#lib/model/group-members.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'

/** Direct children of a resource. */
export const childrenIn = (configuration: Configuration) => (resource: ResourceName) =>
  resourceNamed(configuration, resource).children

/** Direct parents of a resource. */
export const parentsIn = (configuration: Configuration) => (resource: ResourceName) =>
  resourceNamed(configuration, resource).parents

/** A resource and everything below it that is brought online with it; persistent ones only have to be up. */
export function onlineTree(configuration: Configuration, resource: ResourceName): ResourceName[] {
  const below = descendantsOf(resource, childrenIn(configuration))
  return [resource, ...below].filter((name) => !isPersistent(configuration, name))
}

/**
 * Resources brought online when the group is: those with AutoStart=1 and what they need. One that needs a
 * resource with Enabled=0 can not come online and is left out (vcs-semantics §3.1 Enabled).
 */
export function onlineMembers(
  configuration: Configuration,
  group: GroupName,
  system: SystemName,
): ResourceName[] {
  const startable = requiredResources(configuration, group, system).filter((resource) =>
    [resource, ...descendantsOf(resource, childrenIn(configuration))].every((name) =>
      isManaged(configuration, name, system),
    ),
  )
  const members = new Set(startable.flatMap((resource) => onlineTree(configuration, resource)))
  return [...members]
}

/** Resources taken offline when the group is: managed ones of types that know offline. */
export const offlineMembers = switchableResources
