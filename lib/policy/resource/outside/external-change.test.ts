import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { exited, World } from '../../testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const onPurpose = exited(200, { kind: 'intentionalOffline' })

function worldOf(attributes: Values, autoStartList: readonly string[]): World {
  const resourceAttributes = { web: { IntentionalOffline: 1, ...attributes } }
  const sketch = {
    systems: ['a', 'b'],
    autoStartList,
    resources: { web: ['ip'], ip: [] },
    resourceAttributes,
  }
  return new World(cluster({ g: sketch })).connect('a', 'b').pass(60)
}

const stopped = (attributes: Values = {}): World => {
  const world = worldOf(attributes, ['a'])
  world.begun.length = 0
  return world.kill('web@a').behave('monitor web@a', onPurpose).pass(100)
}

describe('a service stopped on purpose outside the engine (§3.2, §4.1)', () => {
  it('is no fault: nothing is cleaned, nothing moves', () => {
    const world = stopped()
    expect(world.begun).toEqual([])
    expect(world.groupState('g', 'a')).toBe('PARTIAL')
    expect(world.resource('web@a').state).toBe('OFFLINE')
  })

  it('is one where IntentionalOffline is 0', () => {
    expect(stopped({ IntentionalOffline: 0 }).begun[0]).toBe('clean web@a')
  })

  it('takes its group offline with OfflineGroup, which stays down', () => {
    const world = stopped({ ExternalStateChange: 'OfflineGroup' })
    expect(world.begun).toEqual(['offline ip@a'])
    expect(world.groupState('g', 'a')).toBe('OFFLINE')
    world.restartEngine().connect('a', 'b').pass(600)
    expect(world.groupState('g', 'b')).toBe('OFFLINE')
    expect(world.begun).toEqual(['offline ip@a'])
  })

  it('holds everything else with OfflineHold', () => {
    const world = stopped({ ExternalStateChange: 'OnlineGroup OfflineHold' })
    expect(world.begun).toEqual([])
    expect(world.groupState('g', 'a')).toBe('PARTIAL')
  })

  it('leaves a frozen group alone', () => {
    const world = worldOf({ ExternalStateChange: 'OfflineGroup' }, ['a'])
    world.ask({ kind: 'group.freeze', group: g, reason: 'work' })
    world.begun.length = 0
    world.kill('web@a').behave('monitor web@a', onPurpose).pass(100)
    expect(world.begun).toEqual([])
    expect(world.resource('web@a').state).toBe('OFFLINE')
  })
})

describe('a service started outside the engine (§3.2)', () => {
  const startOn = (system: string, world: World): World => {
    world.running.add(`web@${system}`)
    return world.pass(400)
  }

  it('brings its group online there with OnlineGroup', () => {
    const world = startOn('b', worldOf({ ExternalStateChange: 'OnlineGroup' }, []))
    expect(world.begun).toEqual(['online ip@b'])
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('does nothing to it without', () => {
    const world = startOn('b', worldOf({}, []))
    expect(world.begun).toEqual([])
    expect(world.groupState('g', 'b')).toBe('PARTIAL')
  })

  it('brings it online when it is no longer frozen, if it still runs then', () => {
    const world = worldOf({ ExternalStateChange: 'OnlineGroup' }, [])
    world.ask({ kind: 'group.freeze', group: g, reason: 'work' })
    startOn('a', world)
    expect(world.begun).toEqual([])
    world.ask({ kind: 'group.unfreeze', group: g })
    world.pass(30)
    expect(world.groupState('g', 'a')).toBe('ONLINE')
  })

  it('does not bring it online where it may not be', () => {
    const world = worldOf({ ExternalStateChange: 'OnlineGroup' }, [])
    world.ask({ kind: 'group.disable', group: g, system: a })
    startOn('a', world)
    expect(world.begun).toEqual([])
    expect(world.said(90213)[0]?.text).toContain('disabled')
  })

  it('never runs it twice: the later one is taken offline', () => {
    const world = worldOf({ ExternalStateChange: 'OnlineGroup' }, ['a'])
    world.begun.length = 0
    startOn('b', world)
    expect(world.begun).toEqual(['offline web@b'])
    expect(world.groupState('g', 'a')).toBe('ONLINE')
  })

  it('is no start outside when the first probe finds it', () => {
    const world = worldOf({ ExternalStateChange: 'OnlineGroup' }, [])
    world.silence('a')
    world.running.add('web@a')
    world.connect('a').pass(60)
    expect(world.begun).toEqual([])
  })
})
