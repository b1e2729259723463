import { describe, expect, it } from 'vitest'
import { systemName, groupName } from '#lib/model/names.ts'
import { cluster } from '../../testing/cluster-builder.ts'
import { monitorUnknown, World } from '../../testing/world.ts'

describe('a restart in place that its own group stands in the way of', () => {
  it('is given up while the group runs on another system', () => {
    const world = new World(
      cluster({
        web: {
          systems: ['a', 'b'],
          resources: { job: [], web: ['job'] },
          resourceAttributes: { job: { Operations: 'OnOnly', RestartLimit: 2, OfflineMonitorInterval: 60 } },
        },
      }),
    )
    world.connect('a', 'b')
    world.ask({ kind: 'group.online', group: groupName('web'), system: systemName('a') })
    world.pass(30)
    world.running.add('job@b')
    world.pass(400)
    expect(world.resource('job@b').state).toBe('ONLINE')
    world.kill('job@b').pass(200)
    expect(world.resource('job@b')).toMatchObject({ state: 'OFFLINE', flags: [], wanted: null })
    expect(world.said(90261)).toHaveLength(1)
    expect(world.groupState('web', 'a')).toBe('ONLINE')
    expect(world.begun).not.toContain('online job@b')
  })
})

describe('a restart in place that waits for what it requires', () => {
  it('is a fault when that does not come online', () => {
    const world = new World(
      cluster({
        web: {
          systems: ['a', 'b'],
          attributes: { FaultPropagation: 0 },
          resources: { web: ['disk'], disk: [] },
          resourceAttributes: { web: { RestartLimit: 2 }, disk: { RestartLimit: 1, OnlineWaitLimit: 3 } },
        },
      }),
    )
    world.connect('a', 'b')
    world.ask({ kind: 'group.online', group: groupName('web'), system: systemName('a') })
    world.pass(30)
    world.behave('online disk@a', 'doesNothing').kill('disk@a').kill('web@a')
    world.pass(600)
    expect(world.resource('disk@a').state).toBe('FAULTED')
    expect(world.resource('web@a')).toMatchObject({ state: 'FAULTED', wanted: null, iState: 'not waiting' })
    expect(world.begun.filter((what) => what === 'online web@a')).toHaveLength(1)
  })
})

describe('a restart in place that waits on a system that falls silent', () => {
  it('goes on when that answers again, and the group is started nowhere else', () => {
    const world = new World(
      cluster({
        web: {
          systems: ['a', 'b'],
          autoStartList: ['a'],
          resources: { web: ['job'], job: [] },
          resourceAttributes: { web: { RestartLimit: 1 }, job: { Operations: 'OnOnly' } },
        },
      }),
    )
    world.connect('a', 'b').pass(30)
    world.restartEngine().connect('a').pass(100)
    world.begun.length = 0
    world.kill('web@a').pass(100)
    expect(world.resource('web@a').flags).toEqual(['RESTARTING'])
    // Nobody knows for a while what it does there, so that it is to leave the system when that is silent again.
    world.silence('a').behave('monitor web@a', monitorUnknown).connect('a').silence('a')
    expect(world.state.groups[groupName('web')]?.move).toMatchObject({ kind: 'failover', from: 'a' })
    world.behave('monitor web@a', 'normal').connect('a', 'b').pass(100)
    expect(world.begun.filter((what) => what.startsWith('online'))).toEqual(['online web@a'])
    expect(world.groupState('web', 'a')).toBe('ONLINE')
    expect(world.groupState('web', 'b')).toBe('OFFLINE')
  })
})
