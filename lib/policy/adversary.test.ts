import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { can } from './can.ts'
import { unconfirmedElsewhere } from './start-guard.ts'
import { cluster, type GroupSketch } from './testing/cluster-builder.ts'
import { exited, monitorOffline, monitorUnknown, World } from './testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const b = systemName('b')
const onlineOn = (system: typeof a): Intent => ({ kind: 'group.online', group: g, system })
const flushA = (force: boolean): Intent => ({ kind: 'group.flush', group: g, system: a, force })

/** A world that fails the test in the moment something of a failover group really runs twice. */
const watched = (sketch: Partial<GroupSketch> = {}): World =>
  new World(cluster({ g: { systems: ['a', 'b'], resources: { web: [] }, ...sketch } }), (_before, world) => {
    const names = [...world.running].filter((key) => key.endsWith('@a')).map((key) => key.slice(0, -2))
    const twice = names.filter((name) => world.running.has(`${name}@b`))
    if (twice.length > 0) throw new Error(`${twice.join(', ')} runs on a and b`)
  })

/** One that only looks on: something is made to run twice on purpose. */
const unwatched = (sketch: Partial<GroupSketch> = {}): World =>
  new World(cluster({ g: { systems: ['a', 'b'], resources: { web: [] }, ...sketch } }))

const startsOnB = (world: World) => world.begun.filter((run) => /^online .*@b$/.test(run))
const auto = { autoStartList: ['a'] }

describe('an answer from before a start is not believed after it', () => {
  it('when the online was flushed while it ran and asks for time before its monitor', () => {
    const world = watched().connect('a', 'b').behave('online web@a', exited(10))
    world.ask(onlineOn(a))
    world.ask(flushA(false))
    world.running.add('web@a')
    world.pass(2)
    expect(world.resource('web@a')).toMatchObject({ running: null, state: 'UNKNOWN' })
    world.ask(onlineOn(b))
    world.pass(60)
    expect(startsOnB(world)).toEqual([])
    expect(world.resource('web@a').state).toBe('ONLINE')
  })

  it('when it was flushed between the end of online and its monitor', () => {
    const world = watched().connect('a', 'b').behave('online web@a', exited(10))
    world.ask(onlineOn(a))
    world.running.add('web@a')
    world.pass(2)
    world.ask(flushA(false))
    world.ask(onlineOn(b))
    world.pass(60)
    expect(startsOnB(world)).toEqual([])
  })

  it('when its clean was flushed and came to nothing', () => {
    const world = watched().connect('a', 'b')
    world.behave('online web@a', 'hangs').behave('clean web@a', exited(1)).ask(onlineOn(a))
    world.running.add('web@a')
    world.pass(1.5)
    expect(world.begun).toEqual(['online web@a', 'clean web@a'])
    world.ask(flushA(true))
    world.behave('monitor web@a', monitorUnknown).pass(3)
    world.ask(onlineOn(b))
    world.pass(60)
    expect(startsOnB(world)).toEqual([])
  })

  it('when a fault is cleared while its monitor cannot tell', () => {
    const world = watched({ ...auto, attributes: { AutoFailOver: 0 } })
      .connect('a', 'b')
      .pass(30)
    world.kill('web@a').pass(100)
    expect(world.resource('web@a').state).toBe('FAULTED')
    world.running.add('web@a')
    world.behave('monitor web@a', monitorUnknown).pass(400)
    world.ask({ kind: 'group.clear', group: g, system: a })
    expect(unconfirmedElsewhere(world.state, g, b)).toEqual([a])
    world.ask(onlineOn(b))
    world.pass(400)
    expect(startsOnB(world)).toEqual([])
  })
})

