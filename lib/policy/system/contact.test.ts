import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { can } from '../can.ts'
import { cluster } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const imap = groupName('imap')
const a = systemName('a')
const b = systemName('b')
const off = { kind: 'off', device: 'pdu' } as const
const startsOn = (world: World, system: string) =>
  world.begun.filter((run) => run.startsWith('online') && run.endsWith(`@${system}`))

const configuration = (attributes = {}, systems: readonly string[] = ['a', 'b']) =>
  cluster({ imap: { systems, autoStartList: systems, attributes, resources: { web: ['disk'], disk: [] } } })

const running = (attributes = {}, systems: readonly string[] = ['a', 'b']) =>
  new World(configuration(attributes, systems)).connect(...systems).pass(30)

describe('probing', () => {
  it('knows nothing before it has asked', () => {
    const world = new World(configuration())
    expect(world.groupState('imap', 'a')).toBe('UNKNOWN')
    world.connect('a').pass(300)
    expect(world.groupState('imap', 'a')).toBe('OFFLINE')
    expect(world.groupState('imap', 'b')).toBe('UNKNOWN')
    expect(world.begun).toEqual([])
  })

  it('lifts autodisable, then starts', () => {
    const world = running()
    expect(world.state.groups[imap]?.places[a]?.autoDisabled).toBe(false)
    expect(world.groupState('imap', 'a')).toBe('ONLINE')
  })

  it('spreads the monitors that follow the first', () => {
    const delays = new Set<number>()
    const world = new World(configuration({ AutoStart: 0 }), (_before, _world, effects) => {
      for (const effect of effects) if (effect.kind === 'runEntryPoint') delays.add(effect.delayMs)
    })
    world.connect('a', 'b')
    delays.delete(0)
    expect(delays.size).toBe(4)
    expect([...delays].every((delayMs) => delayMs >= 150_000 && delayMs <= 300_000)).toBe(true)
  })
})

describe('silence', () => {
  it('is UNKNOWN and autodisabled, and asks for the fence', () => {
    const world = running().silence('a')
    expect(world.groupState('imap', 'a')).toBe('UNKNOWN')
    expect(world.state.groups[imap]?.places[a]?.autoDisabled).toBe(true)
    expect(world.fenced).toEqual(['a'])
    expect(startsOn(world.pass(5000), 'b')).toEqual([])
  })

  it('fences nobody who ran nothing', () => {
    expect(running().silence('b').fenced).toEqual([])
  })

  it('leaves groups with AutoFailOver = 0 and frozen ones alone', () => {
    expect(running({ AutoFailOver: 0 }).silence('a').fenced).toEqual([])
    const world = running()
    world.ask({ kind: 'group.freeze', group: imap, reason: '' })
    expect(world.silence('a').fenced).toEqual([])
    world.ask({ kind: 'system.confirmDown', system: a })
    expect(startsOn(world.pass(60), 'b')).toEqual([])
  })

  it('is left at that when AutoFailOver = 0 is loaded before the system is certainly down', () => {
    const world = running().silence('a')
    world.tell({ kind: 'configurationLoaded', configuration: configuration({ AutoFailOver: 0 }) })
    world.fenceAnswers('a', off).pass(60)
    expect(startsOn(world, 'b')).toEqual([])
    expect(world.said(90021)).toHaveLength(1)
    expect(world.state.groups[imap]?.move).toBeNull()
  })

  it('completes nothing where the group was disabled meanwhile', () => {
    const world = running().silence('a')
    world.ask({ kind: 'group.disable', group: imap, system: a })
    world.kill('web@a').connect('a').pass(60)
    expect(world.groupState('imap', 'a')).toBe('PARTIAL')
    expect(startsOn(world, 'a')).toEqual(['online disk@a', 'online web@a'])
  })

  it('starts elsewhere once the fence reports the system off', () => {
    const world = running().powerOff('a').fenceAnswers('a', off).pass(30)
    expect(world.groupState('imap', 'a')).toBe('OFFLINE')
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
    expect(world.state.systems[a]?.contact.kind).toBe('down')
  })

  it('starts nowhere when the fence fails, until a person confirms', () => {
    const world = running().powerOff('a')
    world.fenceAnswers('a', { kind: 'failed', reason: 'no route' }).pass(600)
    expect(startsOn(world, 'b')).toEqual([])
    expect(world.said(90041)[0]?.text).toContain('confirm')
    world.ask({ kind: 'system.confirmDown', system: a })
    expect(world.pass(30).groupState('imap', 'b')).toBe('ONLINE')
  })

  it('keeps the group where it is when the system comes back with it', () => {
    const world = running().silence('a').connect('a').pass(30)
    expect(world.groupState('imap', 'a')).toBe('ONLINE')
    expect(world.state.groups[imap]?.move).toBeNull()
    expect(startsOn(world, 'b')).toEqual([])
  })

  it('fails over when the system comes back without it', () => {
    const world = running().powerOff('a').connect('a').pass(30)
    expect(world.groupState('imap', 'a')).toBe('OFFLINE')
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
  })

  it('does not believe a fence about a system that answers again', () => {
    const world = running().silence('a').connect('a')
    world.fenceAnswers('a', off).pass(30)
    expect(world.state.systems[a]?.contact.kind).toBe('connected')
    expect(world.groupState('imap', 'a')).toBe('ONLINE')
  })

  it('of a third system forbids a start, and the operation says so', () => {
    const world = running({}, ['a', 'b', 'c'])
    world.silence('c')
    const refused = can(world.state, { kind: 'group.switch', group: imap, to: b })
    expect(refused.map(({ code }) => code)).toEqual(['group-state-unknown'])
    world.powerOff('a').fenceAnswers('a', off).pass(60)
    expect(startsOn(world, 'b')).toEqual([])
    world.ask({ kind: 'system.confirmDown', system: systemName('c') })
    expect(world.pass(30).groupState('imap', 'b')).toBe('ONLINE')
  })

  it('in the middle of a switch asks, and goes on when the source is down', () => {
    const world = running()
    world.durationMs = () => 10_000
    world.ask({ kind: 'group.switch', group: imap, to: b })
    world.pass(5).powerOff('a')
    expect(world.operation(1)).toMatchObject({ state: 'ASKS' })
    expect(world.operation(1).outcome).toContain('System a does not answer')
    world.fenceAnswers('a', off).pass(60)
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
    expect(world.operation(1).state).toBe('DONE')
  })

  it('cannot be confirmed as down of a system that answers', () => {
    const reasons = can(running().state, { kind: 'system.confirmDown', system: a })
    expect(reasons.map(({ code }) => code)).toEqual(['system-answers'])
  })
})

describe('a person fences', () => {
  it('is an operation that ends with the answer', () => {
    const world = running({ AutoFailOver: 0 }).silence('a')
    world.ask({ kind: 'system.fence', system: a })
    expect(world.operation(1).state).toBe('RUNNING')
    world.fenceAnswers('a', { kind: 'notConfigured' })
    expect(world.operation(1)).toMatchObject({ state: 'FAILED' })
    world.ask({ kind: 'system.fence', system: a })
    world.fenceAnswers('a', off)
    expect(world.operation(2)).toMatchObject({ state: 'DONE' })
  })
})
