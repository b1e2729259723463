import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { can } from '../../can.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { exited, monitorUnknown, World } from '../../testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const web = resourceName('web')

const worldOf = (attributes: Values = {}): World =>
  new World(
    cluster({
      g: {
        systems: ['a', 'b'],
        autoStartList: ['a'],
        attributes: { ManageFaults: 'NONE' },
        resources: { web: ['ip'], ip: [] },
        resourceAttributes: { web: attributes },
      },
    }),
  )

const up = (attributes: Values = {}): World => worldOf(attributes).connect('a', 'b').pass(60)

/** How web comes to wait for each reason, and what is believed of it then (§4.1). */
const waits: Readonly<Record<number, { readonly world: () => World; readonly state: string }>> = {
  0: {
    world: () => askedOffline(up().behave('offline web@a', 'hangs')),
    state: 'ONLINE|ADMIN WAIT',
  },
  1: {
    world: () => askedOffline(up().behave('offline web@a', 'doesNothing')),
    state: 'ONLINE|ADMIN WAIT',
  },
  2: {
    world: () => worldOf().behave('online web@a', 'hangs').connect('a', 'b').pass(300),
    state: 'OFFLINE|ADMIN WAIT',
  },
  3: {
    world: () => worldOf().behave('online web@a', 'doesNothing').connect('a', 'b').pass(300),
    state: 'OFFLINE|ADMIN WAIT',
  },
  4: { world: () => up().kill('web@a').pass(100), state: 'OFFLINE|ADMIN WAIT' },
  5: {
    world: () => up().behave('monitor web@a', 'hangs').pass(300),
    state: 'ONLINE|MONITOR TIMEDOUT|ADMIN WAIT',
  },
}

function askedOffline(world: World): World {
  world.ask({ kind: 'group.offline', group: g, system: a })
  return world.pass(100)
}

const stateText = (world: World): string => {
  const { state, flags } = world.resource('web@a')
  return [state, ...flags].join('|')
}

const reasons = [0, 1, 2, 3, 4, 5]
const waiting = (reason: number) => waits[reason]?.world() ?? worldOf()

describe.each(reasons)('ManageFaults = NONE, reason %i', (reason) => {
  it('ends as the manual says, and nothing is cleaned', () => {
    const world = waiting(reason)
    expect(stateText(world)).toBe(waits[reason]?.state)
    expect(world.resource('web@a').adminWait).toBe(reason)
    expect(world.begun).not.toContain('clean web@a')
    expect(world.groupState('g', 'b')).toBe('OFFLINE')
  })

  it('stays so, whatever time brings, and refuses what is asked of the group', () => {
    const world = waiting(reason)
    const before = stateText(world)
    world.pass(1200)
    expect(stateText(world)).toBe(before)
    const codes = can(world.state, { kind: 'group.switch', group: g, to: systemName('b') })
    expect(codes.map(({ code }) => code)).toContain('group-has-admin-wait')
  })

  it('comes back when it is still wrong', () => {
    const world = waiting(reason)
    world.ask({ kind: 'group.clearAdminWait', group: g, system: a, fault: false })
    expect(world.resource('web@a').flags).not.toContain('ADMIN WAIT')
    world.pass(2)
    expect(world.resource('web@a')).toMatchObject({ adminWait: reason })
    expect(stateText(world)).toBe(waits[reason]?.state)
  })

  it('is over when it is as it should be', () => {
    const world = waiting(reason).behave('monitor web@a', 'normal')
    if (reason < 2) world.kill('web@a')
    else world.running.add('web@a')
    world.ask({ kind: 'group.clearAdminWait', group: g, system: a, fault: false })
    world.pass(2)
    expect(stateText(world)).toBe(reason < 2 ? 'OFFLINE' : 'ONLINE')
    expect(world.resource('web@a').adminWait).toBeUndefined()
  })
})

