import { describe, expect, it } from 'vitest'
import { cluster } from '../../testing/cluster-builder.ts'
import { monitorOffline, World } from '../../testing/world.ts'
import { groupName, systemName } from '#lib/model/names.ts'

const twoGroups = (link: string, attributes = {}): World =>
  new World(
    cluster({
      child: { systems: ['a', 'b', 'c'], autoStartList: ['a'], resources: { c1: [] } },
      parent: { systems: ['b', 'c'], attributes, resources: { p1: [] }, requires: { child: link } },
    }),
  )

const online = (world: World, group: string, system: string) =>
  world.ask({ kind: 'group.online', group: groupName(group), system: systemName(system) })

/** The parent's start is decided, nothing of it is up, and the engine loses sight of everything. */
const interrupted = (world: World): World => {
  world.connect('a', 'b', 'c').pass(10)
  online(world, 'parent', 'b')
  return world.restartEngine().kill('p1@b')
}

describe('a group whose start was interrupted', () => {
  it('waits until what it requires is known to be up again', () => {
    const world = interrupted(twoGroups('online global soft'))
    world.begun.length = 0
    world.connect('b', 'c').pass(30)
    expect(world.begun).not.toContain('online p1@b')
    expect(world.operation(1)).toMatchObject({ state: 'ASKS' })
    expect(world.operation(1).outcome).toContain('Group parent requires group child')
    world.connect('a').pass(30)
    expect(world.begun).toContain('online p1@b')
    expect(world.groupState('parent', 'b')).toBe('ONLINE')
    expect(world.operation(1).state).toBe('DONE')
  })

  it('is not begun where a local child is not known to be up', () => {
    const world = twoGroups('online local firm')
    world.connect('a', 'b', 'c').pass(10)
    world.ask({ kind: 'group.switch', group: groupName('child'), to: systemName('b') })
    world.pass(20)
    online(world, 'parent', 'b')
    world.behave('monitor c1@b', 'lost')
    world.restartEngine().kill('p1@b').connect('a', 'b', 'c').pass(30)
    expect(world.begun.filter((what) => what === 'online p1@b')).toHaveLength(1)
  })

  it('is given up, and its operation has failed, when what it requires was found down and stays so', () => {
    const world = twoGroups('online global soft', { AutoFailOver: 0 })
    world.connect('a', 'b', 'c').pass(10)
    online(world, 'parent', 'b')
    world.behave('online c1@a', 'hangs').behave('online c1@b', 'hangs').behave('online c1@c', 'hangs')
    world.kill('c1@a').behave('monitor c1@a', monitorOffline)
    world.restartEngine().kill('p1@b').connect('a', 'b', 'c').pass(300)
    expect(world.groupState('child', 'a')).not.toBe('ONLINE')
    expect(world.said(90155)).toHaveLength(1)
    expect(world.operation(1).state).toBe('FAILED')
    expect(world.groupState('parent', 'b')).toBe('OFFLINE')
  })
})
