import * as fc from 'fast-check'
import { element, type Element } from '../xml/element.ts'

const { array, boolean, constantFrom, integer, record } = fc

type Leaf = {
  readonly agent: 'ocf' | 'systemd' | 'template'
  readonly managed: boolean
  readonly stopped: boolean
  /** What each node remembers of it. */
  readonly histories: readonly ('started' | 'stopped' | 'failed' | 'probed' | 'moved' | 'nothing')[]
}

const nodes = ['alpha', 'beta', 'gamma', 'delta'] as const

const leaf = record<Leaf>({
  agent: constantFrom('ocf', 'systemd', 'template'),
  managed: boolean(),
  stopped: boolean(),
  histories: array(constantFrom('started', 'stopped', 'failed', 'probed', 'moved', 'nothing'), {
    minLength: nodes.length,
    maxLength: nodes.length,
  }),
})

type Shape = 'primitive' | 'group' | 'clone' | 'clone of a group' | 'promotable' | 'master' | 'bundle'

const top = record({
  shape: constantFrom<Shape>(
    'primitive',
    'group',
    'clone',
    'clone of a group',
    'promotable',
    'master',
    'bundle',
  ),
  leaves: array(leaf, { minLength: 1, maxLength: 3 }),
})

const binding = record({
  kind: constantFrom(
    'ban',
    'pattern',
    'other names',
    'no node',
    'wish',
    'rule',
    'order',
    'colocation',
    'order set',
    'colocation set',
    'ticket',
    'ticket set',
  ),
  one: integer({ min: 0, max: 99 }),
  other: integer({ min: 0, max: 99 }),
  node: constantFrom(...nodes),
  score: constantFrom('-INFINITY', '-100', '50', 'INFINITY'),
})

/** CIBs with everything that the picture has a place for, each quite another one. */
export const variedCib: fc.Arbitrary<Element> = record({
  tops: array(top, { minLength: 1, maxLength: 8 }),
  bindings: array(binding, { maxLength: 10 }),
  fencing: boolean(),
}).map(({ tops, bindings, fencing }) => cibOf(tops, bindings, fencing))

type Top = { readonly shape: Shape; readonly leaves: readonly Leaf[] }
type Binding = typeof binding extends fc.Arbitrary<infer Value> ? Value : never

const nvpairs = (id: string, values: Readonly<Record<string, string>>): readonly Element[] =>
  Object.entries(values).map(([name, value]) => element('nvpair', { id: `${id}-${name}`, name, value }))

const meta = (id: string, values: Readonly<Record<string, string>>): Element =>
  element('meta_attributes', { id: `${id}-meta` }, nvpairs(`${id}-meta`, values))

const agents: Readonly<Record<Leaf['agent'], Readonly<Record<string, string>>>> = {
  ocf: { class: 'ocf', provider: 'pacemaker', type: 'Dummy' },
  systemd: { class: 'systemd', type: 'httpd' },
  template: { template: 'model' },
}

/** A promotable clone wants an agent that knows how to be promoted. */
const primitive = (id: string, { agent, managed, stopped }: Leaf, isPromotable: boolean): Element =>
  element(
    'primitive',
    { id, ...(isPromotable ? { class: 'ocf', provider: 'pacemaker', type: 'Stateful' } : agents[agent]) },
    [meta(id, { 'is-managed': String(managed), ...(stopped && { 'target-role': 'Stopped' }) })],
  )

function resourceElement({ shape, leaves }: Top, index: number): Element {
  const id = `${shape.replaceAll(' ', '-')}-${index}`
  const isPromotable = shape === 'promotable' || shape === 'master'
  const own = leaves.map((each, place) => primitive(`p${index}-${place}`, each, isPromotable))
  const first = own.slice(0, 1)
  switch (shape) {
    case 'primitive':
      return own[0] ?? element('primitive', { id })
    case 'group':
      return element('group', { id }, own)
    case 'clone of a group':
      return element('clone', { id }, [element('group', { id: `${id}-group` }, own)])
    case 'promotable':
      return element('clone', { id }, [meta(id, { promotable: 'true' }), ...first])
    case 'bundle':
      return element('bundle', { id }, [
        element('podman', { image: 'registry/image:1', replicas: '2' }),
        element('network', { 'ip-range-start': `192.0.2.${10 * (index + 1)}`, 'control-port': '9999' }),
        ...first,
      ])
    default:
      return element(shape, { id }, first)
  }
}

function constraintElement(
  { kind, one, other, node, score }: Binding,
  index: number,
  ids: readonly string[],
) {
  const id = `${kind.replaceAll(' ', '-')}-${index}`
  const rsc = ids[one % ids.length] ?? ''
  const second = ids[other % ids.length] ?? ''
  const set = element('resource_set', { id: `${id}-set` }, [
    element('resource_ref', { id: rsc }),
    ...(second === rsc ? [] : [element('resource_ref', { id: second })]),
  ])
  switch (kind) {
    case 'ban':
      return element('rsc_location', { id, rsc, node, score: '-INFINITY' })
    case 'pattern':
      return element('rsc_location', { id, 'rsc-pattern': `^${rsc.slice(0, 2)}.*[0-9]$`, node, score })
    case 'other names':
      return element('rsc_location', { id, 'rsc-pattern': `!${rsc}`, node, score })
    case 'no node':
      return element('rsc_location', { id, rsc, node: 'omega', score })
    case 'wish':
      return element('rsc_location', { id, rsc, node, score })
    case 'rule':
      return element('rsc_location', { id, rsc }, [
        element('rule', { id: `${id}-rule`, score: '10' }, [
          element('expression', { id: `${id}-is`, attribute: '#uname', operation: 'eq', value: node }),
        ]),
      ])
    case 'order':
      return {
        name: 'rsc_order',
        attributes: Object.entries({ id, kind: 'Optional', first: rsc }).concat([['then', second]]),
        children: [],
      }
    case 'colocation':
      return element('rsc_colocation', { id, rsc, 'with-rsc': second, score })
    case 'order set':
      return element('rsc_order', { id, kind: 'Optional' }, [set])
    case 'colocation set':
      return element('rsc_colocation', { id, score: '10' }, [set])
    case 'ticket':
      return element('rsc_ticket', { id, rsc, ticket: 'north' })
    case 'ticket set':
      return element('rsc_ticket', { id, ticket: 'north' }, [set])
  }
}

