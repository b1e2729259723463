import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { Effect, RunTrigger } from '../effect.ts'
import type { TriggerOutcome } from '../event.ts'
import { cluster, type GroupSketch } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const g = groupName('g')
const b = systemName('b')
const yes: TriggerOutcome = { kind: 'exited', code: 0, output: '' }
const no: TriggerOutcome = { kind: 'exited', code: 1, output: 'not here\n' }

/** A group of two resources on three systems, running on `a`, and the triggers called since. */
const running = (sketch: Partial<GroupSketch> = {}) => {
  const called: RunTrigger[] = []
  const group: GroupSketch = {
    systems: ['a', 'b', 'c'],
    autoStartList: ['a'],
    resources: { web: ['ip'], ip: [] },
    ...sketch,
  }
  const note = (_: unknown, __: unknown, effects: readonly Effect[]) => {
    for (const effect of effects) if (effect.kind === 'runTrigger') called.push(effect)
  }
  const world = new World(cluster({ g: group }), note).connect('a', 'b', 'c').pass(60)
  called.length = 0
  world.begun.length = 0
  return { world, called }
}

const answer = (world: World, call: RunTrigger | undefined, outcome: TriggerOutcome) => {
  if (!call) throw new Error('it was not called')
  const { system, trigger, run, group, resource } = call
  return world.tell({ kind: 'triggerFinished', system, trigger, run, group, resource, outcome })
}

const switchToB = { kind: 'group.switch', group: g, to: b } as const
const names = (called: readonly RunTrigger[]) => called.map(({ trigger, system }) => `${trigger}@${system}`)

describe('triggers', () => {
  it('cost nothing while nothing changes, however many are enabled', () => {
    const { world, called } = running({ attributes: { TriggerResStateChange: '1', PreOnline: '1' } })
    const { state } = world
    world.pass(3600)
    expect(called).toEqual([])
    expect(world.state).toBe(state)
  })

  it('change nothing when they end well, are missing, or are lost with their system', () => {
    const { world, called } = running()
    world.ask(switchToB)
    world.pass(60)
    expect(names(called)).toEqual(['postoffline@a', 'postonline@b'])
    const { state } = world
    for (const outcome of [yes, { kind: 'missing' } as const]) answer(world, called[1], outcome)
    expect(world.state).toBe(state)
    world.silence('b')
    const silent = world.state
    answer(world, called[1], { kind: 'lost', reason: 'connection lost' })
    expect(world.state).toBe(silent)
  })

  it('are told of once when they are wanted and missing', () => {
    const { world, called } = running({ attributes: { PreOnline: '1' } })
    world.ask(switchToB)
    world.pass(60)
    expect(world.said(15004)).toHaveLength(0)
    answer(
      world,
      called.find(({ trigger }) => trigger === 'preonline'),
      { kind: 'missing' },
    )
    expect(world.said(15004)).toHaveLength(1)
    expect(world.pass(60).groupState('g', 'b')).toBe('ONLINE')
  })
})

describe('a group that waits for its preonline script', () => {
  const waiting = (attributes: GroupSketch['attributes'] = {}) => {
    const { world, called } = running({ attributes: { PreOnline: '1', ...attributes } })
    world.ask(switchToB)
    world.pass(60)
    const call = called.find(({ trigger }) => trigger === 'preonline')
    world.begun.length = 0
    return { world, called, call }
  }

  it('is not started before the script has agreed', () => {
    const { world, call } = waiting({ PreOnlineTimeout: '42' })
    expect(call).toMatchObject({ system: 'b', arguments: ['0', 'b', 'g', 'MANUAL'], timeoutMs: 42_000 })
    expect([world.begun, world.groupState('g', 'b')]).toEqual([[], 'OFFLINE|STARTING'])
    answer(world, call, yes)
    expect(world.pass(60).groupState('g', 'b')).toBe('ONLINE')
    expect(world.operation(1).state).toBe('DONE')
  })

  it.each<TriggerOutcome>([
    no,
    { kind: 'timedOut', output: '' },
    { kind: 'lost', reason: 'the runner gave no answer' },
  ])('goes elsewhere when the script does not agree: %o', (outcome) => {
    const { world, called, call } = waiting()
    answer(world, call, outcome)
    expect(world.operation(1).state).toBe('FAILED')
    expect(world.groupState('g', 'b')).toBe('OFFLINE')
    expect(called.at(-1)).toMatchObject({ trigger: 'preonline', system: 'c' })
    answer(world, called.at(-1), yes)
    expect(world.pass(60).groupState('g', 'c')).toBe('ONLINE')
    expect(world.begun).toEqual(['online ip@c', 'online web@c'])
  })

  it('is not started by an answer to an older question', () => {
    const { world, call } = waiting()
    world.ask({ kind: 'group.flush', group: g, system: b, force: false })
    answer(world, call, yes)
    expect(world.pass(60).begun).toEqual([])
    expect(world.groupState('g', 'b')).toBe('OFFLINE')
  })

  it('asks again after the engine was restarted, and only then', () => {
    const { world, called, call } = waiting()
    world.restartEngine()
    answer(world, call, yes)
    world.connect('a', 'b', 'c').pass(60)
    expect(world.begun).toEqual([])
    expect(called.at(-1)).toMatchObject({ trigger: 'preonline', system: 'b' })
    expect(called.at(-1)?.run).not.toBe(call?.run)
    answer(world, called.at(-1), yes)
    expect(world.pass(60).groupState('g', 'b')).toBe('ONLINE')
  })

  it('does not begin on a system that fell silent meanwhile', () => {
    const { world, call } = waiting()
    world.silence('b')
    answer(world, call, yes)
    expect(world.pass(600).begun).toEqual([])
  })
})

describe('a switch that waits for its preswitch script', () => {
  it('leaves the group alone until the script has agreed, and for good when it does not', () => {
    const { world, called } = running({ attributes: { PreSwitch: '1' } })
    world.ask(switchToB)
    world.pass(60)
    expect(called).toMatchObject([{ trigger: 'preswitch', system: 'b', arguments: ['b', 'g'] }])
    expect(world.operation(1).state).toBe('RUNNING')
    answer(world, called[0], no)
    expect(world.operation(1)).toMatchObject({
      state: 'FAILED',
      outcome: expect.stringContaining('not here'),
    })
    expect([world.pass(60).begun, world.groupState('g', 'a')]).toEqual([[], 'ONLINE'])
    world.ask(switchToB)
    answer(world, called.at(-1), yes)
    expect(world.pass(60).groupState('g', 'b')).toBe('ONLINE')
  })
})
