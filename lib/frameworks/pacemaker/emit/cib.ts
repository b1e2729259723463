import { element, xmlText, type Element } from '../xml/element.ts'
import type {
  Constraint,
  Operation,
  PacemakerPlan,
  Pair,
  PlannedGroup,
  Primitive,
} from '../plan/pacemaker-plan.ts'

/**
 * A CIB whose systems are all there and whose resources nobody has probed yet: crm_verify and crm_simulate read it as it
 * is. Only its configuration is for a cluster.
 */
export function cibText(plan: PacemakerPlan): string {
  const { nodes, properties, defaults, groups, constraints, fence } = plan
  const configuration = element('configuration', {}, [
    element('crm_config', {}, [pairSet('cluster_property_set', 'cluster', properties)]),
    element(
      'nodes',
      {},
      nodes.map(({ name, utilization }, index) =>
        element(
          'node',
          { id: String(index + 1), uname: name },
          maybe('utilization', `${name}.limits`, utilization),
        ),
      ),
    ),
    element('resources', {}, [
      element('primitive', { id: fence.id, class: 'stonith', type: fence.agent }),
      ...groups.map(groupElement),
    ]),
    element('constraints', {}, constraints.map(constraintElement)),
    element('rsc_defaults', {}, [pairSet('meta_attributes', 'defaults', defaults)]),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlText(
    element(
      'cib',
      { 'validate-with': 'pacemaker-3.7', epoch: '1', num_updates: '0', admin_epoch: '0', ...quorum },
      [
        configuration,
        element(
          'status',
          {},
          nodes.map(({ name }, index) => runningNode(name, index + 1)),
        ),
      ],
    ),
  )}`
}

const quorum = { 'have-quorum': '1', 'dc-uuid': '1' }

const runningNode = (uname: string, number: number): Element =>
  element('node_state', {
    id: String(number),
    uname,
    in_ccm: 'true',
    crmd: 'online',
    join: 'member',
    expected: 'member',
  })

const pairSet = (
  name: string,
  id: string,
  pairs: readonly Pair[],
  attributes: Readonly<Record<string, string>> = {},
  before: readonly Element[] = [],
): Element =>
  element(name, { id, ...attributes }, [
    ...before,
    ...pairs.map(([key, value]) => element('nvpair', { id: `${id}.${key}`, name: key, value })),
  ])

const maybe = (name: string, id: string, pairs: readonly Pair[]): Element[] =>
  pairs.length === 0 ? [] : [pairSet(name, id, pairs)]

function groupElement({ id, members, meta, clone }: PlannedGroup): Element {
  const group = element('group', { id }, [
    ...maybe('meta_attributes', `${id}.meta`, meta),
    ...members.map(primitiveElement),
  ])
  if (clone === null) return group
  return element('clone', { id: clone.id }, [
    ...maybe('meta_attributes', `${clone.id}.meta`, clone.meta),
    group,
  ])
}

function primitiveElement({ id, attributes, bySystem, meta, operations, utilization }: Primitive): Element {
  return element('primitive', { id, class: 'ocf', provider: 'hawser', type: 'agent' }, [
    ...maybe('meta_attributes', `${id}.meta`, meta),
    pairSet('instance_attributes', `${id}.values`, attributes, { score: '1' }),
    ...bySystem.map(({ system, attributes: own }) =>
      pairSet('instance_attributes', `${id}.values.${system}`, own, { score: '2' }, [
        element('rule', { id: `${id}.rule.${system}`, score: 'INFINITY' }, [
          element('expression', {
            id: `${id}.expression.${system}`,
            attribute: '#uname',
            operation: 'eq',
            value: system,
          }),
        ]),
      ]),
    ),
    ...maybe('utilization', `${id}.takes`, utilization),
    element(
      'operations',
      {},
      operations.map((each) => operationElement(id, each)),
    ),
  ])
}

const operationElement = (id: string, { name, intervalS, timeoutS, role, onFail }: Operation): Element =>
  element('op', {
    id: `${id}.${name}.${intervalS}`,
    name,
    interval: `${intervalS}s`,
    timeout: `${timeoutS}s`,
    role: role ?? undefined,
    'on-fail': onFail ?? undefined,
  })

function constraintElement(constraint: Constraint): Element {
  switch (constraint.kind) {
    case 'location':
      return element('rsc_location', {
        id: constraint.id,
        rsc: constraint.resource,
        node: constraint.node,
        score: String(constraint.score),
      })
    case 'order':
      return orderElement(constraint)
    case 'colocation':
      return element('rsc_colocation', {
        id: constraint.id,
        rsc: constraint.resource,
        'with-rsc': constraint.withResource,
        score: constraint.score,
        influence: String(constraint.influence),
      })
  }
}

function orderElement({ id, first, after, symmetrical }: Extract<Constraint, { kind: 'order' }>): Element {
  const attributes = [
    ['id', id],
    ['first', first],
    ['then', after],
    ['kind', 'Mandatory'],
    ['symmetrical', String(symmetrical)],
  ] as const
  return { name: 'rsc_order', attributes, children: [] }
}
