import { flagOf, groupFlag, systemValue } from '#lib/model/attribute-lookup.ts'
import type { Configuration, GroupConfiguration } from '#lib/model/configuration.ts'
import { namesOf, type SystemName } from '#lib/model/names.ts'
import type {
  AgentCounters,
  ClusterState,
  Freeze,
  GroupPlace,
  GroupRuntime,
  Instant,
  ResourceRuntime,
  SystemRuntime,
} from '#lib/model/runtime.ts'

/** Counters of a resource nothing has happened to. */
export const noCounts: AgentCounters = {
  tolerance: 0,
  restart: 0,
  onlineRetry: 0,
  monitorTimeout: 0,
  onlineWait: 0,
  offlineWait: 0,
  clean: 0,
}

/** A resource no monitor has looked at yet: UNKNOWN, not OFFLINE. */
export const unprobedResource = (at: Instant): ResourceRuntime => ({
  state: 'UNKNOWN',
  flags: [],
  iState: 'not waiting',
  probed: false,
  confidence: 0,
  running: null,
  monitorRun: 0,
  wanted: null,
  counters: noCounts,
  cleaning: null,
  since: at,
  cause: null,
})

/** A group on a system the engine has not heard of: autodisabled until it is probed (§4.4). */
export function freshPlace(
  configuration: Configuration,
  group: GroupConfiguration,
  system: SystemName,
  at: Instant,
): GroupPlace {
  const runtimes = Object.fromEntries(group.resources.map((resource) => [resource, unprobedResource(at)]))
  const enabled = groupFlag(configuration, group.name, 'Enabled', system)
  return { enabled, autoDisabled: true, intent: null, resources: runtimes }
}

/** A group nothing is known of; its autostart is owed. Frozen = 1 in the configuration is a persistent freeze. */
export function freshGroup(
  configuration: Configuration,
  group: GroupConfiguration,
  at: Instant,
): GroupRuntime {
  const places = group.systemList.map(({ system }) => [system, freshPlace(configuration, group, system, at)])
  return {
    frozen: groupFlag(configuration, group.name, 'Frozen') ? frozenByConfiguration(at) : null,
    move: null,
    autoStart: 'owed',
    places: Object.fromEntries(places),
  }
}

const frozenByConfiguration = (since: Instant): Freeze => ({
  kind: 'persistent',
  by: 'the configuration',
  reason: 'Frozen = 1',
  since,
})

/** A system the engine has never had contact with. */
export const freshSystem = (
  configuration: Configuration,
  system: SystemName,
  at: Instant,
): SystemRuntime => ({
  state: 'UNKNOWN',
  contact: { kind: 'never' },
  frozen: flagOf(systemValue(configuration, system, 'Frozen')) ? frozenByConfiguration(at) : null,
  since: at,
  cause: null,
})

/** State of a cluster nobody has looked at: revision 0, everything UNKNOWN. `at`: now, ms since the epoch. */
export function initialState(configuration: Configuration, at: Instant): ClusterState {
  const systems = namesOf(configuration.systems).map((name) => [name, freshSystem(configuration, name, at)])
  const groups = Object.values(configuration.groups).map((group) => [
    group.name,
    freshGroup(configuration, group, at),
  ])
  return {
    revision: 0,
    configuration,
    systems: Object.fromEntries(systems),
    groups: Object.fromEntries(groups),
    operations: {},
    nextOperation: 1,
    nextRun: 1,
  }
}
