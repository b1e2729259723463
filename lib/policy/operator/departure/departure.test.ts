import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { isConfirmedDownOn, isInFlight } from '#lib/model/group-state.ts'
import { unconfirmedElsewhere } from '../../start-guard.ts'
import { can } from '../../can.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { deepFreeze, violations } from '../../testing/invariants.ts'
import { exited, monitorUnknown, World } from '../../testing/world.ts'

const a = systemName('a')
const b = systemName('b')
const web = groupName('web')
const one: GroupSketch = { systems: ['a', 'b'], autoStartList: ['a'], resources: { w: ['d'], d: [] } }

/** A cluster at rest on `a`; every step of it is checked against the invariants. */
const running = (groups: Readonly<Record<string, GroupSketch>>): World => {
  const world = new World(cluster(groups), (before, { state }, effects) => {
    expect(violations(deepFreeze(before), state, effects)).toEqual([])
  })
  world.connect('a', 'b').pass(60)
  world.begun.length = 0
  return world
}

const stop = (mode: 'offline' | 'evacuate' | 'leave') => ({ kind: 'system.stop', system: a, mode }) as const
const evacuate = { kind: 'system.evacuate', system: a } as const
const stateOf = (world: World) => [world.state.systems[a]?.state, world.state.systems[a]?.contact.kind]

describe('evacuation', () => {
  it('is one operation with all steps, and a part for each group', () => {
    const world = running({ web: one, mail: { ...one, resources: { m: [] } } })
    world.ask(evacuate)
    expect(world.operation(1).steps).toHaveLength(6)
    world.pass(60)
    expect(world.operation(1)).toMatchObject({
      state: 'DONE',
      parts: { web: { state: 'DONE' }, mail: { state: 'DONE' } },
    })
    expect(world.operation(1).steps.map(({ state }) => state)).toEqual(Array(6).fill('done'))
    expect(world.operation(2)).toMatchObject({ partOf: 1, group: 'web', state: 'DONE' })
    expect(world.groupState('web', 'b')).toBe('ONLINE')
    expect(world.state.systems[a]?.departure).toBeUndefined()
  })

  it('lets nothing come to the system meanwhile', () => {
    const other: GroupSketch = { systems: ['b', 'a'], autoStartList: ['b'], resources: { o: [] } }
    const world = running({ web: one, other })
    world.durationMs = () => 600_000
    world.ask(evacuate)
    const codes = can(world.state, { kind: 'group.switch', group: groupName('other'), to: a })
    expect(codes.map(({ code }) => code)).toEqual(['system-leaving'])
    world.behave('clean o@b', exited(0)).kill('o@b').pass(599)
    expect(world.begun.filter((run) => run.endsWith('@a'))).toEqual(['offline w@a'])
    expect(world.groupState('other', 'a')).toBe('OFFLINE')
  })

  it('asks as long as one of its groups asks, and goes on with it', () => {
    const world = running({ web: one })
    world.behave('offline w@a', 'doesNothing').behave('clean w@a', { kind: 'timedOut', output: '' })
    world.ask(evacuate)
    world.pass(300)
    expect(world.operation(1)).toMatchObject({ state: 'ASKS' })
    expect(world.operation(1).outcome).toContain('w could not be stopped on a')
    expect(world.groupState('web', 'b')).toBe('OFFLINE')
    world.kill('w@a').behave('offline w@a', 'normal').behave('clean w@a', 'normal').pass(600)
    expect(world.operation(1).state).toBe('DONE')
  })
})

