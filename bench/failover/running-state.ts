import { groupFlag } from '#lib/model/attribute-lookup.ts'
import type { Configuration, GroupConfiguration } from '#lib/model/configuration.ts'
import type { ClusterState, GroupPlace, ResourceRuntime, SystemRuntime } from '#lib/model/runtime.ts'
import { unprobedResource } from '#lib/policy/initial-state.ts'

const at = 1_000_000_000

/** What its monitors have found of each resource, on each system of its group's SystemList, in that order. */
export type Found = Readonly<Record<string, readonly Answer[]>>

type Answer = 'ONLINE' | 'OFFLINE'

/** Every group online on the first system of its list, every resource probed wherever it may run. */
export const foundAtHome = (configuration: Configuration): Found =>
  Object.fromEntries(
    Object.values(configuration.groups).flatMap(({ resources, systemList }) => {
      const answers = systemList.map((_, place): Answer => (place === 0 ? 'ONLINE' : 'OFFLINE'))
      return resources.map((resource) => [resource, answers])
    }),
  )

/** A cluster at rest whose systems all answer, with what was found there. */
export function runningState(configuration: Configuration, found: Found): ClusterState {
  const systems: Record<string, SystemRuntime> = {}
  for (const name of Object.keys(configuration.systems)) systems[name] = answering
  const groups: Record<string, ClusterState['groups'][keyof ClusterState['groups']]> = {}
  for (const group of Object.values(configuration.groups)) {
    const places: Record<string, GroupPlace> = {}
    for (const [index, { system }] of group.systemList.entries()) {
      const enabled = groupFlag(configuration, group.name, 'Enabled', system)
      places[system] = {
        enabled,
        autoDisabled: false,
        intent: null,
        resources: onSystem(group, index, found),
      }
    }
    groups[group.name] = { frozen: null, move: null, autoStart: 'done', places }
  }
  return { revision: 0, configuration, systems, groups, operations: {}, nextOperation: 1, nextRun: 1 }
}

const answering: SystemRuntime = {
  state: 'RUNNING',
  contact: { kind: 'connected', since: at },
  frozen: null,
  since: at,
  cause: null,
}

function onSystem({ resources }: GroupConfiguration, place: number, found: Found): GroupPlace['resources'] {
  const runtimes: Record<string, ResourceRuntime> = {}
  for (const resource of resources) {
    const answer = found[resource]?.[place]
    if (answer === undefined)
      throw new Error(`nothing was found of ${resource} on system ${place} of its list`)
    runtimes[resource] = probed[answer]
  }
  return runtimes
}

/** Runtimes are never changed in place, so that resources of which the same is known share one. */
const probed: Readonly<Record<Answer, ResourceRuntime>> = {
  ONLINE: { ...unprobedResource(at), state: 'ONLINE', probed: true, confidence: 100 },
  OFFLINE: { ...unprobedResource(at), state: 'OFFLINE', probed: true },
}
