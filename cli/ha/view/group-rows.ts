import { groupAttributes } from '#lib/model/attributes/group-attributes.ts'
import { managedResources, systemsOf } from '#lib/model/group-members.ts'
import { activeSystems, groupStateOn, isActiveOn, isProbedOn } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { AttributeRow } from '../print/attribute-table.ts'
import { flagWord, held, rowsOf, type Live } from './attribute-rows.ts'

/** `|ONLINE|`, `|PARTIAL|FAULTED|`: a group's state as hagrp prints it. vcs-semantics §2.5, §8.3. */
export const groupStateWord = (state: ClusterState, group: GroupName, system: SystemName): string =>
  `|${groupStateOn(state, group, system).join('|')}|`

/** All attributes of a group, of the configuration and of the moment. */
export function groupRows(state: ClusterState, group: GroupName): AttributeRow[] {
  const systems = systemsOf(state.configuration, group)
  const attributes = state.configuration.groups[group]?.attributes ?? {}
  const live = liveOf(state, group)
  return [...groupAttributes.values()].flatMap((definition) =>
    rowsOf(group, held(definition, attributes[definition.name as keyof typeof attributes]), systems, live),
  )
}

function liveOf(state: ClusterState, group: GroupName): Live {
  const runtime = state.groups[group]
  const everywhere: Readonly<Record<string, () => string>> = {
    Frozen: () => flagWord(runtime?.frozen?.kind === 'persistent'),
    TFrozen: () => flagWord(runtime?.frozen?.kind === 'temporary'),
    CurrentCount: () => String(activeSystems(state, group).length),
    AutoClearCount: () => String(runtime?.autoClear?.count ?? 0),
    FromQ: () => runtime?.move?.from ?? '',
    ToQ: () => runtime?.move?.to ?? '',
    TargetCount: () => flagWord(runtime?.move?.to !== null && runtime?.move?.to !== undefined),
  }
  const onSystem: Readonly<Record<string, (system: SystemName) => string>> = {
    State: (system) => groupStateWord(state, group, system),
    Enabled: (system) => flagWord(runtime?.places[system]?.enabled ?? true),
    AutoDisabled: (system) => flagWord(runtime?.places[system]?.autoDisabled ?? false),
    Probed: (system) => flagWord(isProbedOn(state, group, system)),
    ProbesPending: (system) => String(unprobed(state, group, system)),
    ActiveCount: (system) => String(activeCount(state, group, system)),
    IntentOnline: (system) => flagWord(isWantedOnline(state, group, system)),
    NumRetries: (system) => String(runtime?.onlineRetry?.system === system ? runtime.onlineRetry.count : 0),
  }
  return {
    everywhere: (attribute) =>
      Object.hasOwn(everywhere, attribute) ? (everywhere[attribute]?.() ?? null) : null,
    onSystem: (attribute, system) =>
      Object.hasOwn(onSystem, attribute) ? (onSystem[attribute]?.(system) ?? null) : null,
  }
}

const resourcesOn = (state: ClusterState, group: GroupName, system: SystemName) =>
  managedResources(state.configuration, group, system).flatMap(
    (resource) => state.groups[group]?.places[system]?.resources[resource] ?? [],
  )

const unprobed = (state: ClusterState, group: GroupName, system: SystemName): number =>
  resourcesOn(state, group, system).filter(({ probed }) => !probed).length

const activeCount = (state: ClusterState, group: GroupName, system: SystemName): number =>
  resourcesOn(state, group, system).filter(({ state: word }) => word === 'ONLINE').length

function isWantedOnline(state: ClusterState, group: GroupName, system: SystemName): boolean {
  const intent = state.groups[group]?.places[system]?.intent
  return intent ? intent.kind === 'online' : isActiveOn(state, group, system)
}
