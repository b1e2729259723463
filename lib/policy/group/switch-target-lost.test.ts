import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const switchedToWhatIsDisabled = (autoFailOver: number): World => {
  const world = new World(
    cluster({
      web: { systems: ['a', 'b', 'c'], attributes: { AutoFailOver: autoFailOver }, resources: { web: [] } },
    }),
  )
  world.connect('a', 'b', 'c')
  world.ask({ kind: 'group.online', group: groupName('web'), system: systemName('a') })
  world.pass(30)
  world.durationMs = () => 20_000
  world.ask({ kind: 'group.switch', group: groupName('web'), to: systemName('b') })
  world.pass(5)
  world.ask({ kind: 'group.disable', group: groupName('web'), system: systemName('b') })
  return world.pass(100)
}

describe('a switch whose target can not take the group any more', () => {
  it('ends with the group down when AutoFailOver = 0', () => {
    const world = switchedToWhatIsDisabled(0)
    expect(world.operation(2).state).toBe('FAILED')
    expect(world.said(90021)).toHaveLength(1)
    expect(world.state.groups[groupName('web')]?.move).toBeNull()
    expect(['a', 'b', 'c'].map((system) => world.groupState('web', system))).toEqual([
      'OFFLINE',
      'OFFLINE',
      'OFFLINE',
    ])
  })

  it('goes on as a failover otherwise', () => {
    const world = switchedToWhatIsDisabled(1)
    expect(world.operation(2).state).toBe('FAILED')
    expect(world.groupState('web', 'c')).toBe('ONLINE')
  })
})
