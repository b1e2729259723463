import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { can } from '../../can.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const b = systemName('b')
const sketch: GroupSketch = { systems: ['a', 'b'], resources: { web: ['disk'], disk: [] } }

const world = (autoStartList: readonly string[] = ['a'], attributes = {}): World => {
  const made = new World(cluster({ g: { ...sketch, autoStartList, attributes } })).connect('a', 'b').pass(60)
  made.begun.length = 0
  made.durationMs = () => 10_000
  return made
}

const cancel = { kind: 'operation.cancel', operation: 1 } as const
const codes = (made: World) => can(made.state, cancel).map(({ code }) => code)

describe('cancelling a switch', () => {
  it('drops one that has not begun', () => {
    const made = world(['a'], { PreSwitch: 1 })
    made.ask({ kind: 'group.switch', group: g, to: b })
    made.pass(5)
    made.ask(cancel)
    made.pass(120)
    expect(made.operation(1).outcome).toBe('admin cancelled it: g stays as it is on a.')
    expect(made.begun).toEqual([])
    expect(made.groupState('g', 'a')).toBe('ONLINE')
  })

  it('turns back at the source, and never starts the group on the target', () => {
    for (const seconds of [1, 11, 15]) {
      const made = world()
      made.ask({ kind: 'group.switch', group: g, to: b })
      made.pass(seconds)
      made.ask(cancel)
      made.pass(120)
      expect(made.operation(1)).toMatchObject({ state: 'CANCELLED' })
      expect(made.groupState('g', 'a')).toBe('ONLINE')
      expect(made.begun.filter((run) => run.endsWith('@b'))).toEqual([])
    }
  })

  it('is refused once the group is being started on the target, and when it has ended', () => {
    const made = world()
    made.ask({ kind: 'group.switch', group: g, to: b })
    made.pass(25)
    expect(codes(made)).toEqual(['operation-not-cancellable'])
    made.pass(60)
    expect(made.operation(1).state).toBe('DONE')
    expect(codes(made)).toEqual(['operation-ended'])
  })

  it('is refused when the group cannot come back to where it was', () => {
    const made = world()
    made.ask({ kind: 'group.switch', group: g, to: b })
    made.pass(5)
    made.ask({ kind: 'group.disable', group: g, system: a })
    expect(codes(made)).toEqual(['operation-not-cancellable'])
  })
})

describe('cancelling other operations', () => {
  it('takes an online back that found nothing online', () => {
    const made = world([])
    made.ask({ kind: 'group.online', group: g, system: a })
    made.pass(15)
    made.ask(cancel)
    made.pass(120)
    expect(made.groupState('g', 'a')).toBe('OFFLINE')
    expect(made.operation(1).outcome).toContain('taken offline again')
  })

  it('brings a group back that was going offline', () => {
    const made = world()
    made.ask({ kind: 'group.offline', group: g, system: 'all' })
    made.pass(15)
    made.ask(cancel)
    made.pass(120)
    expect(made.groupState('g', 'a')).toBe('ONLINE')
  })

  it('stops the online of a resource before its next step', () => {
    const made = world([])
    made.ask({ kind: 'resource.online', resource: resourceName('web'), system: a })
    made.pass(5)
    made.ask(cancel)
    made.pass(120)
    expect(made.begun).toEqual(['online disk@a'])
    expect(made.groupState('g', 'a')).toBe('PARTIAL')
    expect(made.operation(1).state).toBe('CANCELLED')
  })

  it('is refused for a fence that has its order', () => {
    const made = world().silence('b')
    made.ask({ kind: 'system.fence', system: b })
    expect(codes(made)).toEqual(['operation-not-cancellable'])
  })

  it('counts a second cancel under the same request once', () => {
    const made = world()
    made.ask({ kind: 'group.switch', group: g, to: b })
    made.ask(cancel, 'the-cancel')
    const { state } = made
    made.ask(cancel, 'the-cancel')
    expect(made.state).toBe(state)
  })
})
