import {
  groupNamed,
  isPersistent,
  managedResources,
  requiredResources,
  switchableResources,
  systemsOf,
} from './group-members.ts'
import type { GroupName, ResourceName, SystemName } from './names.ts'
import type { ClusterState, GroupPlace, ResourceRuntime } from './runtime.ts'
import type { GroupStateToken } from './states.ts'

/** A group's place on a system; undefined when the system is not in its SystemList. */
export const placeOf = (state: ClusterState, group: GroupName, system: SystemName): GroupPlace | undefined =>
  state.groups[group]?.places[system]

type Test = (resource: ResourceRuntime) => boolean

/** Whether any of the named resources there passes; makes no list, since every step asks this of many groups. */
const someOf = (place: GroupPlace, names: readonly ResourceName[], test: Test): boolean =>
  names.some((name) => {
    const resource = place.resources[name]
    return resource !== undefined && test(resource)
  })

const everyOf = (place: GroupPlace, names: readonly ResourceName[], test: Test): boolean =>
  !someOf(place, names, (resource) => !test(resource))

/** An entry point that changes the resource is under way, or its effect is still to be confirmed. */
export const isInFlight = (resource: ResourceRuntime): boolean =>
  resource.running !== null || resource.cleaning !== null || resource.iState.startsWith('waiting to go')

const isActive = (resource: ResourceRuntime): boolean =>
  resource.state === 'ONLINE' || resource.flags.includes('UNABLE TO OFFLINE') || isInFlight(resource)

const isProbed = (resource: ResourceRuntime): boolean => resource.probed

/** Its own monitor said offline and nothing has touched it since. */
const isPlainlyDown = (resource: ResourceRuntime): boolean =>
  resource.probed &&
  (resource.state === 'OFFLINE' || resource.state === 'FAULTED') &&
  !isInFlight(resource) &&
  !resource.flags.some((flag) => flag !== 'RESTARTING')

/**
 * Whether the group runs there, starts, stops or could not be stopped: any resource that can be brought
 * online and offline is up or in motion. A system that does not answer has no active groups: they are UNKNOWN.
 */
export function isActiveOn(state: ClusterState, group: GroupName, system: SystemName): boolean {
  const place = placeOf(state, group, system)
  if (!place) return false
  return someOf(place, switchableResources(state.configuration, group, system), isActive)
}

/**
 * Whether the group is certainly not running on the system: by the answer of the system itself (every
 * managed resource probed, those that can be brought online OFFLINE, nothing in motion), or because a
 * fence or a named person says the system is down. On a system a person has stopped it is what was certain
 * then. Silence never confirms anything.
 */
export function isConfirmedDownOn(state: ClusterState, group: GroupName, system: SystemName): boolean {
  const contact = state.systems[system]?.contact.kind
  if (contact === 'down') return true
  const place = placeOf(state, group, system)
  if (contact === 'stopped') return place?.stoppedDown === true
  if (contact !== 'connected' || !place) return false
  const { configuration } = state
  return (
    everyOf(place, managedResources(configuration, group, system), isProbed) &&
    everyOf(place, switchableResources(configuration, group, system), isPlainlyDown)
  )
}

/** Systems on which the group is active, in failover order. */
export const activeSystems = (state: ClusterState, group: GroupName): SystemName[] =>
  systemsOf(state.configuration, group).filter((system) => isActiveOn(state, group, system))

/** Whether every resource that must be up is ONLINE there. */
export const isOnlineOn = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  groupStateOn(state, group, system)[0] === 'ONLINE'

/** Whether every managed resource of the group has been probed on a connected system. */
export function isProbedOn(state: ClusterState, group: GroupName, system: SystemName): boolean {
  const place = placeOf(state, group, system)
  if (!place || state.systems[system]?.contact.kind !== 'connected') return false
  return managedResources(state.configuration, group, system).every(
    (resource) => place.resources[resource]?.probed,
  )
}

/** Resources of the group that are FAULTED there. */
export function faultedResources(state: ClusterState, group: GroupName, system: SystemName): ResourceName[] {
  const place = placeOf(state, group, system)
  return groupNamed(state.configuration, group).resources.filter(
    (resource) => place?.resources[resource]?.state === 'FAULTED',
  )
}

