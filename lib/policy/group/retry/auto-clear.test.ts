import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { Effect } from '../../effect.ts'
import { cluster, type GroupSketch, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const g = groupName('g')
const base = { systems: ['n1', 'n2'], autoStartList: ['n1'], resources: { r: [] } }

const running = (attributes: Values, others: Readonly<Record<string, GroupSketch>> = {}) => {
  const effects: Effect[] = []
  const world = new World(cluster({ g: { ...base, attributes }, ...others }), (_before, _world, list) => {
    effects.push(...list)
  })
  world.connect('n1', 'n2').pass(60)
  const timers = () => effects.flatMap((effect) => (effect.kind === 'startTimer' ? effect : []))
  return { world, timers }
}

const fire = (world: World) => world.tell({ kind: 'timerFired', timer: 'autoclear:g' })

describe('AutoClearLimit and AutoClearInterval', () => {
  it('clear the faults of a group so many times, and then no more', () => {
    const { world, timers } = running({ AutoClearLimit: 1, AutoClearInterval: 100, AutoFailOver: 0 })
    world.kill('r@n1').pass(70)
    expect(timers()).toEqual([{ kind: 'startTimer', timer: 'autoclear:g', delayMs: 100_000 }])
    fire(world)
    expect(world.groupState('g', 'n1')).toBe('OFFLINE')
    world.ask({ kind: 'group.online', group: g, system: systemName('n1') })
    world.pass(60).kill('r@n1').pass(70)
    expect(timers()).toHaveLength(1)
    fire(world)
    expect(world.groupState('g', 'n1')).toBe('OFFLINE|FAULTED')
  })

  it('count anew after a clear by hand', () => {
    const { world, timers } = running({ AutoClearLimit: 1, AutoClearInterval: 100, AutoFailOver: 0 })
    world.kill('r@n1').pass(70)
    fire(world)
    world.ask({ kind: 'group.online', group: g, system: systemName('n1') })
    world.pass(60).kill('r@n1').pass(70)
    world.ask({ kind: 'group.clear', group: g, system: 'all' })
    world.ask({ kind: 'group.online', group: g, system: systemName('n1') })
    world.pass(60).kill('r@n1').pass(70)
    expect(timers()).toHaveLength(2)
  })

  it('leave a frozen group as it is until it is unfrozen', () => {
    const { world, timers } = running({ AutoClearLimit: 1, AutoClearInterval: 100 })
    world.ask({ kind: 'group.freeze', group: g, reason: 'maintenance' })
    world.kill('r@n1').pass(70)
    expect(timers()).toEqual([])
    world.ask({ kind: 'group.unfreeze', group: g })
    expect(timers()).toHaveLength(1)
  })

  it('outlive the engine', () => {
    const { world, timers } = running({ AutoClearLimit: 1, AutoClearInterval: 100 })
    world.kill('r@n1').pass(70)
    const { dueAt } = world.state.groups[g]?.autoClear ?? {}
    world.pass(30).restartEngine()
    expect(timers().at(-1)).toEqual({
      kind: 'startTimer',
      timer: 'autoclear:g',
      delayMs: (dueAt ?? 0) - world.now,
    })
  })
})

describe('OnlineClearParent', () => {
  const parents = {
    beside: {
      ...base,
      resources: { p: [] },
      attributes: { AutoFailOver: 0 },
      requires: { g: 'online local soft' },
    },
    anywhere: {
      ...base,
      resources: { q: [] },
      attributes: { AutoFailOver: 0 },
      requires: { g: 'online global soft' },
    },
  }

  it('clears the faults of the groups that require it, a local one beside it only', () => {
    const { world } = running({ OnlineClearParent: 1 }, parents)
    world.kill('p@n1').kill('q@n1').pass(70)
    expect([world.groupState('beside', 'n1'), world.groupState('anywhere', 'n1')]).toEqual([
      'OFFLINE|FAULTED',
      'OFFLINE|FAULTED',
    ])
    world.ask({ kind: 'group.switch', group: g, to: systemName('n2') })
    world.pass(60)
    expect([world.groupState('beside', 'n1'), world.groupState('anywhere', 'n1')]).toEqual([
      'OFFLINE|FAULTED',
      'OFFLINE',
    ])
  })

  it('is off by default', () => {
    const { world } = running({}, parents)
    world.kill('q@n1').pass(70)
    world.ask({ kind: 'group.switch', group: g, to: systemName('n2') })
    world.pass(60)
    expect(world.groupState('anywhere', 'n1')).toBe('OFFLINE|FAULTED')
  })
})
