import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const g = groupName('g')
const a = systemName('a')

/** Online on a, an offline asked for that takes its time, and flushed with force. */
function flushed(attributes = {}): World {
  const configuration = cluster({
    g: {
      systems: ['a', 'b'],
      autoStartList: ['a'],
      resources: { web: [] },
      resourceAttributes: { web: attributes },
    },
  })
  const world = new World(configuration).connect('a', 'b').pass(30)
  world.durationMs = () => 20_000
  world.ask({ kind: 'group.offline', group: g, system: a })
  world.ask({ kind: 'group.flush', group: g, system: a, force: true })
  return world
}

describe('an offline that was flushed with force', () => {
  it('may still take effect: that is no fault, nothing is cleaned and nothing moves', () => {
    const world = flushed().pass(600)
    expect(world.resource('web@a')).toMatchObject({ state: 'OFFLINE', offlineMayFollow: undefined })
    expect(world.begun).toEqual(['online web@a', 'offline web@a'])
    expect(world.groupState('g', 'a')).toBe('OFFLINE')
    expect(world.state.groups[g]?.move).toBeNull()
  })

  it('is waited for no longer than any other: what dies later is a fault', () => {
    const world = flushed({ OfflineWaitLimit: 1 }).behave('offline web@a', 'doesNothing').pass(600)
    expect(world.resource('web@a')).toMatchObject({ state: 'ONLINE', offlineMayFollow: undefined })
    world.kill('web@a').pass(100)
    expect(world.begun).toContain('clean web@a')
    expect(world.groupState('g', 'b')).toMatch(/ONLINE|STARTING/)
  })

  it('may take its effect within OfflineWaitLimit monitors', () => {
    const world = flushed({ OfflineWaitLimit: 2 }).behave('offline web@a', 'doesNothing').pass(30)
    expect(world.resource('web@a').state).toBe('ONLINE')
    world.kill('web@a').pass(100)
    expect(world.begun).not.toContain('clean web@a')
    expect(world.resource('web@a').state).toBe('OFFLINE')
  })

  it('waits for a clean that was called for it, too', () => {
    const world = flushed().behave('offline web@a', 'hangs').pass(5)
    world.pass(600)
    expect(world.resource('web@a').state).toBe('ONLINE')
    world.ask({ kind: 'group.offline', group: g, system: a })
    world.pass(25)
    expect(world.begun.at(-1)).toBe('clean web@a')
    world.ask({ kind: 'group.flush', group: g, system: a, force: true })
    world.pass(600)
    expect(world.begun.filter((run) => run === 'clean web@a')).toHaveLength(1)
    expect(world.resource('web@a').state).toBe('OFFLINE')
    expect(world.groupState('g', 'b')).toBe('OFFLINE')
  })
})
