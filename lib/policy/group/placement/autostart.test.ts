import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const g = groupName('g')
const systems = ['n1', 'n2', 'n3']

const worldOf = (attributes: Values, autoStartList: readonly string[], others: Values[] = []): World =>
  new World(
    cluster({
      g: { systems, autoStartList, attributes, resources: { r: ['s'], s: [] } },
      ...Object.fromEntries(
        others.map((values, index) => [
          `h${index}`,
          { systems, autoStartList, attributes: values, resources: { [`q${index}`]: [] } },
        ]),
      ),
    }),
  )

const started = (world: World): string[] => world.begun.filter((run) => run.startsWith('online s@'))
const all = (world: World): World => world.connect(...systems).pass(60)

describe('where a group starts with the cluster', () => {
  it('Order: the list as written; Priority: as SystemList has it', () => {
    expect(started(all(worldOf({}, ['n3', 'n2'])))).toEqual(['online s@n3'])
    expect(started(all(worldOf({ AutoStartPolicy: 'Priority' }, ['n3', 'n2'])))).toEqual(['online s@n2'])
  })

  it('Load: highest available capacity, each group seeing what those before it took', () => {
    const load = { AutoStartPolicy: 'Load', Load: 40 }
    const world = all(worldOf(load, systems, [load, load, load]))
    const places = ['g', 'h0', 'h1', 'h2'].map((group) =>
      systems.find((system) => world.groupState(group, system) === 'ONLINE'),
    )
    expect(places).toEqual(['n1', 'n2', 'n3', 'n1'])
  })

  it('nowhere with AutoStart = 0 or without a list', () => {
    expect(all(worldOf({ AutoStart: 0 }, systems)).begun).toEqual([])
    expect(all(worldOf({}, [])).begun).toEqual([])
  })

  it('a failover group waits for every system, a parallel one for none but its own', () => {
    expect(worldOf({}, ['n1']).connect('n1').pass(60).begun).toEqual([])
    const parallel = worldOf({ Parallel: 1 }, ['n1', 'n2']).connect('n1').pass(60)
    expect(started(parallel)).toEqual(['online s@n1'])
    parallel.connect('n2', 'n3').pass(60)
    expect(started(parallel)).toEqual(['online s@n1', 'online s@n2'])
    expect(parallel.state.groups[g]?.autoStart).toBe('done')
  })

  it('an instance a person took offline is not started again, the others are', () => {
    const world = all(worldOf({ Parallel: 1 }, systems))
    world.ask({ kind: 'group.offline', group: g, system: systemName('n2') })
    world.pass(60)
    world.running.clear()
    world.begun.length = 0
    all(world.restartEngine())
    expect(started(world)).toEqual(['online s@n1', 'online s@n3'])
    world.ask({ kind: 'group.online', group: g, system: systemName('n2') })
    world.pass(60).running.clear()
    world.begun.length = 0
    all(world.restartEngine())
    expect(started(world)).toHaveLength(3)
  })

  it('found partly online: completed, or left so with AutoStartIfPartial = 0', () => {
    const found = (attributes: Values) => {
      const world = worldOf(attributes, ['n1'])
      world.running.add('s@n2')
      return all(world)
    }
    expect(found({}).groupState('g', 'n2')).toBe('ONLINE')
    const left = found({ AutoStartIfPartial: 0 })
    expect([left.groupState('g', 'n1'), left.groupState('g', 'n2')]).toEqual(['OFFLINE', 'PARTIAL'])
    expect(left.said(90110)).toHaveLength(1)
  })

  it('found partly online: not completed before what it requires is online', () => {
    const world = new World(
      cluster({
        g: {
          systems,
          autoStartList: ['n1'],
          resources: { r: ['s'], s: [] },
          requires: { h: 'online global soft' },
        },
        h: { systems, resources: { q: [] } },
      }),
    )
    world.running.add('s@n2')
    all(world)
    expect(world.groupState('g', 'n2')).toBe('PARTIAL')
    world.ask({ kind: 'group.online', group: groupName('h'), system: systemName('n3') })
    world.pass(60)
    expect(world.groupState('g', 'n2')).toBe('ONLINE')
  })

  it('declined with every reason where nothing qualifies', () => {
    const world = all(worldOf({ Prerequisites: { licences: 1 } }, ['n1', 'n2']))
    expect(world.begun).toEqual([])
    expect(world.said(40156).map(({ text }) => text)).toEqual([
      'Group g cannot be started automatically. Group g needs 1 of limit licences, and system n1 has 0 left. Group g needs 1 of limit licences, and system n2 has 0 left.',
    ])
  })
})

describe('after the engine has been restarted', () => {
  const lost = (attributes: Values): World => {
    const world = all(worldOf(attributes, ['n1', 'n2']))
    world.restartEngine().powerOff('n1').connect('n2', 'n3')
    world.ask({ kind: 'system.confirmDown', system: systemName('n1') })
    return world.pass(60)
  }

  it.each([
    ['AutoFailOver = 0', { AutoFailOver: 0 }],
    ['AutoFailOver = 2', { AutoFailOver: 2, SystemZones: { n1: 0, n2: 1, n3: 1 } }],
  ])('what ran on a system that is down does not leave it by autostart with %s', (_, attributes) => {
    const world = lost(attributes)
    expect(started(world)).toEqual(['online s@n1'])
    world.connect('n1').pass(60)
    expect(started(world)).toEqual(['online s@n1', 'online s@n1'])
  })

  it.each([
    ['AutoFailOver = 0', { AutoFailOver: 0 }],
    ['AutoFailOver = 2', { AutoFailOver: 2, SystemZones: { n1: 0, n2: 1, n3: 1 } }],
  ])(
    'however often: what a fault left down does not go where a failover may not with %s',
    (_, attributes) => {
      const world = all(worldOf(attributes, ['n1', 'n2']))
      world.kill('s@n1').pass(120)
      world.begun.length = 0
      for (let life = 0; life < 3; life++) all(world.restartEngine())
      expect(started(world)).toEqual([])
      world.ask({ kind: 'group.clear', group: g, system: 'all' })
      world.ask({ kind: 'group.online', group: g, system: systemName('n2') })
      world.pass(60).running.clear()
      world.begun.length = 0
      all(world.restartEngine())
      expect(started(world)).toEqual(['online s@n2'])
    },
  )

  it('it fails over otherwise', () => {
    expect(started(lost({}))).toEqual(['online s@n1', 'online s@n2'])
  })

  it('a group found partly online where it is disabled is not completed', () => {
    const world = all(worldOf({}, ['n1']))
    world.ask({ kind: 'group.disable', group: g, system: systemName('n1') })
    world.running.delete('r@n1')
    world.begun.length = 0
    all(world.restartEngine())
    expect(world.groupState('g', 'n1')).toBe('PARTIAL')
    expect(world.begun).toEqual([])
  })
})