describe('an online nobody knows the end of', () => {
  it('waits for an administrator when the system answers but its runner swallowed it', () => {
    const world = watched({ ...auto }).connect('a')
    world.behave('online web@a', 'lost').behave('monitor web@a', monitorOffline).connect('b').pass(600)
    expect(world.resource('web@a').flags).toContain('ADMIN WAIT')
    expect(world.said(90015)).toHaveLength(1)
    expect(startsOnB(world)).toEqual([])
    world.ask({ kind: 'group.clear', group: g, system: a })
    world.behave('monitor web@a', 'normal').pass(5)
    world.ask(onlineOn(b))
    world.pass(30)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('is cleaned up after when the contact was lost while it ran', () => {
    const world = watched({ resourceAttributes: { web: { RestartLimit: 1 } }, ...auto })
      .connect('a', 'b')
      .pass(30)
    world.durationMs = ({ entryPoint }) => (entryPoint === 'online' ? 60_000 : 1000)
    world.kill('web@a').pass(90)
    expect(world.resource('web@a').running?.entryPoint).toBe('online')
    world.silence('a').kill('web@a')
    const before = world.begun.length
    world.connect('a')
    expect(world.begun.slice(before)).toEqual(['clean web@a', 'online web@a'])
    world.pass(300)
    expect(startsOnB(world)).toEqual([])
    expect(world.groupState('g', 'a')).toBe('ONLINE')
  })

  it('is not believed to be offline while the group is frozen and nothing may be cleaned', () => {
    const world = watched().connect('a', 'b')
    world.ask(onlineOn(a))
    world.ask({ kind: 'group.freeze', group: g, reason: 'test' })
    world.silence('a').kill('web@a').connect('a').pass(300)
    expect(unconfirmedElsewhere(world.state, g, b)).toEqual([a])
    expect(world.begun).toEqual(['online web@a'])
    world.ask({ kind: 'group.unfreeze', group: g })
    world.pass(300)
    expect(world.begun).toEqual(['online web@a', 'clean web@a', 'online web@a'])
  })

  it('that was killed for its time is cleaned, and one that runs nevertheless is not left for another', () => {
    const world = watched({ ...auto })
      .behave('online web@a', 'hangs')
      .behave('clean web@a', 'doesNothing')
    world.connect('a', 'b').running.add('web@a')
    world.pass(900)
    expect(world.resource('web@a').flags).toContain('UNABLE TO OFFLINE')
    expect(startsOnB(world)).toEqual([])
  })
})

describe('a clean that says it worked', () => {
  it('is not enough while the monitor does not know', () => {
    const world = watched({ ...auto })
      .connect('a', 'b')
      .pass(30)
    world.kill('web@a').behave('monitor web@a', monitorOffline, monitorUnknown).pass(900)
    world.running.add('web@a')
    expect(world.said(90014)).toHaveLength(1)
    expect(startsOnB(world)).toEqual([])
  })

  it('makes what hung FAULTED, and still nothing starts elsewhere until a monitor says offline', () => {
    const world = watched({ ...auto })
      .connect('a', 'b')
      .pass(30)
    world.behave('monitor web@a', 'hangs').behave('clean web@a', 'doesNothing').pass(900)
    expect(world.resource('web@a')).toMatchObject({ state: 'FAULTED', cleaning: null })
    expect(world.said(90016)).toHaveLength(1)
    expect(startsOnB(world)).toEqual([])
    world.kill('web@a').behave('monitor web@a', 'normal')
    world.ask({ kind: 'group.probe', group: g, system: a })
    world.pass(30)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('does not start again elsewhere what the hung monitor then finds running', () => {
    const world = watched({ ...auto })
      .connect('a', 'b')
      .pass(30)
    world.behave('monitor web@a', 'hangs').behave('clean web@a', 'doesNothing').pass(900)
    world.behave('monitor web@a', 'normal').pass(600)
    expect(world.begun.filter((run) => run === 'offline web@a')).toHaveLength(1)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })
})

describe('a system declared down that is not', () => {
  const confirm: Intent = { kind: 'system.confirmDown', system: a }

  it('gives up what runs there when it answers: the later one goes, the running one stays', () => {
    const world = unwatched({ ...auto })
      .connect('a', 'b')
      .pass(30)
      .silence('a')
    world.ask(confirm)
    world.pass(30)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
    world.connect('a').pass(30)
    expect(world.said(90034)).toHaveLength(1)
    expect(world.running).toEqual(new Set(['web@b']))
    expect(world.begun).not.toContain('offline web@b')
  })

  it('stops the start half-way: what is proven to run stays, and nothing more begins beside it', () => {
    const world = unwatched({ ...auto, resources: { web: ['disk'], disk: [] } })
      .connect('a', 'b')
      .pass(30)
      .silence('a')
    world.fenceAnswers('a', { kind: 'off', device: 'pdu' })
    expect(startsOnB(world)).toEqual(['online disk@b'])
    world.connect('a').pass(120)
    expect(startsOnB(world)).toEqual(['online disk@b'])
    expect(world.running).toEqual(new Set(['disk@a', 'web@a']))
  })

  it('is not taken for down when the fence answers after it has', () => {
    const world = watched({ ...auto })
      .connect('a', 'b')
      .pass(30)
      .silence('a')
    world.connect('a').fenceAnswers('a', { kind: 'off', device: 'pdu' })
    expect(world.state.systems[a]?.contact.kind).toBe('connected')
    world.pass(600)
    expect(startsOnB(world)).toEqual([])
  })
})

describe('a switch', () => {
  const toB: Intent = { kind: 'group.switch', group: g, to: b }

  it.each([
    ['with what was started', false],
    ['with nothing', true],
  ])('to a target that goes silent half-way and comes back %s never starts at the source', (_how, isDead) => {
    const world = watched({ ...auto })
      .connect('a', 'b')
      .pass(30)
    world.ask(toB)
    world.pass(1.5)
    expect(startsOnB(world)).toEqual(['online web@b'])
    world.silence('b').pass(3000)
    expect(world.begun.filter((run) => run === 'online web@a')).toHaveLength(1)
    if (isDead) world.kill('web@b')
    world.connect('b').pass(600)
    expect(world.running.size).toBe(1)
  })

  it('that is frozen half-way while the source goes silent and comes back running waits', () => {
    const world = watched({ ...auto })
      .connect('a', 'b')
      .pass(30)
    world.ask(toB)
    world.ask({ kind: 'group.freeze', group: g, reason: 'test' })
    world.silence('a')
    world.running.add('web@a')
    world.pass(300).connect('a').pass(300)
    expect(startsOnB(world)).toEqual([])
    world.ask({ kind: 'group.unfreeze', group: g })
    world.pass(300)
    expect(world.running).toEqual(new Set(['web@b']))
  })

  it('asked again under an id that was forgotten is carried out again, one system at a time', () => {
    const world = watched({ ...auto })
      .connect('a', 'b')
      .pass(30)
    world.ask(toB, 'same')
    world.pass(30)
    for (let count = 0; count < 120; count++) {
      world.ask({ kind: 'group.freeze', group: g, reason: 'test' })
      world.ask({ kind: 'group.unfreeze', group: g })
    }
    world.ask({ kind: 'group.switch', group: g, to: a })
    world.pass(30)
    expect(world.running).toEqual(new Set(['web@a']))
    world.ask(toB, 'same')
    world.pass(30)
    expect(world.running).toEqual(new Set(['web@b']))
  })

  it('interrupted by the end of the engine between effect and answer begins with the truth', () => {
    const world = watched({ ...auto })
      .connect('a', 'b')
      .pass(30)
    world.ask(toB)
    world.pass(1.2)
    world.restartEngine().connect('b').pass(600)
    expect(world.begun.filter((run) => run.startsWith('online'))).toEqual(['online web@a', 'online web@b'])
    world.connect('a').pass(600)
    expect(world.running).toEqual(new Set(['web@b']))
  })
})

describe('what is left to the type or to other means', () => {
  it('an OnOnly resource stays where it was started, as its type says, and holds the group nowhere', () => {
    const world = unwatched({
      ...auto,
      resources: { web: ['kept'], kept: [] },
      resourceAttributes: { kept: { Operations: 'OnOnly' } },
    })
    world.connect('a', 'b').pass(30)
    world.ask({ kind: 'group.switch', group: g, to: b })
    world.pass(30)
    expect(world.running).toEqual(new Set(['kept@a', 'kept@b', 'web@b']))
  })

  it('a daemon that appears long after its start was given up is a concurrency violation', () => {
    const world = unwatched({ ...auto })
      .behave('online web@a', 'hangs')
      .connect('a', 'b')
      .pass(900)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
    world.running.add('web@a')
    world.pass(600)
    expect(world.said(90034)).toHaveLength(1)
    expect(world.running).toEqual(new Set(['web@b']))
    expect(can(world.state, onlineOn(a)).map(({ code }) => code)).toContain('group-active-elsewhere')
  })
})
