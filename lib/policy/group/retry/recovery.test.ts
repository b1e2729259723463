import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const g = groupName('g')
const n1 = systemName('n1')

const running = (attributes: Values, systems: readonly string[] = ['n1']): World =>
  new World(
    cluster({
      g: {
        systems,
        autoStartList: systems,
        attributes,
        resources: { ip: ['nic'], nic: [], extra: [] },
        resourceAttributes: { nic: { Operations: 'None' } },
      },
    }),
  )
    .connect(...systems)
    .pass(60)

const lostAndBack = (world: World): World => {
  world.kill('nic@n1').pass(90)
  world.running.add('nic@n1')
  return world.pass(310)
}

describe('AutoRestart', () => {
  it('0: stays down; 1: starts again, also with AutoFailOver = 0', () => {
    expect(lostAndBack(running({ AutoRestart: 0 })).groupState('g', 'n1')).toBe('OFFLINE')
    expect(lostAndBack(running({})).groupState('g', 'n1')).toBe('ONLINE')
    const alone = lostAndBack(running({ AutoFailOver: 0 }, ['n1', 'n2']))
    expect([alone.groupState('g', 'n1'), alone.groupState('g', 'n2')]).toEqual(['ONLINE', 'OFFLINE'])
  })

  it('an instance of a parallel group comes back where it was', () => {
    const world = lostAndBack(running({ Parallel: 1 }, ['n1', 'n2']))
    expect([world.groupState('g', 'n1'), world.groupState('g', 'n2')]).toEqual(['ONLINE', 'ONLINE'])
  })

  it('a group that has moved away stays where it is', () => {
    const world = lostAndBack(running({ AutoRestart: 2 }, ['n1', 'n2']))
    expect([world.groupState('g', 'n1'), world.groupState('g', 'n2')]).toEqual(['OFFLINE', 'ONLINE'])
    world.ask({ kind: 'group.offline', group: g, system: 'all' })
    world.pass(60)
    expect(lostAndBack(world).groupState('g', 'n1')).toBe('OFFLINE')
  })

  it('1 leaves other faults, 2 clears them when a persistent resource recovers', () => {
    const withFault = (autoRestart: number): World => {
      const world = running({ AutoRestart: autoRestart })
      world.kill('extra@n1').pass(90)
      return lostAndBack(world)
    }
    expect(withFault(1).groupState('g', 'n1')).toBe('OFFLINE|FAULTED')
    expect(withFault(2).groupState('g', 'n1')).toBe('ONLINE')
  })

  it('2 starts it as soon as a person has cleared the fault, 1 does not', () => {
    const cleared = (autoRestart: number): World => {
      const world = running({ AutoRestart: autoRestart }).kill('extra@n1').pass(90)
      world.ask({ kind: 'resource.clear', resource: resourceName('extra'), system: n1 })
      return world.pass(60)
    }
    expect(cleared(1).groupState('g', 'n1')).toBe('OFFLINE')
    expect(cleared(2).groupState('g', 'n1')).toBe('ONLINE')
  })
})

describe('OnlineAtUnfreeze', () => {
  const thawed = (attributes: Values): World => {
    const world = running(attributes, ['n1', 'n2'])
    world.ask({ kind: 'group.freeze', group: g, reason: 'maintenance' })
    world.kill('ip@n1').kill('extra@n1').pass(90)
    world.ask({ kind: 'group.clear', group: g, system: 'all' })
    world.pass(5).ask({ kind: 'group.unfreeze', group: g })
    return world.pass(60)
  }

  it('brings an offline group online when it is unfrozen; off by default', () => {
    expect(thawed({ OnlineAtUnfreeze: 1 }).groupState('g', 'n1')).toBe('ONLINE')
    expect(thawed({}).groupState('g', 'n1')).toBe('OFFLINE')
  })

  it('not one that a person took offline, not beside a silent system', () => {
    const world = running({ OnlineAtUnfreeze: 1 }, ['n1', 'n2'])
    const restart = () => {
      world.ask({ kind: 'group.freeze', group: g, reason: 'maintenance' })
      world.ask({ kind: 'group.unfreeze', group: g })
      world.pass(60)
      return world.groupState('g', 'n1')
    }
    world.ask({ kind: 'group.offline', group: g, system: 'all' })
    world.pass(60)
    expect(restart()).toBe('OFFLINE')
    const beside = running({ OnlineAtUnfreeze: 1 }, ['n1', 'n2'])
    beside.ask({ kind: 'group.freeze', group: g, reason: 'maintenance' })
    beside.kill('ip@n1').kill('extra@n1').pass(90).silence('n2')
    beside.ask({ kind: 'group.clear', group: g, system: n1 })
    beside.ask({ kind: 'group.unfreeze', group: g })
    expect(beside.pass(60).groupState('g', 'n1')).toBe('OFFLINE')
  })
})
