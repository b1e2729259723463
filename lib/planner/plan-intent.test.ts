import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { Intent } from './intent.ts'
import { planFingerprint } from './fingerprint.ts'
import { longestPath } from './longest-path.ts'
import { planIntent } from './plan-intent.ts'
import { titleOf } from './steps/title.ts'
import { targetVerdicts } from './targets.ts'

const a = systemName('a')
const b = systemName('b')
const imap = groupName('imap')
const children: Record<string, readonly string[]> = {
  web: ['ip', 'mount'],
  ip: ['nic'],
  nic: [],
  mount: ['disk'],
  disk: [],
}
const names = Object.keys(children)

const runtime = (state: 'ONLINE' | 'OFFLINE'): ResourceRuntime => ({
  state,
  flags: [],
  iState: 'not waiting',
  probed: true,
  confidence: 0,
  running: null,
  monitorRun: 0,
  wanted: null,
  counters: {
    tolerance: 0,
    restart: 0,
    onlineRetry: 0,
    monitorTimeout: 0,
    onlineWait: 0,
    offlineWait: 0,
    clean: 0,
  },
  cleaning: null,
  since: 0,
  cause: null,
})

const place = (isUp: boolean) => ({
  enabled: true,
  autoDisabled: false,
  intent: null,
  resources: Object.fromEntries(
    names.map((name) => [name, runtime(isUp || name === 'nic' ? 'ONLINE' : 'OFFLINE')]),
  ),
})

const system = {
  state: 'RUNNING',
  frozen: null,
  since: 0,
  cause: null,
  contact: { kind: 'connected', since: 0 },
} as const

const type = (name: string, operations: string) => ({
  name,
  argList: [],
  declarations: {},
  statics: { Operations: { kind: 'scalar', text: operations } },
  sourceFile: 'types.cf',
})

/** The group imap is up on `on` and down on the other system. */
const stateWith = (on: string | null): ClusterState =>
  ({
    revision: 1,
    configuration: {
      cluster: { name: 'test', attributes: {} },
      systems: { a: { name: a, attributes: {} }, b: { name: b, attributes: {} } },
      types: { Service: type('Service', 'OnOff'), NIC: type('NIC', 'None') },
      groups: {
        imap: {
          name: imap,
          attributes: {},
          systemList: [
            { system: a, priority: 0 },
            { system: b, priority: 1 },
          ],
          autoStartList: [],
          resources: names,
          requires: [],
          requiredBy: [],
        },
      },
      resources: Object.fromEntries(
        names.map((name) => [
          name,
          {
            name,
            type: name === 'nic' ? 'NIC' : 'Service',
            group: imap,
            attributes: {},
            children: children[name],
            parents: names.filter((other) => children[other]?.includes(name)),
          },
        ]),
      ),
    },
    systems: { a: system, b: system },
    groups: { imap: { frozen: null, move: null, places: { a: place(on === 'a'), b: place(on === 'b') } } },
    operations: {},
    nextOperation: 1,
    nextRun: 1,
  }) as unknown as ClusterState

const toB: Intent = { kind: 'group.switch', group: imap, to: b }
const lines = (state: ClusterState, intent: Intent) =>
  planIntent(state, intent).steps.map(
    ({ id, action, resource, system: where, after }) =>
      `${id} ${action} ${resource}@${where} <${after.join(',')}`,
  )

describe('plans', () => {
  it('switch: parents first down, children first up, nothing up before all is down', () => {
    expect(lines(stateWith('a'), toB)).toEqual([
      '1 offline web@a <',
      '2 offline ip@a <1',
      '3 offline mount@a <1',
      '4 offline disk@a <3',
      '5 online ip@b <2,4',
      '6 online disk@b <2,4',
      '7 online mount@b <6',
      '8 online web@b <5,7',
    ])
  })

  it('any: leads to the first system that qualifies', () => {
    expect(planIntent(stateWith('a'), { ...toB, to: 'any' })).toMatchObject({
      target: 'b',
      title: 'switch imap to b',
    })
    expect(planIntent(stateWith(null), { kind: 'group.online', group: imap, system: 'any' }).target).toBe('a')
  })

  it('online: independent branches have no path between them', () => {
    expect(lines(stateWith(null), { kind: 'group.online', group: imap, system: a })).toEqual([
      '1 online ip@a <',
      '2 online disk@a <',
      '3 online mount@a <2',
      '4 online web@a <1,3',
    ])
  })

  it('a resource comes up with what it stands on and goes down alone', () => {
    const mount = resourceName('mount')
    expect(lines(stateWith(null), { kind: 'resource.online', resource: mount, system: b })).toEqual([
      '1 online disk@b <',
      '2 online mount@b <1',
    ])
    expect(lines(stateWith('a'), { kind: 'resource.offline', resource: mount, system: a })).toEqual([
      '1 offline mount@a <',
    ])
  })

  it('has no steps where nothing is to be run or nobody is known', () => {
    expect(planIntent(stateWith('a'), { kind: 'group.clear', group: imap, system: 'all' }).steps).toEqual([])
    expect(planIntent(stateWith('a'), { ...toB, group: groupName('nobody') }).steps).toEqual([])
  })
})

describe('fingerprint and length', () => {
  it('tells plans apart by what they do', () => {
    const plan = planIntent(stateWith('a'), toB)
    expect(planFingerprint(planIntent(stateWith('a'), toB))).toBe(planFingerprint(plan))
    expect(planFingerprint(planIntent(stateWith('b'), { ...toB, to: a }))).not.toBe(planFingerprint(plan))
    expect(planFingerprint(plan).length).toBeLessThanOrEqual(40)
  })

  it('is the dearest chain', () => {
    const plan = planIntent(stateWith('a'), toB)
    expect(longestPath(plan, () => 1)).toBe(6)
    expect(longestPath(plan, (step) => (step.resource === 'ip' ? 10 : 1))).toBe(22)
  })
})

describe('targets', () => {
  it('come in failover order with all reasons', () => {
    const state = stateWith('a')
    const frozen = { kind: 'temporary', by: 'ann', reason: '', since: 0 } as const
    const cold = {
      ...state,
      systems: { ...state.systems, [b]: { ...state.systems[b], frozen } },
    } as ClusterState
    expect(targetVerdicts(cold, imap).map(({ system: name, allowed }) => [name, allowed])).toEqual([
      ['a', true],
      ['b', false],
    ])
    expect(targetVerdicts(cold, imap)[1]?.reasons[0]?.text).toContain('ann')
  })
})

describe('titles', () => {
  const web = resourceName('web')
  it.each<[Intent, string]>([
    [{ kind: 'group.switch', group: imap, to: b }, 'switch imap to b'],
    [{ kind: 'group.switch', group: imap, to: 'any' }, 'switch imap to any system'],
    [{ kind: 'group.offline', group: imap, system: 'all' }, 'offline imap on all systems'],
    [{ kind: 'group.flush', group: imap, system: a, force: true }, 'flush imap on a (force)'],
    [{ kind: 'group.freeze', group: imap, reason: 'work' }, 'freeze imap'],
    [{ kind: 'resource.online', resource: web, system: a }, 'online web on a'],
    [{ kind: 'system.fence', system: a }, 'fence system a'],
    [{ kind: 'system.confirmDown', system: a }, 'confirm system a down'],
  ])('%j is called %s', (intent, title) => {
    expect(titleOf(intent)).toBe(title)
  })
})
