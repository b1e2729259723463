import { beforeEach, describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { cluster } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const web = resourceName('web')
const ip = resourceName('ip')

/** web needs ip; every entry point but a monitor takes twenty seconds. */
function slowWorld(attributes = {}): World {
  const sketch = {
    systems: ['a', 'b'],
    resources: { web: ['ip'], ip: [] },
    resourceAttributes: { web: attributes },
  }
  const world = new World(cluster({ g: sketch })).connect('a', 'b')
  world.durationMs = () => 20_000
  return world
}

/** The group online on a, all else as in `slowWorld`. */
function upWorld(attributes = {}): World {
  const world = slowWorld(attributes)
  world.ask({ kind: 'group.online', group: g, system: a })
  world.pass(60)
  world.begun.length = 0
  return world
}

describe('offline asked while it is coming online (§2.3)', () => {
  let world: World
  beforeEach(() => {
    world = slowWorld()
    world.ask({ kind: 'resource.online', resource: ip, system: a })
    world.pass(5)
  })

  it('of the resource: (reverse), and it goes offline when online has ended', () => {
    expect(world.resource('ip@a').iState).toBe('waiting to go online')
    world.ask({ kind: 'resource.offline', resource: ip, system: a })
    expect(world.resource('ip@a').iState).toBe('waiting to go online (reverse)')
    expect(world.begun).toEqual(['online ip@a'])
    world.pass(20)
    expect(world.resource('ip@a').iState).toBe('waiting to go offline')
    world.pass(30)
    expect(world.resource('ip@a')).toMatchObject({ state: 'OFFLINE', iState: 'not waiting' })
    expect(world.begun).toEqual(['online ip@a', 'offline ip@a'])
    expect([world.operation(1).state, world.operation(2).state]).toEqual(['CANCELLED', 'DONE'])
  })

  it('and online once more: it goes on as it was', () => {
    world.ask({ kind: 'resource.offline', resource: ip, system: a })
    world.ask({ kind: 'resource.online', resource: ip, system: a })
    expect(world.resource('ip@a').iState).toBe('waiting to go online')
    world.pass(60)
    expect(world.resource('ip@a').state).toBe('ONLINE')
    expect(world.begun).toEqual(['online ip@a'])
  })

  it('of the whole group: (reverse/propagate)', () => {
    world.pass(60)
    world.ask({ kind: 'group.online', group: g, system: a })
    world.pass(5)
    world.ask({ kind: 'group.offline', group: g, system: a })
    expect(world.resource('web@a').iState).toBe('waiting to go online (reverse/propagate)')
    world.pass(100)
    expect(world.begun).toEqual(['online ip@a', 'online web@a', 'offline web@a', 'offline ip@a'])
    expect(world.groupState('g', 'a')).toBe('OFFLINE')
  })

  it('because what it stands on is FAULTED: (reverse/path)', () => {
    world.pass(60)
    world.ask({ kind: 'resource.online', resource: web, system: a })
    world.kill('ip@a').behave('monitor ip@a', 'normal')
    world.ask({ kind: 'resource.probe', resource: ip, system: a })
    world.durationMs = (run) => (run.entryPoint === 'clean' ? 1000 : 20_000)
    world.pass(5)
    expect(world.resource('ip@a').state).toBe('FAULTED')
    expect(world.resource('web@a').iState).toMatch(/^waiting to go online \(reverse\/(path|propagate)\)$/)
    world.pass(100)
    expect(world.begun).toContain('offline web@a')
    expect(world.resource('web@a').state).toBe('OFFLINE')
  })
})

describe('online asked while it is going offline (§2.3)', () => {
  it('shows (reverse), and it comes online when it is offline', () => {
    const world = upWorld()
    world.ask({ kind: 'resource.offline', resource: web, system: a })
    world.pass(5)
    world.ask({ kind: 'resource.online', resource: web, system: a })
    expect(world.resource('web@a').iState).toBe('waiting to go offline (reverse)')
    world.pass(60)
    expect(world.begun).toEqual(['offline web@a', 'online web@a'])
    expect(world.resource('web@a')).toMatchObject({ state: 'ONLINE', iState: 'not waiting' })
  })

  it('and offline once more: it goes on as it was', () => {
    const world = upWorld()
    for (const kind of ['resource.offline', 'resource.online', 'resource.offline'] as const) {
      world.ask({ kind, resource: web, system: a })
      world.pass(2)
    }
    expect(world.resource('web@a').iState).toBe('waiting to go offline')
    world.pass(60)
    expect(world.begun).toEqual(['offline web@a'])
    expect(world.resource('web@a').state).toBe('OFFLINE')
  })
})

describe('what knows no offline', () => {
  it('is not turned round: an OnOnly resource comes online and stays', () => {
    const world = slowWorld({ Operations: 'OnOnly' })
    world.ask({ kind: 'group.online', group: g, system: a })
    world.pass(25)
    world.ask({ kind: 'group.offline', group: g, system: a })
    world.pass(100)
    expect(world.begun).not.toContain('offline web@a')
    expect(world.resource('web@a').state).toBe('ONLINE')
    expect(world.resource('ip@a').state).toBe('OFFLINE')
  })
})
