import { describe, expect, it } from 'vitest'
import { scalar } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { attributeName, groupName, resourceName, systemName } from '#lib/model/names.ts'
import { configurationReasons } from '../can/configuration-reasons.ts'
import { unconfirmedElsewhere } from '../start-guard.ts'
import { cluster, type GroupSketch } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const b = systemName('b')
const sketch: GroupSketch = {
  systems: ['a', 'b'],
  autoStartList: ['a'],
  resources: { web: ['disk', 'nic'], disk: [], nic: [] },
  resourceAttributes: { nic: { Operations: 'None' } },
}
const other: GroupSketch = { systems: ['a', 'b'], resources: { ftp: [] } }
const before = cluster({ g: sketch, h: other })
const without = (resource: string): GroupSketch => ({
  ...sketch,
  resources: Object.fromEntries(
    Object.entries(sketch.resources)
      .filter(([name]) => name !== resource)
      .map(([name, children]) => [name, children.filter((child) => child !== resource)]),
  ),
})
const changes: readonly (readonly [string, Configuration])[] = [
  ['a resource leaves', cluster({ g: without('web'), h: other })],
  [
    'a resource moves to another group',
    cluster({ g: without('web'), h: { ...other, resources: { web: [], ftp: [] } } }),
  ],
  ['its group leaves', cluster({ h: other })],
  ['its system leaves the SystemList', cluster({ g: { ...sketch, systems: ['b'] }, h: other })],
  [
    'its system leaves the cluster',
    cluster({ g: { ...sketch, systems: ['b'] }, h: { ...other, systems: ['b'] } }),
  ],
  [
    'its type is never stopped any more',
    cluster({
      g: { ...sketch, resourceAttributes: { ...sketch.resourceAttributes, web: { Operations: 'OnOnly' } } },
      h: other,
    }),
  ],
]

const load = (world: World, configuration: Configuration) => {
  world.tell({ kind: 'configurationLoaded', configuration })
  return world
}

const disabled = (on: boolean): Configuration => {
  const web = before.resources[resourceName('web')]
  if (!web) throw new Error('no web')
  const bySystem = { [a]: scalar(on ? '0' : '1') }
  const attributes = { ...web.attributes, [attributeName('Enabled')]: { bySystem } }
  return { ...before, resources: { ...before.resources, [web.name]: { ...web, attributes } } }
}

describe.each(changes)('a configuration in which %s', (_what, after) => {
  it('is not loaded while it is online: nothing is forgotten', () => {
    const world = new World(before).connect('a', 'b').pass(30)
    expect(configurationReasons(world.state, after).length).toBeGreaterThan(0)
    load(world, after)
    expect(world.state.configuration).toBe(before)
    expect(world.said(90052)).toHaveLength(1)
    expect(world.groupState('g', 'a')).toBe('ONLINE')
  })

  it('is not loaded while its online runs', () => {
    const world = new World(before)
    world.durationMs = () => 60_000
    world.connect('a', 'b').pass(65)
    expect(world.begun).toEqual(['online disk@a', 'online web@a'])
    expect(load(world, after).state.configuration).toBe(before)
  })

  it('is not loaded while its system is silent', () => {
    const world = new World(before).connect('a', 'b').pass(30).silence('a')
    expect(load(world, after).state.configuration).toBe(before)
  })

  it('is loaded when it is offline, or its system confirmed down', () => {
    const world = new World(before).connect('a', 'b').pass(30)
    world.ask({ kind: 'group.offline', group: g, system: 'all' })
    expect(load(world.pass(30), after).state.configuration).toBe(after)
    const dark = new World({ ...before }).connect('a', 'b').pass(30).powerOff('a')
    dark.ask({ kind: 'system.confirmDown', system: a })
    dark.ask({ kind: 'group.offline', group: g, system: 'all' })
    expect(load(dark.pass(60), after).state.configuration).toBe(after)
  })
})

describe('a configuration', () => {
  it('that changes nothing of what runs is loaded', () => {
    const world = new World(before).connect('a', 'b').pass(30)
    const larger = cluster({
      g: { ...sketch, systems: ['a', 'b', 'c'] },
      h: other,
      i: { systems: ['c'], resources: {} },
    })
    expect(load(world, larger).state.configuration).toBe(larger)
    expect(world.groupState('g', 'a')).toBe('ONLINE')
    world.kill('web@a').pass(900)
    expect(world.begun.filter((run) => run.endsWith('@b'))).toEqual([])
    world.connect('c').pass(60)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('may not make a failover group of one that runs in two places', () => {
    const parallel: GroupSketch = { ...sketch, autoStartList: ['a', 'b'], attributes: { Parallel: 1 } }
    const world = new World(cluster({ g: parallel, h: other })).connect('a', 'b').pass(30)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
    expect(configurationReasons(world.state, before).map(({ code }) => code)).toEqual(['group-parallel'])
    world.ask({ kind: 'group.offline', group: g, system: b })
    expect(load(world.pass(30), before).state.configuration).toBe(before)
    expect(world.running).toContain('web@a')
  })

  it('may drop what is only watched, though it is always online', () => {
    const world = new World(before).connect('a', 'b').pass(30)
    const after = cluster({ g: without('nic'), h: other })
    expect(load(world, after).state.configuration).toBe(after)
  })

  it('that disables a running resource keeps the group from starting elsewhere until it is known', () => {
    const world = new World(before).connect('a', 'b').pass(30)
    load(world, disabled(true))
    world.ask({ kind: 'group.switch', group: g, to: b })
    world.pass(60)
    expect(world.running).toEqual(new Set(['web@a', 'disk@a', 'nic@a', 'nic@b']))
    expect(world.begun.filter((run) => run.startsWith('online') && run.endsWith('@b'))).toEqual([])
    expect(unconfirmedElsewhere(world.state, g, b)).toEqual([a])
    expect(world.operation(1).outcome).toMatch(/^web ran on a when disabled/)
    world.silence('a').connect('a').pass(30)
    expect(unconfirmedElsewhere(world.state, g, b)).toEqual([a])
    load(world, disabled(false)).pass(120)
    world.ask({ kind: 'group.probe', group: g, system: a })
    world.pass(120)
    expect(world.running).toEqual(new Set(['web@b', 'disk@b', 'nic@a', 'nic@b']))
  })
})

describe('a limit lowered while clean runs', () => {
  const limited = (attribute: string, value: number) =>
    cluster({
      g: { ...sketch, resources: { web: [] }, resourceAttributes: { web: { [attribute]: value } } },
    })

  it('RestartLimit = 0: no restart follows', () => {
    const world = new World(limited('RestartLimit', 1)).connect('a', 'b').pass(30)
    world.durationMs = ({ entryPoint }) => (entryPoint === 'clean' ? 100_000 : 1000)
    world.kill('web@a').pass(62)
    expect(world.resource('web@a').cleaning).toMatchObject({ sequel: 'restart' })
    load(world, limited('RestartLimit', 0)).pass(200)
    expect(world.begun.filter((run) => run === 'online web@a')).toHaveLength(1)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('OnlineRetryLimit = 0: no other try follows', () => {
    const world = new World(limited('OnlineRetryLimit', 1)).behave('online web@a', 'hangs')
    world.durationMs = ({ entryPoint }) => (entryPoint === 'clean' ? 10_000 : 1000)
    world.connect('a', 'b').pass(4)
    expect(world.resource('web@a').cleaning).toMatchObject({ sequel: 'retry' })
    load(world, limited('OnlineRetryLimit', 0)).pass(60)
    expect(world.begun.filter((run) => run === 'online web@a')).toHaveLength(1)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })
})
