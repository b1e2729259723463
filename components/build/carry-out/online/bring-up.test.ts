import { describe, expect, it } from 'vitest'
import { groupName } from '#lib/model/names.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { World } from '#lib/policy/testing/world.ts'
import { nextOnline, retryIntent, standingOf } from './bring-up.ts'

const [directory, store] = ['directory', 'store'].map((name) => groupName(name)) as [
  ReturnType<typeof groupName>,
  ReturnType<typeof groupName>,
]
const order = [directory, store]

const made = () =>
  new World(
    cluster({
      directory: { systems: ['b', 'a'], resources: { ldap: ['disk'], disk: [] } },
      store: {
        systems: ['b', 'a'],
        resources: { imap: [] },
        requires: { directory: 'online global firm' },
      },
    }),
  )

const standing = (world: World, group = directory, since = 0) => standingOf(world.state, group, since)
const next = (world: World) => nextOnline(order.map((group) => standing(world, group)))

describe('a group that is brought online', () => {
  it('waits until it has been looked at, is ready, moves, and is online', () => {
    const world = made()
    expect(standing(world)).toMatchObject({ kind: 'waits' })
    world.connect('a', 'b').pass(60)
    expect(standing(world)).toMatchObject({ kind: 'ready', intent: { kind: 'group.online', system: 'any' } })
    world.ask({ kind: 'group.online', group: directory, system: 'any' })
    expect(standing(world)).toEqual({ kind: 'moving', resources: ['disk'] })
    world.pass(60)
    expect(standing(world)).toEqual({ kind: 'online', on: ['b'] })
  })

  it('is missing where the configuration has none of its name', () => {
    expect(standing(made(), groupName('other'))).toEqual({ kind: 'missing' })
  })

  it('starts on its home where it has one', () => {
    const home = {
      systems: ['b', 'a'],
      autoStartList: ['a'],
      attributes: { AutoStart: 0 },
      resources: { r: [] },
    }
    const world = new World(cluster({ directory: home })).connect('a', 'b').pass(60)
    expect(standing(world)).toMatchObject({ kind: 'ready', intent: { system: 'a' } })
  })

  it('has failed with what was said, until its fault is cleared', () => {
    const world = made().connect('a', 'b').pass(60)
    world.behave('online ldap@b', 'doesNothing')
    world.behave('online ldap@a', 'doesNothing')
    world.ask({ kind: 'group.online', group: directory, system: 'any' })
    world.pass(900)
    const failed = standing(world)
    expect(failed).toMatchObject({ kind: 'failed', isFaulted: true })
    expect(failed.kind === 'failed' && failed.reasons.join(' ')).toMatch(/ldap is faulted on b, a\./)
    const retry = retryIntent(directory, failed)
    expect(retry).toEqual({ kind: 'group.clear', group: directory, system: 'all' })
    world.ask(retry)
    world.pass(5)
    expect(standing(world).kind).toBe('ready')
  })

  it('forgets what became of an earlier group of its name', () => {
    const world = made().connect('a', 'b').pass(60)
    world.ask({ kind: 'group.online', group: directory, system: 'any' })
    world.ask({ kind: 'operation.cancel', operation: 1 })
    world.pass(60)
    world.ask({ kind: 'group.offline', group: directory, system: 'all' })
    world.pass(60)
    const { startedAt } = world.operation(1)
    const others = Object.values(world.state.operations).filter(({ id }) => id === 1)
    const state = { ...world.state, operations: Object.fromEntries(others.map((each) => [each.id, each])) }
    expect(standingOf(state, directory, 0)).toMatchObject({ kind: 'failed', isFaulted: false })
    expect(standingOf(state, directory, startedAt + 1)).toMatchObject({ kind: 'ready' })
  })
})

describe('the next command', () => {
  it('begins with what nothing is required by, and waits while something moves', () => {
    const world = made().connect('a', 'b').pass(60)
    const first = next(world)
    expect(first).toEqual({ kind: 'group.online', group: directory, system: 'any' })
    if (first) world.ask(first)
    expect(next(world)).toBeNull()
    world.pass(60)
    const second = next(world)
    expect(second).toMatchObject({ group: store })
    if (second) world.ask(second)
    world.pass(60)
    expect(order.map((group) => standing(world, group).kind)).toEqual(['online', 'online'])
    expect(next(world)).toBeNull()
  })

  it('leaves a failed group alone', () => {
    expect(nextOnline([{ kind: 'failed', reasons: ['it is broken'], isFaulted: true }])).toBeNull()
  })
})
