import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const missing = { kind: 'lost', reason: 'no such script', isMissing: true } as const

const worldOf = (attributes: Values): World =>
  new World(
    cluster({
      g: {
        systems: ['a', 'b'],
        autoStartList: ['a'],
        resources: { web: [] },
        resourceAttributes: { web: attributes },
      },
    }),
  ).behave('clean web@a', missing)

describe('an agent without a clean (§4.1, §6.2)', () => {
  it('does not try online again, and goes on watching: it may come online yet', () => {
    const world = worldOf({ OnlineRetryLimit: 3 }).behave('online web@a', 'doesNothing')
    world.connect('a', 'b').pass(1000)
    expect(world.begun).toEqual(['online web@a', 'clean web@a'])
    expect(world.resource('web@a')).toMatchObject({ state: 'OFFLINE', iState: 'waiting to go online' })
    world.running.add('web@a')
    world.pass(100)
    expect(world.groupState('g', 'a')).toBe('ONLINE')
  })

  it('does not restart what died: it is FAULTED, and the group fails over', () => {
    const world = worldOf({ RestartLimit: 3 }).connect('a', 'b').pass(60)
    world.kill('web@a').pass(100)
    expect(world.groupState('g', 'a')).toBe('OFFLINE|FAULTED')
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('leaves a resource as it is whose monitor hangs, and asks for no clean again', () => {
    const world = worldOf({ FaultOnMonitorTimeouts: 2 }).connect('a', 'b').pass(60)
    world.begun.length = 0
    world.behave('monitor web@a', 'hangs').pass(1000)
    expect(world.begun).toEqual(['clean web@a'])
    expect(world.resource('web@a')).toMatchObject({ state: 'ONLINE', flags: ['MONITOR TIMEDOUT'] })
    world.behave('monitor web@a', 'normal').pass(100)
    expect(world.resource('web@a').flags).toEqual([])
  })

  it('cannot be taken offline when offline hangs: it is UNABLE TO OFFLINE', () => {
    const world = worldOf({}).connect('a', 'b').pass(60).behave('offline web@a', 'hangs')
    world.ask({ kind: 'group.offline', group: groupName('g'), system: systemName('a') })
    world.pass(100)
    expect(world.resource('web@a').flags).toEqual(['UNABLE TO OFFLINE'])
    expect(world.groupState('g', 'b')).toBe('OFFLINE')
  })
})
