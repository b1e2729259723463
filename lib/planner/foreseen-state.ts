import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, GroupRuntime, ResourceRuntime } from '#lib/model/runtime.ts'
import { onlineMembers } from './members.ts'

/**
 * The cluster once a system is certainly off: everything on it is OFFLINE, and the groups that leave it are
 * on their way. Only the system and those groups are copied.
 */
export function afterLoss(
  state: ClusterState,
  lost: SystemName,
  left: readonly GroupName[],
  moving: ReadonlySet<GroupName>,
): ClusterState {
  const system = state.systems[lost]
  if (!system) return state
  const contact = {
    kind: 'down',
    since: system.since,
    confirmedBy: { kind: 'person', user: 'forecast' },
  } as const
  const groups = { ...state.groups }
  for (const group of left) {
    const runtime = groups[group]
    if (runtime) groups[group] = vacated(runtime, lost, moving.has(group), state.revision)
  }
  return {
    ...state,
    systems: { ...state.systems, [lost]: { ...system, state: 'FAULTED', contact } },
    groups,
  }
}

function vacated(runtime: GroupRuntime, lost: SystemName, moves: boolean, revision: number): GroupRuntime {
  const place = runtime.places[lost]
  if (!place) return runtime
  const cause = `event:${revision + 1}`
  const move = { kind: 'failover', from: null, origin: lost, to: null, operation: null, cause } as const
  const emptied = { ...place, autoDisabled: false, intent: null, resources: withAll(place.resources, down) }
  return {
    ...runtime,
    move: moves ? move : runtime.move,
    places: { ...runtime.places, [lost]: emptied },
  }
}

/** The cluster once a group has come online on a system and its move is over. */
export function afterArrival(state: ClusterState, group: GroupName, target: SystemName): ClusterState {
  const runtime = state.groups[group]
  const place = runtime?.places[target]
  if (!runtime || !place) return state
  const resources = { ...place.resources }
  for (const name of onlineMembers(state.configuration, group, target)) {
    const resource = resources[name]
    if (resource) resources[name] = up(resource)
  }
  const places = { ...runtime.places, [target]: { ...place, resources } }
  return { ...state, groups: { ...state.groups, [group]: { ...runtime, move: null, places } } }
}

const withAll = (
  resources: Readonly<Record<ResourceName, ResourceRuntime>>,
  change: (resource: ResourceRuntime) => ResourceRuntime,
): Record<ResourceName, ResourceRuntime> =>
  Object.fromEntries(Object.entries(resources).map(([name, resource]) => [name, change(resource)]))

const settled = { flags: [], iState: 'not waiting', running: null, cleaning: null, wanted: null } as const

const down = (resource: ResourceRuntime): ResourceRuntime => ({
  ...resource,
  ...settled,
  state: 'OFFLINE',
  probed: false,
  confidence: 0,
  remembered: false,
})

const up = (resource: ResourceRuntime): ResourceRuntime => ({
  ...resource,
  ...settled,
  state: 'ONLINE',
  probed: true,
  confidence: 100,
})
