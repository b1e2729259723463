import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { deepFreeze, violations } from '../../testing/invariants.ts'
import { World } from '../../testing/world.ts'

const web = groupName('web')
const a = systemName('a')
const b = systemName('b')
const sketch: GroupSketch = { systems: ['a', 'b', 'c'], autoStartList: ['a'], resources: { w: ['d'], d: [] } }
const stop = { kind: 'system.stop', system: b, mode: 'evacuate' } as const

const running = (attributes = {}, autoStartList: readonly string[] = ['a']): World => {
  const web = { ...sketch, autoStartList, attributes }
  const world = new World(cluster({ web }), (before, { state }, effects) => {
    expect(violations(deepFreeze(before), state, effects)).toEqual([])
  })
  world.connect('a', 'b', 'c').pass(60)
  world.begun.length = 0
  world.durationMs = () => 10_000
  return world
}

const placed = (world: World) => ['a', 'b', 'c'].map((system) => world.groupState('web', system))

describe('a system that is left gives up', () => {
  it('a switch that was to arrive: the group is on its way and goes elsewhere', () => {
    const world = running()
    world.ask({ kind: 'group.switch', group: web, to: b })
    world.pass(5)
    world.ask(stop)
    expect(world.operation(1)).toMatchObject({ state: 'FAILED' })
    expect(world.operation(2)).toMatchObject({ state: 'DONE' })
    world.pass(120)
    expect(placed(world)).toEqual(['OFFLINE', 'OFFLINE', 'ONLINE'])
    expect(world.begun.filter((run) => run.endsWith('@b'))).toEqual([])
  })

  it('a switch that was to arrive with AutoFailOver = 0: the group stays down', () => {
    const world = running({ AutoFailOver: 0 })
    world.ask({ kind: 'group.switch', group: web, to: b })
    world.pass(5)
    world.ask(stop)
    world.pass(120)
    expect(placed(world)).toEqual(['OFFLINE', 'OFFLINE', 'OFFLINE'])
    expect(world.said(90021)).toHaveLength(1)
  })

  it('a switch that has not begun to leave: the group stays where it is', () => {
    const world = running({ PreSwitch: 1 })
    world.ask({ kind: 'group.switch', group: web, to: b })
    world.ask(stop)
    expect(world.operation(1)).toMatchObject({
      state: 'FAILED',
      outcome: 'system b is being left; web stays on a.',
    })
    world.pass(120)
    expect(placed(world)).toEqual(['ONLINE', 'OFFLINE', 'OFFLINE'])
    expect(world.begun).toEqual([])
  })

  it('the online of a single resource that waits', () => {
    const world = running({}, [])
    world.ask({ kind: 'resource.online', resource: resourceName('w'), system: b })
    world.pass(2).restartEngine().kill('d@b').silence('c').connect('a', 'b').pass(60)
    expect(world.operation(1).state).toBe('ASKS')
    world.ask(stop)
    expect(world.operation(1)).toMatchObject({
      state: 'CANCELLED',
      outcome: 'system b is being left for admin.',
    })
    expect(world.operation(2).state).toBe('DONE')
    expect(world.state.systems[b]?.contact.kind).toBe('stopped')
  })

  it('nothing of a group that is up there: it leaves as it is', () => {
    const world = running()
    world.ask({ ...stop, system: a })
    world.pass(120)
    expect(world.said(90258)).toEqual([])
    expect(placed(world)).toEqual(['OFFLINE', 'ONLINE', 'OFFLINE'])
  })
})

describe('autostart that was owed to a stopped system', () => {
  it('is owed no more once the group was brought online elsewhere', () => {
    const world = running()
    world.ask({ kind: 'system.stop', system: a, mode: 'offline' })
    world.pass(60)
    world.ask({ kind: 'group.online', group: web, system: b })
    world.pass(60)
    world.ask({ kind: 'group.offline', group: web, system: b })
    world.pass(60)
    world.ask({ kind: 'system.start', system: a })
    world.pass(60)
    expect(placed(world)).toEqual(['OFFLINE', 'OFFLINE', 'OFFLINE'])
  })
})
