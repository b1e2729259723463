import { resourceFlag, resourceOperations } from './attribute-lookup.ts'
import type { Configuration } from './configuration.ts'
import type { GroupName, ResourceName, SystemName } from './names.ts'
import { oncePerName, oncePerPair } from './per-configuration.ts'

/** The runtime of what is not there: an impossible state, hence an error of ours. */
const missing = (kind: string, name: string): never => {
  throw new RangeError(`no ${kind} named ${name} in the configuration`)
}

/** The resource's configuration; throws when there is none of that name. */
export const resourceNamed = (configuration: Configuration, resource: ResourceName) =>
  configuration.resources[resource] ?? missing('resource', resource)

/** The group's configuration; throws when there is none of that name. */
export const groupNamed = (configuration: Configuration, group: GroupName) =>
  configuration.groups[group] ?? missing('group', group)

/** Whether agents manage the resource there: attribute Enabled. */
export const isManaged = (
  configuration: Configuration,
  resource: ResourceName,
  system: SystemName,
): boolean => resourceFlag(configuration, resource, 'Enabled', system)

/** Persistent: only monitored, never brought online or offline (Operations None). */
export const isPersistent = (configuration: Configuration, resource: ResourceName): boolean =>
  resourceOperations(configuration, resource) === 'None'

/** Managed resources of a group on a system, in the order of the text. */
export const managedResources = oncePerPair(
  (configuration, group: GroupName, system: SystemName): readonly ResourceName[] =>
    groupNamed(configuration, group).resources.filter((resource) =>
      isManaged(configuration, resource, system),
    ),
)

/** Managed resources of a group on a system that can be brought online and offline; they make it active. */
export const switchableResources = oncePerPair(
  (configuration, group: GroupName, system: SystemName): readonly ResourceName[] =>
    managedResources(configuration, group, system).filter(
      (resource) => resourceOperations(configuration, resource) === 'OnOff',
    ),
)

/** Managed, not persistent, AutoStart=1: all must be ONLINE for the group to be ONLINE (vcs-semantics §2.5). */
export const requiredResources = oncePerPair(
  (configuration, group: GroupName, system: SystemName): readonly ResourceName[] =>
    managedResources(configuration, group, system).filter(
      (resource) =>
        !isPersistent(configuration, resource) && resourceFlag(configuration, resource, 'AutoStart', system),
    ),
)

/** Names of the systems of the group's SystemList, in failover order. */
export const systemsOf = oncePerName((configuration, group: GroupName): readonly SystemName[] =>
  groupNamed(configuration, group).systemList.map(({ system }) => system),
)