describe('with -fault', () => {
  it.each([0, 1])('reason %i: UNABLE TO OFFLINE, until it is stopped by hand', (reason) => {
    const world = waiting(reason)
    world.ask({ kind: 'group.clearAdminWait', group: g, system: a, fault: true })
    expect(stateText(world)).toBe('ONLINE|UNABLE TO OFFLINE')
    world.pass(100)
    expect(stateText(world)).toBe('ONLINE|UNABLE TO OFFLINE')
    expect(world.begun).not.toContain('clean web@a')
    world.kill('web@a').pass(100)
    expect(stateText(world)).toBe('OFFLINE')
    expect(world.groupState('g', 'a')).toBe('OFFLINE')
  })

  it.each([2, 3, 4])('reason %i: FAULTED without a clean, and the group fails over', (reason) => {
    const world = waiting(reason)
    world.ask({ kind: 'group.clearAdminWait', group: g, system: a, fault: true })
    expect(world.resource('web@a').state).toBe('FAULTED')
    world.pass(100)
    expect(world.begun).not.toContain('clean web@a')
    expect(world.groupState('g', 'a')).toBe('OFFLINE|FAULTED')
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('starts nothing elsewhere before a monitor says offline', () => {
    const world = waiting(4).behave('monitor web@a', monitorUnknown)
    world.ask({ kind: 'group.clearAdminWait', group: g, system: a, fault: true })
    world.pass(600)
    expect(world.begun.some((run) => run.endsWith('@b'))).toBe(false)
    world.behave('monitor web@a', 'normal').pass(600)
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })
})

describe('a wait for an administrator', () => {
  it('outlives the loss of contact and the engine', () => {
    const world = waiting(4).silence('a').connect('a').pass(5)
    expect(world.resource('web@a')).toMatchObject({ adminWait: 4, flags: ['ADMIN WAIT'] })
    world.restartEngine().connect('a', 'b').pass(5)
    expect(world.resource('web@a')).toMatchObject({ adminWait: 4, flags: ['ADMIN WAIT'] })
  })

  it('cannot be cleared where nothing waits', () => {
    const intent = { kind: 'group.clearAdminWait', group: g, system: a, fault: false } as const
    expect(can(up().state, intent).map(({ code }) => code)).toEqual(['nothing-to-do'])
  })

  it('follows CleanRetryLimit cleans that failed; cleared, clean is tried anew', () => {
    const configuration = cluster({
      g: {
        systems: ['a', 'b'],
        autoStartList: ['a'],
        resources: { web: [] },
        resourceAttributes: { web: { CleanRetryLimit: 2 } },
      },
    })
    const world = new World(configuration).connect('a', 'b').pass(60)
    world.behave('offline web@a', 'hangs').behave('clean web@a', exited(1))
    const cleans = () => world.begun.filter((run) => run === 'clean web@a').length
    world.ask({ kind: 'resource.offline', resource: web, system: a })
    world.pass(1000)
    expect(cleans()).toBe(2)
    expect(stateText(world)).toBe('ONLINE|UNABLE TO OFFLINE|ADMIN WAIT')
    world.ask({ kind: 'group.clearAdminWait', group: g, system: a, fault: false })
    world.pass(1000)
    expect(cleans()).toBe(4)
    world.behave('clean web@a', 'normal')
    world.ask({ kind: 'group.clearAdminWait', group: g, system: a, fault: false })
    world.pass(10)
    expect(stateText(world)).toBe('OFFLINE')
  })

  it('ends with its system, and a monitor that cannot tell afterwards says nothing', () => {
    const world = waiting(4).silence('a')
    world.ask({ kind: 'system.confirmDown', system: a })
    expect(world.resource('web@a').adminWait).toBeUndefined()
    world.behave('monitor web@a', monitorUnknown).connect('a')
    expect(stateText(world)).toBe('UNKNOWN|STATE UNKNOWN')
  })
})
