'use client'

import { useMemo } from 'react'
import type { Configuration, GroupConfiguration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { groupStateOn, groupSummary, type GroupSummary } from '#lib/model/group-state.ts'
import type { GroupStateToken } from '#lib/model/states.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, GroupRuntime, Operation, SystemRuntime } from '#lib/model/runtime.ts'
import { factKey, type ContactOnWire, type Fact, type Facts } from '#lib/wire/snapshot.ts'
import { useSnapshot } from './use-cluster.tsx'

/** Parts of the cluster by name. Each keeps its identity while nothing about it changes. */

export const useClusterState = (): ClusterState => useSnapshot((snapshot) => snapshot.state)

export const useConfiguration = (): Configuration => useSnapshot((snapshot) => snapshot.state.configuration)

export const useGroup = (group: GroupName): GroupRuntime | undefined =>
  useSnapshot((snapshot) => snapshot.state.groups[group])

export const useGroupConfiguration = (group: GroupName): GroupConfiguration | undefined =>
  useSnapshot((snapshot) => snapshot.state.configuration.groups[group])

export const useResourceConfiguration = (resource: ResourceName): ResourceConfiguration | undefined =>
  useSnapshot((snapshot) => snapshot.state.configuration.resources[resource])

export const useSystem = (system: SystemName): SystemRuntime | undefined =>
  useSnapshot((snapshot) => snapshot.state.systems[system])

export const useSystemNames = (): readonly SystemName[] => {
  const systems = useSnapshot((snapshot) => snapshot.state.configuration.systems)
  return useMemo(() => namesOf(systems), [systems])
}

export const useGroupNames = (): readonly GroupName[] => {
  const groups = useSnapshot((snapshot) => snapshot.state.configuration.groups)
  return useMemo(() => namesOf(groups), [groups])
}

export const useContact = (system: SystemName): ContactOnWire | undefined =>
  useSnapshot((snapshot) => snapshot.contacts[system])

/** Last monitor of a resource on a system; undefined before the first. */
export const useFact = (resource: ResourceName, system: SystemName): Fact | undefined =>
  useSnapshot((snapshot) => snapshot.facts[factKey(resource, system)])

export const useFacts = (): Facts => useSnapshot((snapshot) => snapshot.facts)

export const useOperation = (id: number): Operation | undefined =>
  useSnapshot((snapshot) => snapshot.state.operations[id])

/** Newest first. */
export function useOperations(): readonly Operation[] {
  const operations = useSnapshot((snapshot) => snapshot.state.operations)
  return useMemo(() => Object.values(operations).toSorted((one, other) => other.id - one.id), [operations])
}

/** Tokens of a group's state on a system. */
export function useGroupState(group: GroupName, system: SystemName): readonly GroupStateToken[] {
  const joined = useSnapshot((snapshot) => groupStateOn(snapshot.state, group, system).join('|'))
  return useMemo(() => joined.split('|') as GroupStateToken[], [joined])
}

/** A group at a glance over all its systems. */
export function useGroupSummary(group: GroupName): GroupSummary {
  const text = useSnapshot((snapshot) => JSON.stringify(groupSummary(snapshot.state, group)))
  return useMemo(() => JSON.parse(text) as GroupSummary, [text])
}

/** Groups that are up, wholly or partly, on a system. */
export function useGroupsOn(system: SystemName): readonly GroupName[] {
  const joined = useSnapshot(({ state }) =>
    namesOf(state.configuration.groups)
      .filter((group) => ['ONLINE', 'PARTIAL'].includes(groupStateOn(state, group, system)[0] ?? ''))
      .join(' '),
  )
  return useMemo(() => joined.split(' ').filter(Boolean) as GroupName[], [joined])
}
