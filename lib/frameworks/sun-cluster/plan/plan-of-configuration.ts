import { resourceText } from '#lib/model/attribute-lookup.ts'
import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { groupNamed, resourceNamed } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName } from '#lib/model/names.ts'
import { orderedGroups, orderedResources, preferredSystems, roleOf } from '../../shape/group-shape.ts'
import { serviceResource } from './service-resource.ts'
import type { PlannedGroup, PlannedResource, Property, SunClusterPlan } from './sun-cluster-plan.ts'

/** What a configuration is in the words of Sun Cluster 3.x. Frozen or parallel groups are planned like the rest. */
export function planOfConfiguration(configuration: Configuration): SunClusterPlan {
  const groups = orderedGroups(configuration)
    .map((name) => plannedGroup(configuration, name))
    .filter((group) => group !== null)
  const services = groups.flatMap((group) => group.services.map(({ type }) => type))
  const storage = groups.flatMap((group) => group.storage.map(({ type }) => type))
  return { cluster: configuration.cluster.name, types: [...new Set([...services, ...storage])], groups }
}

function plannedGroup(configuration: Configuration, name: GroupName): PlannedGroup | null {
  const resources = orderedResources(configuration, name)
  const ofRole = (...roles: string[]) =>
    resources.filter((each) => roles.includes(roleOf(configuration, each.name)))
  if (resources.length === 0) return null
  const sunNames = namesInSunCluster(configuration, resources)
  return {
    name,
    nodes: preferredSystems(configuration, name),
    properties: groupProperties(configuration, name),
    logicalHosts: ofRole('address').map((each) => ({
      name: each.name,
      address: resourceText(configuration, each.name, 'Address'),
    })),
    storage: storageOf(configuration, ofRole('file-system')),
    services: ofRole('service').map((each) =>
      serviceResource(configuration, each, dependenciesOf(configuration, each, sunNames)),
    ),
    deviceGroups: ofRole('disk')
      .filter(({ type }) => type === 'DiskGroup')
      .map((each) => resourceText(configuration, each.name, 'DiskGroup')),
  }
}

/**
 * Which Sun Cluster resource stands for a resource: file systems with the same parents are one, named after the first;
 * cards and disks are none of the resource group's.
 */
function namesInSunCluster(
  configuration: Configuration,
  resources: readonly ResourceConfiguration[],
): ReadonlyMap<ResourceName, string> {
  const names = new Map<ResourceName, string>()
  const mounts = resources.filter((each) => roleOf(configuration, each.name) === 'file-system')
  for (const set of mountSets(mounts)) for (const each of set) names.set(each.name, set[0]?.name ?? each.name)
  for (const each of resources) {
    const role = roleOf(configuration, each.name)
    if (role === 'address' || role === 'service') names.set(each.name, each.name)
  }
  return names
}

const mountSets = (mounts: readonly ResourceConfiguration[]) => [
  ...Map.groupBy(mounts, ({ parents }) => parents.toSorted().join(' ')).values(),
]

function storageOf(
  configuration: Configuration,
  mounts: readonly ResourceConfiguration[],
): readonly PlannedResource[] {
  return mountSets(mounts).map((set) => ({
    name: set[0]?.name ?? '',
    type: 'SUNW.HAStoragePlus',
    extension: [
      [
        'FilesystemMountPoints',
        set.map(({ name }) => resourceText(configuration, name, 'MountPoint')).join(','),
      ],
      ['AffinityOn', 'True'],
    ],
    standard: [],
  }))
}

/** What a service needs directly, or through resources that Sun Cluster has no resource for. */
function dependenciesOf(
  configuration: Configuration,
  resource: ResourceConfiguration,
  names: ReadonlyMap<ResourceName, string>,
): readonly string[] {
  const found = resource.children.flatMap((child) => {
    const name = names.get(child)
    return name === undefined
      ? dependenciesOf(configuration, resourceNamed(configuration, child), names)
      : [name]
  })
  return [...new Set(found)]
}

/** Links of groups as RG_dependencies and RG_affinities. other-frameworks §4.1. */
function groupProperties(configuration: Configuration, name: GroupName): readonly Property[] {
  const { requires } = groupNamed(configuration, name)
  const needed = requires.filter(({ category }) => category === 'online').map(({ child }) => child)
  const affinities = requires.flatMap(({ category, location, child }) => {
    if (category === 'offline') return [`--${child}`]
    if (location === 'local') return [`++${child}`]
    return location === 'remote' ? [`--${child}`] : []
  })
  return [
    ...(needed.length > 0 ? [['RG_dependencies', needed.join(',')] as const] : []),
    ...(affinities.length > 0 ? [['RG_affinities', affinities.join(',')] as const] : []),
  ]
}
