import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState, GroupRuntime, ResourceRuntime, SystemRuntime } from '#lib/model/runtime.ts'
import { initialState } from '#lib/policy/initial-state.ts'

const at = 1_000_000_000

/** A cluster at rest: every system answers, every group is online on the first system of its list, all is probed. */
export function runningState(configuration: Configuration): ClusterState {
  const { systems, groups, ...rest } = initialState(configuration, at)
  const connected = namesOf(systems).map((name) => [name, answering(systems[name])])
  const running = namesOf(groups).map((name) => [name, online(groups[name])])
  return { ...rest, systems: Object.fromEntries(connected), groups: Object.fromEntries(running) }
}

const answering = (system: SystemRuntime | undefined) => ({
  ...system,
  state: 'RUNNING',
  contact: { kind: 'connected', since: at },
})

function online(group: GroupRuntime | undefined) {
  const places = Object.entries(group?.places ?? {}).map(([system, place], priority) => {
    const resources = Object.entries(place.resources).map(([name, resource]) => [
      name,
      probed(resource, priority === 0),
    ])
    return [system, { ...place, autoDisabled: false, resources: Object.fromEntries(resources) }]
  })
  return { ...group, autoStart: 'done', places: Object.fromEntries(places) }
}

const probed = (resource: ResourceRuntime, isUp: boolean): ResourceRuntime => ({
  ...resource,
  state: isUp ? 'ONLINE' : 'OFFLINE',
  probed: true,
  confidence: isUp ? 100 : 0,
})
