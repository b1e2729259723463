import { describe, expect, it } from 'vitest'
import { systemName, groupName } from '#lib/model/names.ts'
import { cluster } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

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
