import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { systemValue, groupFlag, flagOf } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { Effect } from '../effect.ts'
import { cluster, type GroupSketch } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const sketch: GroupSketch = { systems: ['a', 'b'], autoStartList: ['a'], resources: { web: [] } }
const frozen: GroupSketch = { ...sketch, attributes: { Frozen: 1 } }

/** A cluster at rest, and every timer it was asked to start or cancel. */
function running(of: GroupSketch = sketch) {
  const timers: string[] = []
  const note = (effect: Effect): void => {
    if (effect.kind === 'startTimer') timers.push(`start ${effect.timer} ${effect.delayMs}`)
    if (effect.kind === 'cancelTimer') timers.push(`cancel ${effect.timer}`)
  }
  const world = new World(cluster({ g: of }), (_before, _world, effects) => effects.forEach(note))
  world.connect('a', 'b').pass(60)
  timers.length = 0
  return { world, timers }
}

const timerFired = (world: World, timer: string) => world.tell({ kind: 'timerFired', timer })
const freezeOf = (world: World) => world.state.groups[g]?.frozen ?? null

describe('a freeze with an end', () => {
  it('starts a timer, and ends when that fires', () => {
    const { world, timers } = running()
    world.ask({ kind: 'group.freeze', group: g, reason: 'disks', until: world.now + 60_000 })
    expect(timers).toEqual(['start freeze:group:g 60000'])
    expect(freezeOf(world)).toMatchObject({ kind: 'temporary', by: 'admin', until: world.now + 60_000 })
    world.pass(60)
    timerFired(world, 'freeze:group:g')
    expect(freezeOf(world)).toBeNull()
    expect(world.said(90250)).toHaveLength(1)
  })

  it('does not end early when the wall clock was set back: the timer is started once more', () => {
    const { world, timers } = running()
    world.ask({ kind: 'system.freeze', system: a, reason: '', until: world.now + 60_000 })
    world.pass(20)
    timerFired(world, 'freeze:system:a')
    expect(world.state.systems[a]?.frozen).not.toBeNull()
    expect(timers).toEqual(['start freeze:system:a 60000', 'start freeze:system:a 40000'])
  })

  it('leaves nothing behind when it is lifted by hand', () => {
    const { world, timers } = running()
    world.ask({ kind: 'group.freeze', group: g, reason: '', until: world.now + 60_000 })
    world.ask({ kind: 'group.unfreeze', group: g })
    expect(timers.at(-1)).toBe('cancel freeze:group:g')
    world.ask({ kind: 'group.freeze', group: g, reason: 'for good' })
    world.pass(120)
    timerFired(world, 'freeze:group:g')
    expect(freezeOf(world)?.reason).toBe('for good')
  })

  it('has its timer again after a restart of the engine, at once if its time has passed', () => {
    const { world, timers } = running()
    world.ask({ kind: 'group.freeze', group: g, reason: '', until: world.now + 60_000 })
    world.ask({ kind: 'system.freeze', system: a, reason: '', until: world.now + 600_000 })
    world.now += 100_000
    timers.length = 0
    world.restartEngine()
    expect(timers).toEqual(['start freeze:group:g 0', 'start freeze:system:a 500000'])
  })
})

describe('a persistent freeze', () => {
  it('is in the configuration, and its end too', () => {
    const { world } = running()
    const isWritten = () => groupFlag(world.state.configuration, g, 'Frozen')
    world.ask({ kind: 'group.freeze', group: g, reason: '', persistent: true })
    expect([freezeOf(world)?.kind, isWritten()]).toEqual(['persistent', true])
    world.ask({ kind: 'group.unfreeze', group: g })
    expect([freezeOf(world), isWritten()]).toEqual([null, false])
  })

  it('of a system is in the configuration, and its end too', () => {
    const { world } = running()
    const isWritten = () => flagOf(systemValue(world.state.configuration, a, 'Frozen'))
    world.ask({ kind: 'system.freeze', system: a, reason: '', persistent: true, until: world.now + 1000 })
    expect(isWritten()).toBe(true)
    world.pass(1)
    timerFired(world, 'freeze:system:a')
    expect([world.state.systems[a]?.frozen, isWritten()]).toEqual([null, false])
  })

  it('comes and goes with a configuration that is loaded', () => {
    const { world } = running()
    const load = (configuration: Configuration) => world.tell({ kind: 'configurationLoaded', configuration })
    load(cluster({ g: frozen }))
    expect(freezeOf(world)).toMatchObject({ kind: 'persistent', by: 'the configuration' })
    load(cluster({ g: frozen }))
    load(cluster({ g: sketch }))
    expect(freezeOf(world)).toBeNull()
    expect(world.said(90252)).toHaveLength(2)
  })

  it('keeps its owner when a configuration that agrees is loaded, and takes the place of a temporary one', () => {
    const { world } = running()
    world.ask({ kind: 'group.freeze', group: g, reason: 'short' })
    world.tell({ kind: 'configurationLoaded', configuration: cluster({ g: sketch }) })
    expect(freezeOf(world)).toMatchObject({ kind: 'temporary', reason: 'short' })
    world.tell({ kind: 'configurationLoaded', configuration: cluster({ g: frozen }) })
    expect(freezeOf(world)?.kind).toBe('persistent')
    world.ask({ kind: 'group.unfreeze', group: g })
    world.ask({ kind: 'group.freeze', group: g, reason: 'mine', persistent: true })
    world.tell({ kind: 'configurationLoaded', configuration: cluster({ g: frozen }) })
    expect(freezeOf(world)).toMatchObject({ by: 'admin', reason: 'mine' })
  })
})
