import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { failoverOrder, zoneReasons } from '#lib/planner/failover-order.ts'
import { chooseTarget, targetVerdicts } from '#lib/planner/targets.ts'
import { can } from '../../can.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const g = groupName('g')
const [n1, n2, n3, n4] = ['n1', 'n2', 'n3', 'n4'].map(systemName) as [never, never, never, never]
const systems = ['n1', 'n2', 'n3', 'n4']
const filler = (name: string, on: string, attributes: Values = {}) => ({
  systems: [on],
  autoStartList: [on],
  attributes,
  resources: { [name]: [] },
})

const world = (attributes: Values, others: Readonly<Record<string, ReturnType<typeof filler>>> = {}): World =>
  new World(cluster({ g: { systems, autoStartList: ['n1'], attributes, resources: { r: [] } }, ...others }))
    .connect(...systems)
    .pass(60)

const zones = { SystemZones: { n1: 0, n2: 1, n3: 0, n4: 1 } }

describe('the order in which failover tries systems', () => {
  it('Priority: as SystemList says; BiggestAvailable too, as nothing is metered', () => {
    expect(failoverOrder(world({}).state, g)).toEqual(systems)
    const { state } = world({ FailOverPolicy: 'BiggestAvailable' }, { h: filler('h', 'n1', { Load: 50 }) })
    expect(failoverOrder(state, g)).toEqual(systems)
  })

  it('RoundRobin: fewest groups first, the group itself not counted', () => {
    const others = { h: filler('h', 'n2'), i: filler('i', 'n2'), j: filler('j', 'n3') }
    expect(failoverOrder(world({ FailOverPolicy: 'RoundRobin' }, others).state, g)).toEqual([n1, n4, n3, n2])
  })

  it('Load: highest available capacity first, ties as in SystemList', () => {
    const others = { h: filler('h', 'n2', { Load: 30 }), i: filler('i', 'n1', { Load: 60 }) }
    const { state } = world({ FailOverPolicy: 'Load', Load: 90 }, others)
    expect(failoverOrder(state, g)).toEqual([n3, n4, n2, n1])
  })

  it('the zone it leaves first, whatever the policy', () => {
    expect(failoverOrder(world(zones).state, g)).toEqual([n1, n3, n2, n4])
    expect(failoverOrder(world(zones).state, g, n4)).toEqual([n2, n4, n1, n3])
    const loaded = world({ ...zones, FailOverPolicy: 'Load' }, { h: filler('h', 'n1', { Load: 60 }) })
    expect(failoverOrder(loaded.state, g)).toEqual([n3, n1, n2, n4])
  })
})

describe('a group that does not leave its zone', () => {
  it('AutoFailOver = 2 and Parallel = 2 forbid the other zones to a failover', () => {
    const reasons = (attributes: Values) => zoneReasons(world({ ...zones, ...attributes }).state, g, n1, n2)
    expect(reasons({})).toEqual([])
    expect(reasons({ AutoFailOver: 2 }).map(({ code }) => code)).toEqual(['outside-zone'])
    expect(reasons({ Parallel: 2 }).map(({ code }) => code)).toEqual(['outside-zone'])
    expect(zoneReasons(world({ AutoFailOver: 2 }).state, g, n1, n2)).toEqual([])
  })

  it('a person may still switch it to another zone', () => {
    const { state } = world({ ...zones, AutoFailOver: 2 })
    expect(can(state, { kind: 'group.switch', group: g, to: n2 })).toEqual([])
    expect(targetVerdicts(state, g).map(({ allowed }) => allowed)).toEqual([true, true, true, true])
  })

  it('its failover tells the other zones as reasons, and goes nowhere else', () => {
    const lost = world({ ...zones, AutoFailOver: 2 })
      .powerOff('n1')
      .fenceAnswers('n1', { kind: 'off', device: 'pdu' })
    lost.pass(60)
    expect(lost.groupState('g', 'n3')).toBe('ONLINE')
    lost.powerOff('n3').ask({ kind: 'system.confirmDown', system: n3 })
    lost.pass(60)
    expect(['n2', 'n4'].map((name) => lost.groupState('g', name))).toEqual(['OFFLINE', 'OFFLINE'])
    expect(lost.said(90031)).toHaveLength(1)
    expect(chooseTarget(lost.state, g, [])).toBe(n2)
  })

  it('no system is fenced for it that leaves it no other in its zone', () => {
    const pair = world({ ...zones, AutoFailOver: 2 })
    pair.ask({ kind: 'group.switch', group: g, to: n3 })
    pair.pass(60).powerOff('n1').fenced.length = 0
    pair.powerOff('n3')
    expect(pair.fenced).toEqual([])
  })
})