describe('a system that is stopped', () => {
  it('is EXITED once everything is confirmed down there, and its groups count as down while it stays so', () => {
    const world = running({ web: one })
    world.ask(stop('offline'))
    expect(stateOf(world)).toEqual(['LEAVING', 'connected'])
    world.pass(30)
    expect(stateOf(world)).toEqual(['EXITED', 'stopped'])
    expect(world.begun).toEqual(['offline w@a', 'offline d@a'])
    world.silence('a').restartEngine()
    world.connect('b').pass(60)
    expect(stateOf(world)).toEqual(['EXITED', 'stopped'])
    expect(isConfirmedDownOn(world.state, web, a)).toBe(true)
    expect(unconfirmedElsewhere(world.state, web, b)).toEqual([])
    expect(world.groupState('web', 'b')).toBe('OFFLINE')
  })

  it('is not monitored any more', () => {
    const world = running({ web: one })
    world.ask(stop('offline'))
    world.pass(30)
    world.running.add('w@a')
    const { revision } = world.state
    world.pass(3600)
    expect(world.state.revision).toBe(revision)
  })

  it('does not exit while the clean of a resource that is never taken offline is at work', () => {
    const kept = { resources: { w: [], job: [] }, resourceAttributes: { job: { Operations: 'OnOnly' } } }
    const world = running({ web: { ...one, ...kept, attributes: { AutoFailOver: 0 } } })
    world.durationMs = ({ entryPoint }) => (entryPoint === 'clean' ? 50_000 : 1000)
    world.kill('job@a')
    for (let second = 0; second < 120 && !world.begun.includes('clean job@a'); second += 1) world.pass(1)
    world.ask(stop('offline'))
    world.pass(20)
    const cleaning = () => Object.values(world.state.groups[web]?.places[a]?.resources ?? {}).some(isInFlight)
    expect(cleaning()).toBe(true)
    expect(stateOf(world)[0]).toBe('LEAVING')
    world.pass(300)
    expect(cleaning()).toBe(false)
    expect(stateOf(world)).toEqual(['EXITED', 'stopped'])
  })

  it('does not exit while it is not certain that a group is down', () => {
    const world = running({ web: one })
    world.behave('monitor d@a', monitorUnknown).behave('offline d@a', 'lost')
    world.ask(stop('offline'))
    world.pass(600)
    expect(stateOf(world)[0]).toBe('LEAVING')
    expect(world.operation(1).state).toBe('ASKS')
  })

  it('leaves a group with SysDownPolicy AutoDisableNoOffline up, and does not call it down', () => {
    const configuration = cluster({ web: { ...one, attributes: { SysDownPolicy: 'AutoDisableNoOffline' } } })
    const world = new World(configuration).connect('a', 'b').pass(60)
    world.begun.length = 0
    world.ask(stop('offline'))
    world.pass(30)
    expect(stateOf(world)).toEqual(['EXITED', 'stopped'])
    expect(world.begun).toEqual([])
    expect(isConfirmedDownOn(world.state, web, a)).toBe(false)
  })

  it('left with its applications running blocks every start elsewhere, also after it was silent', () => {
    const world = running({ web: one })
    world.ask(stop('leave'))
    expect(stateOf(world)).toEqual(['EXITED', 'stopped'])
    world.silence('a').restartEngine()
    world.connect('b').pass(600)
    expect(unconfirmedElsewhere(world.state, web, b)).toEqual([a])
    expect(world.begun).toEqual([])
    expect(world.fenced).toEqual([])
  })

  it('is not taken for down any more when the group gets a resource nobody has looked at there', () => {
    const world = running({ web: one })
    world.ask(stop('offline'))
    world.pass(30)
    const grown = { ...one, resources: { ...one.resources, cache: [] } }
    world.tell({ kind: 'configurationLoaded', configuration: cluster({ web: grown }) })
    expect(unconfirmedElsewhere(world.state, web, b)).toEqual([a])
  })

  it('that leaves the configuration while it is emptied ends the operation', () => {
    const world = running({ web: one, other: { systems: ['c'], resources: { o: [] } } })
    world.connect('c').pass(10)
    world.behave('monitor o@c', monitorUnknown).pass(600)
    world.ask({ kind: 'system.stop', system: systemName('c'), mode: 'offline' })
    expect(world.operation(1).state).toBe('ASKS')
    world.tell({ kind: 'configurationLoaded', configuration: cluster({ web: one }) })
    expect(world.state.systems[systemName('c')]).toBeUndefined()
    expect(world.operation(1).state).toBe('CANCELLED')
  })

  it('is probed when it is started again, and what runs there is found', () => {
    const world = running({ web: one })
    world.ask(stop('leave'))
    world.pass(60)
    world.ask({ kind: 'system.start', system: a })
    expect(stateOf(world)).toEqual(['RUNNING', 'connected'])
    world.pass(30)
    expect(world.groupState('web', 'a')).toBe('ONLINE')
    expect(world.begun).toEqual([])
  })

  it('owes its groups autostart when it is started, but not what a person has taken offline since', () => {
    const world = running({ web: one, mail: { ...one, resources: { m: [] } } })
    world.ask(stop('offline'))
    world.pass(30)
    world.ask({ kind: 'group.online', group: groupName('mail'), system: b })
    world.pass(30)
    world.ask({ kind: 'system.start', system: a })
    world.pass(60)
    expect(world.groupState('web', 'a')).toBe('ONLINE')
    expect(world.groupState('mail', 'a')).toBe('OFFLINE')
    expect(world.groupState('mail', 'b')).toBe('ONLINE')
  })

  it('does not lose its groups to a failover when it falls silent while it is stopped', () => {
    const world = running({ web: one })
    world.durationMs = () => 60_000
    world.ask(stop('offline'))
    world.pass(10)
    world.silence('a').pass(600)
    expect(world.fenced).toEqual([])
    world.ask({ kind: 'system.confirmDown', system: a })
    world.pass(60)
    expect(world.groupState('web', 'b')).toBe('OFFLINE')
    expect(world.operation(1)).toMatchObject({ state: 'FAILED' })
  })

  it('with its applications running, makes a start under way elsewhere ask what it does there', () => {
    const world = running({ web: { ...one, autoStartList: [] } })
    world.durationMs = () => 10_000
    world.ask({ kind: 'group.online', group: web, system: b })
    world.pass(5).ask(stop('leave'))
    world.pass(60)
    expect(world.begun).not.toContain('online w@b')
    expect(world.operation(1)).toMatchObject({ state: 'ASKS' })
    expect(world.operation(1).outcome).toContain('System a was stopped')
    world.ask({ kind: 'group.autoenable', group: web, system: a })
    world.pass(60)
    expect(world.operation(1).state).toBe('DONE')
    expect(world.groupState('web', 'b')).toBe('ONLINE')
  })
})
