import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ResourceName } from '#lib/model/names.ts'
import type {
  AgentCounters,
  ClusterState,
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
export function freshPlace(resources: readonly ResourceName[], at: Instant): GroupPlace {
  const runtimes = Object.fromEntries(resources.map((resource) => [resource, unprobedResource(at)]))
  return { enabled: true, autoDisabled: true, intent: null, resources: runtimes }
}

/** A system the engine has never had contact with. */
export const freshSystem = (at: Instant): SystemRuntime => ({
  state: 'UNKNOWN',
  contact: { kind: 'never' },
  frozen: null,
  since: at,
  cause: null,
})

/** State of a cluster nobody has looked at: revision 0, everything UNKNOWN. `at`: now, ms since the epoch. */
export function initialState(configuration: Configuration, at: Instant): ClusterState {
  const systems = Object.fromEntries(namesOf(configuration.systems).map((name) => [name, freshSystem(at)]))
  const groups = Object.fromEntries(
    Object.values(configuration.groups).map((group): [string, GroupRuntime] => [
      group.name,
      {
        frozen: null,
        move: null,
        places: Object.fromEntries(
          group.systemList.map(({ system }) => [system, freshPlace(group.resources, at)]),
        ),
      },
    ]),
  )
  return { revision: 0, configuration, systems, groups, operations: {}, nextOperation: 1, nextRun: 1 }
}
