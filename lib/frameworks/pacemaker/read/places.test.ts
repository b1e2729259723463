import { describe, expect, it } from 'vitest'
import { shownBy } from '../testing/crm-mon.ts'
import { missingTools } from '../testing/simulator.ts'
import { element, xmlText, type Element } from '../xml/element.ts'
import { placesOf } from './places.ts'

const author = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'

type Done = {
  readonly name: string
  /** The number of the call; -1 while it is under way. */
  readonly call: number
  readonly code?: number
  readonly wanted?: number
  readonly at?: number
  readonly transition?: number
  readonly interval?: number
  readonly way?: readonly [source: string, target: string]
}

const memory = (id: string, type: string, done: readonly Done[]): Element =>
  element(
    'lrm_resource',
    { id, class: 'ocf', provider: 'pacemaker', type },
    done.map(({ name, call, code = 0, wanted = 0, at, transition = 1, interval = 0, way }) => {
      const status = call < 0 ? '-1' : code === wanted ? '0' : '4'
      const key = `1:${transition}:${wanted}:${author}`
      return element('lrm_rsc_op', {
        id: `${id}_${name}_${call}`,
        operation_key: `${id}_${name}_${interval}`,
        operation: name,
        'transition-key': key,
        'transition-magic': `${status}:${code};${key}`,
        'call-id': String(call),
        'rc-code': String(code),
        'op-status': status,
        interval: String(interval),
        'last-rc-change': at === undefined ? undefined : String(1_700_000_000 + at),
        migrate_source: way?.[0],
        migrate_target: way?.[1],
      })
    }),
  )

const start: Done = { name: 'start', call: 1, at: 1 }
const promoted: readonly Done[] = [start, { name: 'promote', call: 2, at: 2 }]
const failedStop: Done = { name: 'stop', call: 9, code: 1, at: 9 }
const stop: Done = { name: 'stop', call: 9, at: 9 }
const failedDemotion: Done = { name: 'demote', call: 9, code: 1, at: 9 }
const notThere: Done = { name: 'monitor', call: 1, code: 7, wanted: 7, at: 0 }
const toBeta: Done = { name: 'migrate_to', call: 5, at: 5, way: ['alpha', 'beta'] }
const toGamma: Done = { name: 'migrate_to', call: 5, at: 5, way: ['alpha', 'gamma'] }
const arrival: Done = { name: 'migrate_from', call: 3, at: 6, way: ['alpha', 'beta'] }

type Case = {
  readonly title: string
  readonly alpha: readonly Done[]
  readonly beta?: readonly Done[]
  readonly onFail?: Readonly<Record<string, string>>
  readonly meta?: Readonly<Record<string, string>>
  readonly kind?: 'promotable'
  readonly places: readonly string[]
}

const cases: Readonly<Record<string, Case>> = {
  kept: { title: 'a failed stop leaves it there', alpha: [start, failedStop], places: ['alpha started'] },
  waved: {
    title: 'a failed stop that is ignored counts as done',
    alpha: [start, failedStop],
    onFail: { stop: 'ignore' },
    places: [],
  },
  held: {
    title: 'a failed stop in a container counts as done',
    alpha: [start, failedStop],
    meta: { container: 'kept' },
    places: [],
  },
  loose: {
    title: 'a container that is not there holds nothing',
    alpha: [start, failedStop],
    meta: { container: 'nobody' },
    places: ['alpha started'],
  },
  own: {
    title: 'a word of its own comes before the container',
    alpha: [start, failedStop],
    meta: { container: 'kept' },
    onFail: { stop: 'block' },
    places: ['alpha started'],
  },
  fallen: {
    title: 'a failed demotion leaves it started, whatever it says',
    alpha: [...promoted, { ...failedDemotion, code: 7 }],
    kind: 'promotable',
    places: ['alpha started'],
  },
  stuck: {
    title: 'a failed demotion that blocks leaves it promoted',
    alpha: [...promoted, failedDemotion],
    onFail: { demote: 'block' },
    kind: 'promotable',
    places: ['alpha promoted'],
  },
  watched: {
    title: 'without a word of its own a demotion is handled as the monitor of what is promoted',
    alpha: [...promoted, failedDemotion],
    onFail: { monitor: 'block' },
    kind: 'promotable',
    places: ['alpha promoted'],
  },
  surpassed: {
    title: 'a start under way is older than the stop of a later transition',
    alpha: [
      { ...start, call: -1, transition: 8, at: undefined },
      { ...stop, transition: 9 },
    ],
    places: [],
  },
  starting: {
    title: 'a start under way is newer than the stop of an earlier transition',
    alpha: [
      { ...start, call: -1, transition: 9, at: undefined },
      { ...stop, transition: 8 },
    ],
    places: ['alpha started'],
  },
  unwatched: {
    title: 'an unmanaged one that a monitor does not find is gone',
    alpha: [start, { name: 'monitor', call: 4, code: 7, interval: 10_000, at: 4 }],
    meta: { 'is-managed': 'false' },
    places: [],
  },
  unfit: {
    title: 'a probe that dislikes the parameters finds nothing',
    alpha: [{ ...notThere, code: 2 }],
    places: [],
  },
  moved: {
    title: 'a migration with both ends',
    alpha: [start, toBeta],
    beta: [arrival],
    places: ['beta started'],
  },
  leaving: {
    title: 'a migration of which the target says nothing yet, though it has been asked, is on both',
    alpha: [start, toBeta],
    beta: [notThere],
    places: ['alpha started', 'beta started'],
  },
  left: {
    title: 'a stop on the source does not take it from the target',
    alpha: [start, toBeta, stop],
    beta: [notThere],
    places: ['beta started'],
  },
  lost: {
    title: 'a target without a memory of it does not have it',
    alpha: [start, toBeta, stop],
    places: [],
  },
  strayed: {
    title: 'a target that is offline does not have it',
    alpha: [start, toGamma],
    places: ['alpha started'],
  },
  refused: {
    title: 'a target that stopped what had arrived badly does not have it',
    alpha: [start, toBeta],
    beta: [
      { ...arrival, code: 1 },
      { ...stop, at: undefined },
    ],
    places: ['alpha started'],
  },
  crashed: {
    title: 'an arrival that failed leaves it on both',
    alpha: [start, toBeta],
    beta: [{ ...arrival, code: 1 }],
    places: ['alpha started', 'beta started'],
  },
  hindered: {
    title: 'a departure that failed leaves it on both, and the stop on the source takes only that',
    alpha: [start, { ...toBeta, code: 1, at: undefined }, stop],
    beta: [{ ...notThere, at: undefined }],
    places: ['beta started'],
  },
  denied: {
    title: 'a probe after the failed departure settles that the target does not have it',
    alpha: [start, { ...toBeta, code: 1 }],
    beta: [{ ...notThere, at: 7 }],
    places: ['alpha started'],
  },
}