/**
 * State of a group on one system as VCS spells it (vcs-semantics §2.5): how much of it is up, then what is
 * going on, then FAULTED. UNKNOWN when the system is silent or was never reached, or when something is not
 * probed and nothing is known to be up.
 */
export function groupStateOn(state: ClusterState, group: GroupName, system: SystemName): GroupStateToken[] {
  const place = placeOf(state, group, system)
  const contact = state.systems[system]?.contact.kind
  if (!place || contact === undefined || contact === 'never' || contact === 'silent') return ['UNKNOWN']
  if (contact === 'down') return ['OFFLINE']
  const tokens = [extentOn(state, group, system, place), ...motionOf(place)]
  if (faultedResources(state, group, system).length > 0) tokens.push('FAULTED')
  return tokens
}

function extentOn(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  place: GroupPlace,
): GroupStateToken {
  const switchable = switchableResources(state.configuration, group, system)
  const required = requiredResources(state.configuration, group, system)
  if (someOf(place, switchable, isUp)) return everyOf(place, required, isUp) ? 'ONLINE' : 'PARTIAL'
  return everyOf(place, switchable, isKnown) ? 'OFFLINE' : 'UNKNOWN'
}

const isUp = (resource: ResourceRuntime): boolean => resource.state === 'ONLINE'

const isKnown = (resource: ResourceRuntime): boolean => resource.probed && resource.state !== 'UNKNOWN'

function motionOf(place: GroupPlace): GroupStateToken[] {
  const resources = Object.values(place.resources)
  const moves = (kind: 'online' | 'offline') =>
    place.intent?.kind === kind ||
    resources.some(
      (resource) => resource.wanted?.kind === kind || resource.iState.startsWith(`waiting to go ${kind}`),
    )
  return [
    ...(moves('online') ? (['STARTING'] as const) : []),
    ...(moves('offline') ? (['STOPPING'] as const) : []),
  ]
}

/** A group at a glance, for lists and matrices. */
export type GroupSummary = {
  /** Best of its states on all systems: ONLINE, PARTIAL, OFFLINE, or UNKNOWN where nothing better is known. */
  readonly state: GroupStateToken
  /** Systems on which it is ONLINE or PARTIAL. */
  readonly on: readonly SystemName[]
  readonly startingOn: readonly SystemName[]
  readonly stoppingOn: readonly SystemName[]
  readonly faultedOn: readonly SystemName[]
  readonly unknownOn: readonly SystemName[]
  /** Resources ONLINE and resources altogether on the best system, without persistent ones. */
  readonly resourcesOnline: number
  readonly resourcesTotal: number
}

const goodness: readonly GroupStateToken[] = ['ONLINE', 'PARTIAL', 'UNKNOWN', 'OFFLINE']

/** Summary of a group over all systems of its SystemList. UNKNOWN anywhere outweighs OFFLINE elsewhere. */
export function groupSummary(state: ClusterState, group: GroupName): GroupSummary {
  const tokens = systemsOf(state.configuration, group).map((system) => ({
    system,
    states: groupStateOn(state, group, system),
  }))
  const having = (...wanted: GroupStateToken[]) =>
    tokens.filter(({ states }) => states.some((token) => wanted.includes(token))).map(({ system }) => system)
  const best = tokens.toSorted((a, b) => rank(a.states[0]) - rank(b.states[0]))[0]
  const place = best && placeOf(state, group, best.system)
  const counted = groupNamed(state.configuration, group).resources.filter(
    (resource) => !isPersistent(state.configuration, resource),
  )
  return {
    state: best?.states[0] ?? 'UNKNOWN',
    on: having('ONLINE', 'PARTIAL'),
    startingOn: having('STARTING'),
    stoppingOn: having('STOPPING'),
    faultedOn: having('FAULTED'),
    unknownOn: having('UNKNOWN'),
    resourcesOnline: counted.filter((name) => place?.resources[name]?.state === 'ONLINE').length,
    resourcesTotal: counted.length,
  }
}

const rank = (token: GroupStateToken | undefined): number => goodness.indexOf(token ?? 'OFFLINE')
