import { resourceNumber } from '#lib/model/attribute-lookup.ts'
import { groupNamed, isManaged, systemsOf } from '#lib/model/group-members.ts'
import { isOnlineOn } from '#lib/model/group-state.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Happening } from '../happening.ts'

/** One fault that a cluster may have, and its name: `sysA`, `sysA + sysB`, `imap@sysB`, `imap@sysB gone`. */
export type Fault = {
  readonly kind: 'system' | 'resource' | 'pair'
  readonly name: string
  readonly happenings: readonly Happening[]
}

const lossOf = (system: SystemName): Happening => ({ at: 0, kind: 'system', system })

/**
 * Every single fault: the loss of each system, the death of each resource where its group is ONLINE, and once
 * more as one that cannot be started there again, where it would be started again. With `pairs`: the loss of
 * any two systems at the same moment.
 */
export function faultsOf(state: ClusterState, withPairs: boolean): Fault[] {
  const systems = namesOf(state.systems)
  const losses = systems.map((system): Fault => ({
    kind: 'system',
    name: system,
    happenings: [lossOf(system)],
  }))
  const pairs = systems.flatMap((first, index) =>
    systems.slice(index + 1).map((second): Fault => ({
      kind: 'pair',
      name: `${first} + ${second}`,
      happenings: [lossOf(first), lossOf(second)],
    })),
  )
  return [...losses, ...deathsOf(state), ...(withPairs ? pairs : [])]
}

function deathsOf(state: ClusterState): Fault[] {
  const { configuration } = state
  return namesOf(configuration.groups).flatMap((group) =>
    systemsOf(configuration, group)
      .filter((system) => isOnlineOn(state, group, system))
      .flatMap((system) =>
        groupNamed(configuration, group)
          .resources.filter((resource) => isManaged(configuration, resource, system))
          .flatMap((resource) => deathOf(state, resource, system)),
      ),
  )
}

function deathOf(state: ClusterState, resource: ResourceName, system: SystemName): Fault[] {
  const death = { at: 0, kind: 'resource', resource, system } as const
  const name = `${resource}@${system}`
  const restarts = resourceNumber(state.configuration, resource, 'RestartLimit', system) > 0
  const gone: Fault = { kind: 'resource', name: `${name} gone`, happenings: [{ ...death, gone: true }] }
  return [{ kind: 'resource', name, happenings: [death] }, ...(restarts ? [gone] : [])]
}
