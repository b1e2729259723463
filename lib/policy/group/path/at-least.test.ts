import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { can } from '../../can.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { World } from '../../testing/world.ts'

const paths = ['r2', 'r3', 'r4', 'r5', 'r6']
const quiet = Object.fromEntries(paths.map((name) => [name, { Critical: 0 }]))
const a = systemName('a')
const group = groupName('g')

/** R1 requires at least two of R2 to R6. */
const worldWith = (sketch: Partial<GroupSketch> = {}): World =>
  new World(
    cluster({
      g: {
        systems: ['a', 'b'],
        autoStartList: ['a'],
        resources: { r1: paths, ...Object.fromEntries(paths.map((name) => [name, []])) },
        resourceAttributes: quiet,
        atLeast: { r1: { count: 2, of: paths } },
        ...sketch,
      },
    }),
    (before, world, effects) => expect(violations(before, world.state, effects)).toEqual([]),
  )

describe('requires atleast', () => {
  it('vector 16: faults are borne while two are left; the next one takes the parent and the group', () => {
    const world = worldWith().connect('a', 'b').pass(60)
    for (const name of ['r2', 'r3', 'r4']) {
      world.kill(`${name}@a`).pass(70)
      expect([name, world.resource('r1@a').state]).toEqual([name, 'ONLINE'])
    }
    expect(world.groupState('g', 'a')).toBe('PARTIAL|FAULTED')
    world.kill('r5@a').pass(120)
    expect([world.groupState('g', 'a'), world.groupState('g', 'b')]).toEqual(['OFFLINE|FAULTED', 'ONLINE'])
    expect(world.said(10205)).toHaveLength(1)
  })

  it('the parent is launched as soon as enough are up, the others come up beside it', () => {
    const world = worldWith()
    world.durationMs = ({ resource }) => (['r2', 'r3'].includes(resource) ? 1000 : 20_000)
    world.connect('a', 'b').pass(10)
    expect(world.resource('r1@a').running?.entryPoint).toBe('online')
    expect(world.resource('r6@a').running?.entryPoint).toBe('online')
    world.pass(60)
    expect(world.groupState('g', 'a')).toBe('ONLINE')
  })

  it('a child that faults while the group starts does not keep the parent down', () => {
    const world = worldWith()
    world.behave('online r2@a', 'doesNothing').connect('a', 'b').pass(600)
    expect(world.resource('r1@a').state).toBe('ONLINE')
    expect(world.resource('r2@a').state).toBe('FAULTED')
    expect(world.said(90022)).toHaveLength(1)
  })

  it('too many faults while the group starts fail it over', () => {
    const world = worldWith()
    for (const name of ['r2', 'r3', 'r4', 'r5']) world.behave(`online ${name}@a`, 'doesNothing')
    world.connect('a', 'b').pass(900)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
    expect(world.begun).not.toContain('online r1@a')
  })

  it('a critical child takes its group along all the same', () => {
    const world = worldWith({ resourceAttributes: { ...quiet, r2: { Critical: 1 } } })
    world.connect('a', 'b').pass(60).kill('r2@a').pass(200)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('goes offline parent first, with all its children after it', () => {
    const world = worldWith().connect('a', 'b').pass(60)
    world.begun.length = 0
    world.ask({ kind: 'group.offline', group, system: a })
    world.pass(60)
    expect(world.begun[0]).toBe('offline r1@a')
    expect(world.begun).toHaveLength(6)
  })

  it('a disabled child is done without, but not when too few are left', () => {
    const disabled = (...names: string[]) =>
      Object.fromEntries(paths.map((name) => [name, { Critical: 0, Enabled: names.includes(name) ? 0 : 1 }]))
    const one = worldWith({ resourceAttributes: disabled('r2') })
    one.connect('a', 'b').pass(60)
    expect(one.groupState('g', 'a')).toBe('ONLINE')
    const four = worldWith({ resourceAttributes: disabled('r2', 'r3', 'r4', 'r5') })
    four.connect('a', 'b').pass(60)
    expect(four.begun).toEqual(['online r6@a'])
  })

  it('by hand: allowed while enough of the children can come up', () => {
    const resourceAttributes = { ...quiet, r1: { Critical: 0 } }
    const world = worldWith({ autoStartList: [], resourceAttributes }).connect('a', 'b').pass(5)
    const online = { kind: 'resource.online', resource: resourceName('r1'), system: a } as const
    const reasons = () => can(world.state, online).map(({ code }) => code)
    for (const name of ['r2', 'r3', 'r4', 'r5']) world.behave(`online ${name}@a`, 'doesNothing')
    for (const name of ['r2', 'r3', 'r4']) {
      world.ask({ kind: 'resource.online', resource: resourceName(name), system: a })
    }
    world.pass(900)
    expect(reasons()).toEqual([])
    world.ask({ kind: 'resource.online', resource: resourceName('r5'), system: a })
    world.pass(900)
    expect(reasons()).toEqual([
      'resource-faulted',
      'resource-faulted',
      'resource-faulted',
      'resource-faulted',
    ])
  })

  it('the plan lets the parent wait for two of them only', () => {
    const world = worldWith({ autoStartList: [] }).connect('a', 'b').pass(5)
    const { steps } = planIntent(world.state, { kind: 'group.online', group, system: a })
    const parent = steps.find(({ resource }) => resource === 'r1')
    const awaited = steps.filter(({ id }) => parent?.after.includes(id)).map(({ resource }) => resource)
    expect(awaited).toEqual(['r2', 'r3'])
    expect(steps).toHaveLength(6)
  })
})
