import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster, type GroupSketch, type Values } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { exited, World } from '../../testing/world.ts'

const g = groupName('g')

const running = (attributes: Values, sketch: Partial<GroupSketch> = {}): World => {
  const group = { systems: ['n1', 'n2'], autoStartList: ['n1'], attributes, resources: { r: ['s'], s: [] } }
  const world = new World(cluster({ g: { ...group, ...sketch } }), (before, { state }, effects) =>
    expect(violations(before, state, effects)).toEqual([]),
  )
  world.connect('n1', 'n2').pass(60).begun.length = 0
  return world
}

const where = (world: World) => ['n1', 'n2'].map((system) => world.groupState('g', system))

describe('OnlineRetryLimit of a group', () => {
  it('starts it again where it was, confirmed down first and its fault cleared, then fails over', () => {
    const world = running({ OnlineRetryLimit: 1 })
    world.kill('r@n1').pass(90)
    expect(world.begun).toEqual(['clean r@n1', 'offline s@n1', 'online s@n1', 'online r@n1'])
    expect(where(world)).toEqual(['ONLINE', 'OFFLINE'])
    world.kill('r@n1').pass(90)
    expect(where(world)).toEqual(['OFFLINE|FAULTED', 'ONLINE'])
    expect(world.state.groups[g]?.onlineRetry).toBeUndefined()
  })

  it('gives the tries back after ConfInterval of quiet', () => {
    const world = running({ OnlineRetryLimit: 1 })
    world.kill('r@n1').pass(700).kill('r@n1').pass(90)
    expect(where(world)).toEqual(['ONLINE', 'OFFLINE'])
    expect(world.state.groups[g]?.onlineRetry?.count).toBe(1)
  })

  it('counts a start that fails', () => {
    const world = running({ OnlineRetryLimit: 2 }).behave('online r@n1', exited(0), 'doesNothing')
    world.kill('r@n1').pass(900)
    expect(world.said(90102)).toHaveLength(2)
    expect(where(world)).toEqual(['OFFLINE|FAULTED', 'ONLINE'])
  })

  it('fails over at once within OnlineRetryInterval of the last start', () => {
    const world = running({ OnlineRetryLimit: 9, OnlineRetryInterval: 200 })
    world.kill('r@n1').pass(300).kill('r@n1').pass(90)
    expect(where(world)).toEqual(['ONLINE', 'OFFLINE'])
    world.kill('r@n1').pass(90)
    expect(where(world)).toEqual(['OFFLINE|FAULTED', 'ONLINE'])
  })

  it('is nothing to AutoFailOver = 0, a parallel group, a lost system or a persistent resource', () => {
    const off = running({ OnlineRetryLimit: 3, AutoFailOver: 0 })
    off.kill('r@n1').pass(90)
    expect(where(off)).toEqual(['OFFLINE|FAULTED', 'OFFLINE'])
    const parallel = running({ OnlineRetryLimit: 3, Parallel: 1 })
    parallel.kill('r@n1').pass(90)
    expect(parallel.groupState('g', 'n1')).toBe('OFFLINE|FAULTED')
    const lost = running({ OnlineRetryLimit: 3 })
    lost.powerOff('n1').fenceAnswers('n1', { kind: 'off', device: 'pdu' }).pass(60)
    expect(where(lost)).toEqual(['OFFLINE', 'ONLINE'])
    const nic = running({ OnlineRetryLimit: 3 }, { resourceAttributes: { s: { Operations: 'None' } } })
    nic.kill('s@n1').pass(120)
    expect(where(nic)).toEqual(['OFFLINE|FAULTED', 'ONLINE'])
  })

  it('waits, like any move, until what could not be stopped is down', () => {
    const world = running({ OnlineRetryLimit: 1 })
    world.behave('offline s@n1', 'hangs').behave('clean s@n1', exited(1)).kill('r@n1').pass(300)
    expect(world.begun.filter((run) => run.startsWith('online'))).toEqual([])
    world.behave('clean s@n1', 'normal').pass(120)
    expect(where(world)).toEqual(['ONLINE', 'OFFLINE'])
  })

  it('goes elsewhere when its system cannot take it any more', () => {
    const world = running({ OnlineRetryLimit: 1 })
    world.durationMs = ({ entryPoint }) => (entryPoint === 'offline' ? 200_000 : 1000)
    world.kill('r@n1').pass(70)
    world.ask({ kind: 'group.disable', group: g, system: systemName('n1') })
    world.pass(300)
    expect(where(world)).toEqual(['OFFLINE|FAULTED', 'ONLINE'])
  })
})
