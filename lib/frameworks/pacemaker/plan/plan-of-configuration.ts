import { groupFlag, groupValue, systemValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import { namesOf, type GroupName } from '#lib/model/names.ts'
import { isParallel, orderedGroups, orderedResources, preferredSystems } from '../../shape/group-shape.ts'
import { linkConstraints } from './link-constraints.ts'
import {
  unitId,
  type Constraint,
  type PacemakerPlan,
  type Pair,
  type PlannedGroup,
} from './pacemaker-plan.ts'
import { primitiveOf } from './primitive-of.ts'

/** Greater than any location score, so that nothing moves back by itself; less than infinity, so that it can be moved. */
const stickiness = 100_000

/**
 * What a configuration is in the words of Pacemaker. `fenceAgent`: program that switches a system off; without one the
 * device is called so that it cannot start, and nothing is taken over from a lost system until it is replaced.
 */
export function planOfConfiguration(configuration: Configuration, fenceAgent = 'fence_unset'): PacemakerPlan {
  const names = orderedGroups(configuration)
  const groups = new Map(
    names.flatMap((name) => {
      const group = plannedGroup(configuration, name)
      return group.members.length === 0 ? [] : [[name, group] as const]
    }),
  )
  const fence = { id: 'fence.device', agent: fenceAgent }
  const nodes = namesOf(configuration.systems).map((name) => ({
    name,
    utilization: pairsOf(systemValue(configuration, name, 'Limits')),
  }))
  const hasLimits = nodes.some(({ utilization }) => utilization.length > 0)
  return {
    cluster: configuration.cluster.name,
    nodes,
    properties: [
      ['stonith-enabled', 'true'],
      ['symmetric-cluster', 'false'],
      ...(hasLimits ? [['placement-strategy', 'utilization'] as const] : []),
    ],
    defaults: [['resource-stickiness', String(stickiness)]],
    groups: [...groups.values()],
    constraints: [
      ...[...groups].flatMap(([name, group]) => locations(configuration, name, group)),
      ...nodes.map(({ name }) => location(fence.id, name, 0)),
      ...linkConstraints(configuration, groups),
    ],
    fence,
  }
}

const pairsOf = (value: AttributeValue): readonly Pair[] =>
  value.kind === 'association' ? value.entries : []

/** Names of resources and groups may be equal; identifiers may not. A dot is in neither. */
const groupId = (configuration: Configuration, name: GroupName): string =>
  Object.hasOwn(configuration.resources, name) ? `${name}.group` : name

function plannedGroup(configuration: Configuration, name: GroupName): PlannedGroup {
  const { autoStartList } = groupNamed(configuration, name)
  const id = groupId(configuration, name)
  const starts = groupFlag(configuration, name, 'AutoStart') && autoStartList.length > 0
  const meta: Pair[] = [
    ...(starts ? [] : [['target-role', 'Stopped'] as const]),
    ...(groupFlag(configuration, name, 'Frozen') ? [['is-managed', 'false'] as const] : []),
  ]
  const prerequisites = pairsOf(groupValue(configuration, name, 'Prerequisites'))
  const members = orderedResources(configuration, name).map((each, index) =>
    primitiveOf(configuration, each, index === 0 ? prerequisites : []),
  )
  const count = String(preferredSystems(configuration, name).length)
  const clone = isParallel(configuration, name)
    ? { id: `${id}.clone`, meta: [['clone-max', count] as const, ['interleave', 'true'] as const] }
    : null
  return { id, members, meta, clone }
}

const location = (resource: string, node: string, score: number): Constraint => ({
  kind: 'location',
  id: `${resource}.on.${node}`,
  resource,
  node,
  score,
})

function locations(configuration: Configuration, name: GroupName, group: PlannedGroup): Constraint[] {
  const systems = preferredSystems(configuration, name)
  return systems.map((system, index) => location(unitId(group), system, (systems.length - index) * 10))
}
