import { groupList, groupNumber, resourceFlag } from '#lib/model/attribute-lookup.ts'
import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { groupNamed, isPersistent, resourceNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import { topologicalOrder } from '#lib/graph/order.ts'

/** What a resource is to a framework that has its own words for addresses and disks. other-frameworks §4.1. */
export type Role = 'card' | 'address' | 'disk' | 'file-system' | 'watched' | 'service'

const roles: Readonly<Record<string, Role>> = {
  NIC: 'card',
  IP: 'address',
  DiskGroup: 'disk',
  Volume: 'disk',
  LVMVolumeGroup: 'disk',
  LVMLogicalVolume: 'disk',
  Mount: 'file-system',
}

/** The role of a resource: by its type, `watched` for any other that is never brought online. */
export const roleOf = (configuration: Configuration, resource: ResourceName): Role =>
  roles[resourceNamed(configuration, resource).type] ??
  (isPersistent(configuration, resource) ? 'watched' : 'service')

/**
 * Systems in the order in which a framework with one list should prefer them: those of AutoStartList, then the rest of
 * SystemList by priority.
 */
export function preferredSystems(configuration: Configuration, group: GroupName): readonly SystemName[] {
  const { autoStartList } = groupNamed(configuration, group)
  const able = systemsOf(configuration, group)
  const home = autoStartList.filter((system) => able.includes(system))
  return [...home, ...able.filter((system) => !home.includes(system))]
}

export const isParallel = (configuration: Configuration, group: GroupName): boolean =>
  groupNumber(configuration, group, 'Parallel') !== 0

export const isCritical = (configuration: Configuration, resource: ResourceName): boolean =>
  resourceFlag(configuration, resource, 'Critical')

/**
 * Managed resources of a group, children before parents. Among those that may come next, one that matters to a critical
 * resource comes before one that does not: in a framework whose groups are chains, nothing critical hangs on the rest.
 */
export function orderedResources(
  configuration: Configuration,
  group: GroupName,
): readonly ResourceConfiguration[] {
  const managed = groupNamed(configuration, group).resources.filter((name) =>
    resourceFlag(configuration, name, 'Enabled'),
  )
  const matters = new Set<ResourceName>()
  const mark = (name: ResourceName): void => {
    if (matters.has(name)) return
    matters.add(name)
    for (const child of resourceNamed(configuration, name).children) mark(child)
  }
  for (const name of managed) if (isCritical(configuration, name)) mark(name)
  const sorted = [
    ...managed.filter((name) => matters.has(name)),
    ...managed.filter((name) => !matters.has(name)),
  ]
  const { order } = topologicalOrder(sorted, (name) => resourceNamed(configuration, name).children)
  return order.map((name) => resourceNamed(configuration, name))
}

/** Service groups in the order of their links, those that are needed first. */
export function orderedGroups(configuration: Configuration): readonly GroupName[] {
  const names = Object.keys(configuration.groups) as GroupName[]
  const needed = (name: GroupName) =>
    groupNamed(configuration, name)
      .requires.filter(({ category }) => category === 'online')
      .map(({ child }) => child)
  const { order } = topologicalOrder(names, needed)
  return [...order, ...names.filter((name) => !order.includes(name))]
}

/** Whether triggers other than those of every group are asked for. */
export const triggersOf = (configuration: Configuration, group: GroupName): readonly string[] =>
  groupList(configuration, group, 'TriggersEnabled')
