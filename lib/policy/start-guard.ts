import { groupNumber, resourceFlag, resourceOperations } from '#lib/model/attribute-lookup.ts'
import { isConfirmedDownOn, isInFlight, placeOf } from '#lib/model/group-state.ts'
import { isManaged } from '#lib/model/group-members.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { exclusiveWith } from '#lib/model/zones.ts'

/**
 * A group that fails over: Parallel is not 1. A hybrid one (2) does within its zones; which systems exclude
 * each other `areExclusive` tells.
 */
export const isFailoverGroup = (state: ClusterState, group: GroupName): boolean =>
  groupNumber(state.configuration, group, 'Parallel') !== 1

/**
 * Resources that were up or in motion there when they were disabled (Enabled = 0): nobody watches them now,
 * so nobody has said that they stopped. Empty once the system is confirmed down.
 */
export function unwatchedOn(state: ClusterState, group: GroupName, system: SystemName): ResourceName[] {
  const { configuration } = state
  const resources = placeOf(state, group, system)?.resources ?? {}
  return namesOf<ResourceName>(resources).filter((resource) => {
    const runtime = resources[resource]
    const isWatched = isManaged(configuration, resource, system)
    if (!runtime || isWatched || resourceOperations(configuration, resource) !== 'OnOff') return false
    return runtime.state === 'ONLINE' || runtime.remembered === true || isInFlight(runtime)
  })
}

/**
 * Other systems of the SystemList on which the group may not be active too and is not confirmed down: each
 * forbids a start. Of a failover group all others are looked at, of a hybrid one those of the same zone.
 */
export function unconfirmedElsewhere(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
): SystemName[] {
  return exclusiveWith(state.configuration, group, system).filter(
    (other) => !isConfirmedDownOn(state, group, other) || unwatchedOn(state, group, other).length > 0,
  )
}

/**
 * The one guard before the one place where `online` is called: a resource of a failover group may be
 * started only while the group is confirmed down on every other system of its SystemList, one of a hybrid
 * group while it is on every other system of the same zone. Persistent and MonitorOnly ones never are. A
 * restart in place under RestartLimit is not a start on a second system: a system that was confirmed down
 * when it fell silent does not forbid it. NoAutoDisable = 1 changes none of this: in VCS it spares groups
 * the autodisable when an engine dies, but beside a system that does not answer nothing may be started.
 */
export function mayStart(
  state: ClusterState,
  group: GroupName,
  resource: ResourceName,
  system: SystemName,
): boolean {
  if (resourceOperations(state.configuration, resource) === 'None') return false
  if (resourceFlag(state.configuration, resource, 'MonitorOnly', system)) return false
  if (state.systems[system]?.contact.kind !== 'connected') return false
  // Autodisabled: what the group does there is not known yet, so not even a restart goes on (§4.4).
  if (placeOf(state, group, system)?.autoDisabled) return false
  const unconfirmed = unconfirmedElsewhere(state, group, system)
  if (isRestart(state, group, resource, system))
    return unconfirmed.every((other) => isLeftDown(state, group, other))
  return unconfirmed.length === 0
}

/** RestartLimit at work: the resource died where its group runs, was cleaned, and is started there again. */
const isRestart = (
  state: ClusterState,
  group: GroupName,
  resource: ResourceName,
  system: SystemName,
): boolean => placeOf(state, group, system)?.resources[resource]?.flags.includes('RESTARTING') === true

/**
 * A silent or a stopped system that had said itself that the group is down there. Nothing was started there
 * since, so it does not keep the running group from mending itself where it is; a start anywhere else it
 * forbids.
 */
const isLeftDown = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  isUnseen(state.systems[system]?.contact.kind) &&
  placeOf(state, group, system)?.leftDown === true &&
  unwatchedOn(state, group, system).length === 0

const isUnseen = (contact: string | undefined): boolean => contact === 'silent' || contact === 'stopped'

/** Watched, not touched: the group or the system is frozen (vcs-semantics §4.2 step 2). */
export const isFrozen = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  Boolean(state.groups[group]?.frozen ?? state.systems[system]?.frozen)