const pairs = (id: string, values: Readonly<Record<string, string>> = {}): readonly Element[] =>
  Object.entries(values).map(([name, value]) => element('nvpair', { id: `${id}-${name}`, name, value }))

function resource([id, { kind, meta, onFail = {} }]: readonly [string, Case]): Element {
  const operations = Object.entries(onFail).map(([name, value]) =>
    element('op', {
      id: `${id}-${name}`,
      name,
      interval: name === 'monitor' ? '10s' : '0s',
      role: name === 'monitor' ? 'Promoted' : undefined,
      'on-fail': value,
    }),
  )
  const type = kind === 'promotable' ? 'Stateful' : 'Dummy'
  const own = element('primitive', { id, class: 'ocf', provider: 'pacemaker', type }, [
    element('meta_attributes', { id: `${id}-meta` }, pairs(`${id}-meta`, meta)),
    element('operations', {}, operations),
  ])
  if (kind !== 'promotable') return own
  const settings = element(
    'meta_attributes',
    { id: `${id}-settings` },
    pairs(`${id}-settings`, { promotable: 'true' }),
  )
  return element('clone', { id: `${id}-clone` }, [settings, own])
}

const state = (id: string, uname: 'alpha' | 'beta' | 'gamma'): Element => {
  const online = { in_ccm: 'true', crmd: 'online', join: 'member', expected: 'member' }
  const offline = { in_ccm: 'false', crmd: 'offline', join: 'down', expected: 'down' }
  const memories = Object.entries(cases).flatMap(([name, each]) => {
    const done = uname === 'gamma' ? undefined : each[uname]
    return done ? [memory(name, each.kind === 'promotable' ? 'Stateful' : 'Dummy', done)] : []
  })
  return element('node_state', { id, uname, ...(uname === 'gamma' ? offline : online) }, [
    element('lrm', { id }, [element('lrm_resources', {}, memories)]),
  ])
}

const names = ['alpha', 'beta', 'gamma'] as const
const cib = element(
  'cib',
  {
    crm_feature_set: '3.16.1',
    'validate-with': 'pacemaker-3.9',
    epoch: '1',
    num_updates: '0',
    admin_epoch: '0',
    'have-quorum': '1',
    'dc-uuid': '1',
  },
  [
    element('configuration', {}, [
      element('crm_config'),
      element(
        'nodes',
        {},
        names.map((uname, index) => element('node', { id: String(index + 1), uname })),
      ),
      element('resources', {}, [
        element('primitive', { id: 'fence', class: 'stonith', type: 'fence_ipmilan' }),
        ...Object.entries(cases).map(resource),
      ]),
      element('constraints'),
    ]),
    element(
      'status',
      {},
      names.map((uname, index) => state(String(index + 1), uname)),
    ),
  ],
)

const read = placesOf(cib)

it.each(Object.entries(cases))('%s: $title', (id, { title, places }) => {
  const own = read.filter((place) => place.resource === id)
  expect(own.map(({ node, role }) => `${node} ${role}`).toSorted(), title).toEqual(places)
})

describe.skipIf(missingTools !== null)('all of them', () => {
  it('are where crm_mon shows them', () => {
    const told = read.map(({ resource: id, node, role }) => `${id} ${node} ${role}`)
    expect(told.toSorted()).toEqual(shownBy(xmlText(cib)).places)
  })
})