const transition = (code: number): string => `1:1:${code}:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa`

/** An operation as a node remembers it: what it was to answer and what it did. */
const operation = (
  rsc: string,
  name: string,
  call: number,
  [wanted, code]: readonly [number, number],
): Element =>
  element('lrm_rsc_op', {
    id: `${rsc}_${name}_${call}`,
    operation_key: `${rsc}_${name}_0`,
    operation: name,
    'crm-debug-origin': 'do_update_resource',
    crm_feature_set: '3.16.1',
    'transition-key': transition(wanted),
    'transition-magic': `0:${code};${transition(wanted)}`,
    'call-id': String(call),
    'rc-code': String(code),
    'op-status': code === wanted ? '0' : '4',
    interval: '0',
    'last-rc-change': String(1_700_000_000 + call),
  })

const histories: Readonly<
  Record<Leaf['histories'][number], (rsc: string, isPromotable: boolean) => readonly Element[]>
> = {
  nothing: () => [],
  probed: (rsc) => [operation(rsc, 'monitor', 1, [7, 7])],
  // Written in another order than they were called in.
  stopped: (rsc) => [operation(rsc, 'stop', 9, [0, 0]), operation(rsc, 'start', 2, [0, 0])],
  started: (rsc, isPromotable) => [
    operation(rsc, 'start', 2, [0, 0]),
    ...(isPromotable ? [operation(rsc, 'promote', 3, [0, 0])] : []),
  ],
  failed: (rsc) => [operation(rsc, 'start', 2, [0, 0]), operation(rsc, 'stop', 3, [0, 1])],
  moved: (rsc) => [operation(rsc, 'monitor', 1, [7, 0]), operation(rsc, 'stop', 4, [0, 0])],
}

function memoryOf(tops: readonly Top[], node: number): readonly Element[] {
  return tops.flatMap(({ shape, leaves }, index) => {
    const isPromotable = shape === 'promotable' || shape === 'master'
    // What runs in a bundle runs on the bundle's own guests; the rest of a clone's leaves is not there.
    const own = shape === 'bundle' ? [] : shape.includes('group') ? leaves : leaves.slice(0, 1)
    return own.map((each, place) => {
      const rsc = `p${index}-${place}`
      const kind = isPromotable ? { ...agents.ocf, type: 'Stateful' } : agents[each.agent]
      const { template, ...known } = kind as Readonly<Record<string, string>>
      const attributes = { id: rsc, ...(template === undefined ? known : agents.ocf) }
      return element(
        'lrm_resource',
        attributes,
        histories[each.histories[node] ?? 'nothing'](rsc, isPromotable),
      )
    })
  })
}

function cibOf(tops: readonly Top[], bindings: readonly Binding[], fencing: boolean): Element {
  const resources = tops.map(resourceElement)
  const ids = resources.flatMap(({ attributes }) => attributes.find(([name]) => name === 'id')?.[1] ?? [])
  const device = element('primitive', { id: 'fence', class: 'stonith', type: 'fence_ipmilan' })
  const states = nodes.map((uname, index) => {
    const id = String(index + 1)
    const memory = element('lrm', { id }, [element('lrm_resources', {}, memoryOf(tops, index))])
    const online = { in_ccm: 'true', crmd: 'online', join: 'member', expected: 'member' }
    return element('node_state', { id, uname, ...online }, [memory])
  })
  const settings = nvpairs('settings', { 'stonith-enabled': String(fencing) })
  const level = { id: 'level', target: nodes[0], index: '1', devices: 'fence' }
  const configuration = element('configuration', {}, [
    element('crm_config', {}, [element('cluster_property_set', { id: 'settings' }, settings)]),
    element(
      'nodes',
      {},
      nodes.map((uname, index) => element('node', { id: String(index + 1), uname })),
    ),
    element('resources', {}, [element('template', { id: 'model', ...agents.ocf }), device, ...resources]),
    element(
      'constraints',
      {},
      bindings.map((each, index) => constraintElement(each, index, ids)),
    ),
    element('tags', {}, [
      element(
        'tag',
        { id: 'all' },
        ids.map((id) => element('obj_ref', { id })),
      ),
    ]),
    element('fencing-topology', {}, [element('fencing-level', level)]),
  ])
  const head = {
    crm_feature_set: '3.16.1',
    'validate-with': 'pacemaker-3.9',
    epoch: '1',
    num_updates: '0',
    admin_epoch: '0',
  }
  const quorum = { 'have-quorum': '1', 'dc-uuid': '1' }
  return element('cib', { ...head, ...quorum }, [configuration, element('status', {}, states)])
}
