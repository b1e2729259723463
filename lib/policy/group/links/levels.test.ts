import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { World } from '../../testing/world.ts'

const systems = ['a', 'b']

const level = (name: string, below: Readonly<Record<string, string>>, more: Partial<GroupSketch> = {}) => ({
  systems,
  autoStartList: systems,
  resources: { [`r-${name}`]: [] },
  requires: below,
  ...more,
})

/** A tower of groups g1 (lowest) to gN, each requiring the one below. */
const tower = (height: number, link: string, lowest: Partial<GroupSketch> = {}) =>
  Object.fromEntries(
    Array.from({ length: height }, (_, index) => {
      const name = `g${index + 1}`
      return [name, level(name, index === 0 ? {} : { [`g${index}`]: link }, index === 0 ? lowest : {})]
    }),
  )

function world(groups: Readonly<Record<string, GroupSketch>>): World {
  const made = new World(cluster(groups), (before, after, effects) =>
    expect(violations(before, after.state, effects)).toEqual([]),
  )
  return made.connect(...systems)
}

const where = (made: World, group: string): string =>
  systems.filter((system) => made.groupState(group, system) === 'ONLINE').join()

const moves = (made: World): unknown[] => Object.values(made.state.groups).map(({ move }) => move)

describe('several levels', () => {
  it('five levels autostart child first and fail over together', () => {
    const made = world(tower(5, 'online local firm')).pass(200)
    const upwards = (system: string) => [1, 2, 3, 4, 5].map((n) => `online r-g${n}@${system}`)
    expect(made.begun).toEqual(upwards('a'))
    made.begun.length = 0
    made.kill('r-g1@a').pass(400)
    expect([1, 2, 3, 4, 5].map((n) => where(made, `g${n}`))).toEqual(['b', 'b', 'b', 'b', 'b'])
    expect(made.begun.filter((run) => run.startsWith('online'))).toEqual(upwards('b'))
  })

  it('parents go offline first: only the lowest of them is gone before its child', () => {
    const made = world(tower(4, 'online local firm')).pass(200)
    made.begun.length = 0
    made.kill('r-g1@a').pass(400)
    const stopped = made.begun.filter((run) => run.startsWith('offline'))
    expect(stopped).toEqual(['offline r-g4@a', 'offline r-g3@a', 'offline r-g2@a'])
  })

  it.each([3, 4, 5])(
    'a failover of %i levels that leads nowhere leaves no move pending at any level',
    (height) => {
      const made = world(tower(height, 'online local firm', { attributes: { AutoFailOver: 0 } })).pass(200)
      made.kill('r-g1@a').pass(400)
      expect(moves(made)).toEqual(Array.from({ length: height }, () => null))
      expect(
        Object.keys(made.state.groups)
          .map((name) => where(made, name))
          .join(''),
      ).toBe('')
    },
  )

  it('the same when the target turns out to be bad on the way', () => {
    const made = world(tower(4, 'online local firm')).pass(200)
    made.behave('online r-g1@b', 'doesNothing')
    made.kill('r-g1@a').pass(900)
    expect(moves(made)).toEqual([null, null, null, null])
    expect(made.groupState('g1', 'b')).toBe('OFFLINE|FAULTED')
  })

  it('soft all the way up: each follows when the one below has arrived', () => {
    const made = world(tower(3, 'online local soft')).pass(200)
    made.begun.length = 0
    made.kill('r-g1@a').pass(600)
    expect(made.begun).toEqual([
      'clean r-g1@a',
      'online r-g1@b',
      'offline r-g2@a',
      'online r-g2@b',
      'offline r-g3@a',
      'online r-g3@b',
    ])
  })

  it('after the loss of a system: child first, and parents elsewhere offline parent first', () => {
    const on = (...list: string[]) => ({ systems: list, autoStartList: list })
    const made = new World(
      cluster({
        base: level('base', {}, on('a', 'b')),
        middle: level('middle', { base: 'online global firm' }, on('c')),
        top: level('top', { middle: 'online global firm' }, on('c')),
      }),
    )
      .connect('a', 'b', 'c')
      .pass(200)
    made.begun.length = 0
    made.powerOff('a').pass(100)
    expect(made.begun).toEqual([])
    made.ask({ kind: 'system.confirmDown', system: systemName('a') })
    made.pass(300)
    expect(made.begun.filter((run) => run.startsWith('offline'))).toEqual([
      'offline r-top@c',
      'offline r-middle@c',
    ])
    expect(made.begun.filter((run) => run.startsWith('online'))).toEqual([
      'online r-base@b',
      'online r-middle@c',
      'online r-top@c',
    ])
  })
})

describe('several children', () => {
  const groups = (first: string, second: string) => ({
    web: level('web', { disk: first, ldap: second }),
    disk: level('disk', {}),
    ldap: level('ldap', {}),
  })

  it('the parent waits for all of them', () => {
    const made = world(groups('online local firm', 'online global soft'))
    made.durationMs = ({ resource }) => (resource === 'r-ldap' ? 30_000 : 1000)
    made.pass(200)
    expect(made.begun.at(-1)).toBe('online r-web@a')
  })

  it('one soft local child alone does not pull the parent off the other', () => {
    const made = world(groups('online local soft', 'online local soft')).pass(200)
    made.kill('r-disk@a').pass(400)
    expect([where(made, 'disk'), where(made, 'ldap'), where(made, 'web')]).toEqual(['b', 'a', 'a'])
  })

  it('one firm child takes it down, both have to be up for it to come back', () => {
    const made = world(groups('online global firm', 'online global soft')).pass(200)
    made.kill('r-disk@a').pass(400)
    expect([where(made, 'disk'), where(made, 'ldap')]).toEqual(['b', 'a'])
    expect(where(made, 'web')).not.toBe('')
  })

  it('an operator takes a soft child offline under its parent, which stays', () => {
    const made = world(groups('online global firm', 'online global soft')).pass(200)
    made.ask({ kind: 'group.offline', group: groupName('ldap'), system: 'all' })
    made.pass(100)
    expect([where(made, 'ldap'), where(made, 'web')]).toEqual(['', 'a'])
  })
})
