import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { arenasOf, areExclusive, exclusiveWith } from '#lib/model/zones.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { can } from '../../can.ts'
import { unconfirmedElsewhere } from '../../start-guard.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { exited, World } from '../../testing/world.ts'

const g = groupName('g')
const [n1, n2, n3, n4] = ['n1', 'n2', 'n3', 'n4'].map(systemName) as [never, never, never, never]
const systems = ['n1', 'n2', 'n3', 'n4']
const zones = { SystemZones: { n1: 0, n2: 1, n3: 0, n4: 1 } }

const configuration = (attributes: Values) =>
  cluster({ g: { systems, autoStartList: ['n1', 'n2'], attributes, resources: { r: [] } } })

const hybrid = (attributes: Values = zones): World =>
  new World(configuration({ Parallel: 2, ...attributes }), (before, world, effects) =>
    expect(violations(before, world.state, effects)).toEqual([]),
  )
    .connect(...systems)
    .pass(60)

const states = (world: World) => systems.map((system) => world.groupState('g', system))
const codes = (world: World, intent: Parameters<typeof can>[1]) =>
  can(world.state, intent).map(({ code }) => code)

describe('which systems exclude each other', () => {
  it('failover: all; parallel: none; hybrid: those of a zone', () => {
    const of = (attributes: Values) => arenasOf(configuration(attributes), g)
    expect(of({})).toEqual([systems])
    expect(of({ Parallel: 1 })).toEqual(systems.map((system) => [system]))
    expect(of({ Parallel: 2, ...zones })).toEqual([
      [n1, n3],
      [n2, n4],
    ])
    expect(exclusiveWith(configuration({ Parallel: 2, ...zones }), g, n1)).toEqual([n3])
    expect(areExclusive(configuration({}), g, n1, n1)).toBe(false)
  })

  it('a system without a zone excludes all, so a hybrid group without SystemZones is a failover group', () => {
    expect(arenasOf(configuration({ Parallel: 2 }), g)).toEqual([systems])
    const partly = configuration({ Parallel: 2, SystemZones: { n1: 0, n2: 1, n3: 0 } })
    expect(exclusiveWith(partly, g, n4)).toEqual([n1, n2, n3])
    expect(exclusiveWith(partly, g, n1)).toEqual([n3, n4])
  })
})

describe('a hybrid group', () => {
  it('starts once in every zone', () => {
    expect(states(hybrid())).toEqual(['ONLINE', 'ONLINE', 'OFFLINE', 'OFFLINE'])
    expect(states(hybrid({}))).toEqual(['ONLINE', 'OFFLINE', 'OFFLINE', 'OFFLINE'])
  })

  it('is kept from a start by a silent system of its zone, not of another', () => {
    const world = hybrid().silence('n2')
    expect(unconfirmedElsewhere(world.state, g, n4)).toEqual([n2])
    expect(unconfirmedElsewhere(world.state, g, n3)).toEqual([n1])
    world.kill('r@n1').pass(120)
    expect(states(world)).toEqual(['OFFLINE|FAULTED', 'UNKNOWN', 'ONLINE', 'OFFLINE'])
  })

  it('leaves two zones at the same time, and one waits for a system without the other doing so', () => {
    const world = hybrid().silence('n2')
    world.behave('clean r@n1', exited(1)).kill('r@n1').pass(90)
    world.fenceAnswers('n2', { kind: 'off', device: 'pdu' }).pass(30)
    expect(world.groupState('g', 'n4')).toBe('ONLINE')
    expect(world.running.has('r@n3')).toBe(false)
    world.behave('clean r@n1', 'normal').pass(120)
    expect(world.groupState('g', 'n3')).toBe('ONLINE')
    expect(world.state.groups[g]?.move).toBeNull()
  })

  it('fails over in both zones when both instances fault', () => {
    const world = hybrid()
    world.kill('r@n1').kill('r@n2').pass(120)
    expect(states(world)).toEqual(['OFFLINE|FAULTED', 'OFFLINE|FAULTED', 'ONLINE', 'ONLINE'])
  })

  it('never leaves its zone by itself', () => {
    const world = hybrid()
    world.kill('r@n1').pass(120).kill('r@n3').pass(120)
    expect(states(world)).toEqual(['OFFLINE|FAULTED', 'ONLINE', 'OFFLINE|FAULTED', 'OFFLINE'])
    expect(world.said(90031)).toHaveLength(1)
  })

  it('is switched inside a zone, and only there', () => {
    const world = hybrid()
    const plan = planIntent(world.state, { kind: 'group.switch', group: g, to: n4 })
    expect(plan.steps.map(({ action, system }) => `${action} ${system}`)).toEqual(['offline n2', 'online n4'])
    world.ask({ kind: 'group.switch', group: g, to: n4 })
    world.pass(60)
    expect(states(world)).toEqual(['ONLINE', 'OFFLINE', 'OFFLINE', 'ONLINE'])
    world.ask({ kind: 'group.offline', group: g, system: n1 })
    world.pass(60)
    expect(codes(world, { kind: 'group.switch', group: g, to: n3 })).toEqual(['outside-zone'])
    expect(planIntent(world.state, { kind: 'group.online', group: g, system: 'any' }).target).toBe(n1)
  })

  it('a second instance in a zone is taken offline, one in another zone is not', () => {
    const world = hybrid()
    world.running.add('r@n3')
    world.pass(310)
    expect(world.begun.filter((run) => run.startsWith('offline'))).toEqual(['offline r@n3'])
    expect(states(world)).toEqual(['ONLINE', 'ONLINE', 'OFFLINE', 'OFFLINE'])
  })

  it('offline everywhere ends the moves of all zones', () => {
    const world = hybrid().silence('n1').silence('n2')
    expect(world.state.groups[g]?.otherMoves).toHaveLength(1)
    world.connect('n1')
    expect(world.state.groups[g]?.otherMoves).toBeUndefined()
    world.ask({ kind: 'group.offline', group: g, system: 'all' })
    expect(world.state.groups[g]?.move).toBeNull()
    world.pass(60).powerOff('n2').fenceAnswers('n2', { kind: 'off', device: 'pdu' })
    world.pass(60)
    expect(states(world)).toEqual(['OFFLINE', 'OFFLINE', 'OFFLINE', 'OFFLINE'])
  })

  it('may not become a failover group while it is active in two zones, nor lose its zones', () => {
    const world = hybrid()
    world.tell({ kind: 'configurationLoaded', configuration: configuration({ Parallel: 0 }) })
    world.tell({ kind: 'configurationLoaded', configuration: configuration({ Parallel: 2 }) })
    expect(world.said(90052)).toHaveLength(2)
    world.tell({ kind: 'configurationLoaded', configuration: configuration({ Parallel: 1 }) })
    expect(world.said(90052)).toHaveLength(2)
  })
})
