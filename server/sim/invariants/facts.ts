import { groupNumber, groupValue, resourceFlag, resourceOperations } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'

/** The judges' own readers of a configuration: nothing here is shared with the policy. */

export const listedSystems = (configuration: Configuration, group: GroupName): SystemName[] =>
  configuration.groups[group]?.systemList.map(({ system }) => system) ?? []

/** Resources of a group that are brought online and offline. */
export const movableResources = (configuration: Configuration, group: GroupName): ResourceName[] =>
  (configuration.groups[group]?.resources ?? []).filter(
    (resource) => resourceOperations(configuration, resource) === 'OnOff',
  )

export const isEnabled = (
  configuration: Configuration,
  resource: ResourceName,
  system: SystemName,
): boolean => resourceFlag(configuration, resource, 'Enabled', system)

/** The other systems on which a group must not run while it runs on one: none of a parallel group. */
export function rivalsOf(configuration: Configuration, group: GroupName, system: SystemName): SystemName[] {
  const parallel = groupNumber(configuration, group, 'Parallel')
  if (parallel === 1) return []
  const others = listedSystems(configuration, group).filter((other) => other !== system)
  if (parallel === 0) return others
  return others.filter(
    (other) => zoneOf(configuration, group, other) === zoneOf(configuration, group, system),
  )
}

/** SystemZones: systems without a zone are in one zone together. */
export function zoneOf(configuration: Configuration, group: GroupName, system: SystemName): string {
  const zones = groupValue(configuration, group, 'SystemZones')
  if (zones.kind !== 'association') return ''
  return zones.entries.find(([name]) => name === system)?.[1] ?? ''
}

/** All resources that directly or indirectly require this one. */
export function aboveOf(configuration: Configuration, resource: ResourceName): ResourceName[] {
  const found = new Set<ResourceName>()
  const visit = (name: ResourceName): void => {
    for (const parent of configuration.resources[name]?.parents ?? []) {
      if (found.has(parent)) continue
      found.add(parent)
      visit(parent)
    }
  }
  visit(resource)
  return [...found]
}

export const runtimeOf = (
  state: ClusterState,
  group: GroupName,
  resource: ResourceName,
  system: SystemName,
): ResourceRuntime | undefined => state.groups[group]?.places[system]?.resources[resource]

export const groupOfResource = (state: ClusterState, resource: ResourceName): GroupName | undefined =>
  state.configuration.resources[resource]?.group

/** Every resource that has to be up for the group to be online is. */
export function isUpOn(state: ClusterState, group: GroupName, system: SystemName): boolean {
  const { configuration } = state
  if (state.systems[system]?.contact.kind !== 'connected') return false
  const required = (configuration.groups[group]?.resources ?? []).filter(
    (name) =>
      resourceOperations(configuration, name) !== 'None' &&
      isEnabled(configuration, name, system) &&
      resourceFlag(configuration, name, 'AutoStart', system),
  )
  const movable = movableResources(configuration, group)
  const isOnline = (name: ResourceName) => runtimeOf(state, group, name, system)?.state === 'ONLINE'
  return movable.some(isOnline) && required.every(isOnline)
}

/** Something of the group is up there or on its way, as the engine has it. */
export function isAnythingUpOn(state: ClusterState, group: GroupName, system: SystemName): boolean {
  if (state.systems[system]?.contact.kind !== 'connected') return false
  return movableResources(state.configuration, group).some((name) => {
    // Nobody watches what is disabled.
    if (!isEnabled(state.configuration, name, system)) return false
    const runtime = runtimeOf(state, group, name, system)
    if (!runtime) return false
    return runtime.state === 'ONLINE' || runtime.running !== null || runtime.iState === 'waiting to go online'
  })
}

export const isFrozenAt = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  Boolean(state.groups[group]?.frozen ?? state.systems[system]?.frozen)
