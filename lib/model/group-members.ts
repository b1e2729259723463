import { resourceFlag, resourceOperations } from './attribute-lookup.ts'
import type { Configuration } from './configuration.ts'
import type { GroupName, ResourceName, SystemName } from './names.ts'

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

/** Managed resources of a group on a system that can be brought online and offline; they make it active. */
export const switchableResources = (
  configuration: Configuration,
  group: GroupName,
  system: SystemName,
): ResourceName[] =>
  groupNamed(configuration, group).resources.filter(
    (resource) =>
      resourceOperations(configuration, resource) === 'OnOff' && isManaged(configuration, resource, system),
  )

/** Managed, not persistent, AutoStart=1: all must be ONLINE for the group to be ONLINE (vcs-semantics §2.5). */
export const requiredResources = (
  configuration: Configuration,
  group: GroupName,
  system: SystemName,
): ResourceName[] =>
  groupNamed(configuration, group).resources.filter(
    (resource) =>
      !isPersistent(configuration, resource) &&
      isManaged(configuration, resource, system) &&
      resourceFlag(configuration, resource, 'AutoStart', system),
  )

/** Names of the systems of the group's SystemList, in failover order. */
export const systemsOf = (configuration: Configuration, group: GroupName): SystemName[] =>
  groupNamed(configuration, group).systemList.map(({ system }) => system)
