import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { World } from '../../testing/world.ts'

const child = groupName('child')
const parent = groupName('parent')
const a = systemName('a')

type Setting = {
  readonly parentOn?: readonly string[]
  readonly childOn?: readonly string[]
  readonly parent?: Values
  readonly child?: Values
  readonly parentStarts?: readonly string[]
  readonly childStarts?: readonly string[]
}

/** Parent `p`, child `c`, both started; the child on a unless the setting says so. */
function world(link: string, setting: Setting = {}): World {
  const { parentOn = ['a', 'b', 'c'], childOn = ['a', 'b'] } = setting
  const made = new World(
    cluster({
      parent: {
        systems: parentOn,
        autoStartList: setting.parentStarts ?? parentOn,
        attributes: setting.parent ?? {},
        resources: { p: [] },
        requires: { child: link },
      },
      child: {
        systems: childOn,
        autoStartList: setting.childStarts ?? childOn,
        attributes: setting.child ?? {},
        resources: { c: [] },
      },
    }),
    (before, after, effects) => expect(violations(before, after.state, effects)).toEqual([]),
  )
    .connect('a', 'b', 'c')
    .pass(60)
  made.begun.length = 0
  return made
}

const where = (made: World, group: string): string =>
  ['a', 'b', 'c'].filter((system) => made.groupState(group, system) === 'ONLINE').join()

/** Where parent and child are online in the end, and what was run. */
const end = (made: World) => [where(made, 'parent'), where(made, 'child'), made.begun] as const

const stuck = { AutoFailOver: 0 }

describe('child faults', () => {
  it.each<[string, string, Setting, string, string, string[]]>([
    [
      'online local soft',
      'with target',
      {},
      'b',
      'b',
      ['clean c@a', 'online c@b', 'offline p@a', 'online p@b'],
    ],
    ['online local soft', 'without', { child: stuck }, 'a', '', ['clean c@a']],
    [
      'online local firm',
      'with target',
      {},
      'b',
      'b',
      ['clean c@a', 'offline p@a', 'online c@b', 'online p@b'],
    ],
    ['online local firm', 'without', { child: stuck }, '', '', ['clean c@a', 'offline p@a']],
    [
      'online local hard',
      'with target',
      {},
      'b',
      'b',
      ['clean c@a', 'offline p@a', 'online c@b', 'online p@b'],
    ],
    ['online local hard', 'without', { child: stuck }, '', '', ['clean c@a', 'offline p@a']],
    ['online global soft', 'with target', {}, 'a', 'b', ['clean c@a', 'online c@b']],
    ['online global soft', 'without', { child: stuck }, 'a', '', ['clean c@a']],
    [
      'online global firm',
      'with target',
      {},
      'a',
      'b',
      ['clean c@a', 'offline p@a', 'online c@b', 'online p@a'],
    ],
    ['online global firm', 'without', { child: stuck }, '', '', ['clean c@a', 'offline p@a']],
    [
      'online remote soft',
      'with target',
      {},
      'a',
      'b',
      ['clean c@a', 'online c@b', 'offline p@b', 'online p@a'],
    ],
    ['online remote soft', 'without', { child: stuck }, 'b', '', ['clean c@a']],
    [
      'online remote firm',
      'with target',
      {},
      'a',
      'b',
      ['clean c@a', 'offline p@b', 'online c@b', 'online p@a'],
    ],
    ['online remote firm', 'without', { child: stuck }, '', '', ['clean c@a', 'offline p@b']],
    ['offline local', 'with target', {}, 'a', 'b', ['clean c@a', 'offline p@b', 'online p@a', 'online c@b']],
    ['offline local', 'without', { child: stuck }, 'b', '', ['clean c@a']],
  ])('%s, %s', (link, _target, setting, parentOn, childOn, begun) => {
    const made = world(link, setting)
    made.kill('c@a').pass(400)
    const [parentIs, childIs, ran] = end(made)
    expect([parentIs, childIs, ran.toSorted()]).toEqual([parentOn, childOn, begun.toSorted()])
    expect(made.state.groups[parent]?.move).toBeNull()
    expect(made.state.groups[child]?.move).toBeNull()
  })
})

describe('parent faults', () => {
  it.each<[string, string, Setting, string, string]>([
    ['online local soft', 'cannot fail over', {}, '', 'a'],
    ['online local firm', 'stays down', {}, '', 'a'],
    ['online local hard', 'both move', {}, 'b', 'b'],
    ['online local hard', 'no target: the child runs on', { childOn: ['a'] }, '', 'a'],
    ['online local hard', 'nowhere for the parent', { parentOn: ['a'] }, '', 'a'],
    ['online local hard', 'child may not fail over', { child: stuck }, '', 'a'],
    ['online global soft', 'fails over alone', {}, 'b', 'a'],
    ['online global firm', 'fails over alone', {}, 'b', 'a'],
    ['online remote soft', 'not to the system of its child', {}, 'c', 'a'],
    ['online remote firm', 'not to the system of its child', {}, 'c', 'a'],
    ['offline local', 'not to the system of its child', {}, 'c', 'a'],
  ])('%s: %s', (link, _outcome, setting, parentOn, childOn) => {
    const made = world(link, setting)
    const on = where(made, 'parent')
    made.kill(`p@${on}`).pass(400)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual([parentOn, childOn])
    expect(made.state.groups[parent]?.move).toBeNull()
  })
})

describe('order', () => {
  it('hard: the parent is down before the rest of its child is touched, and before it starts elsewhere', () => {
    const made = new World(
      cluster({
        parent: {
          systems: ['a', 'b'],
          autoStartList: ['a'],
          resources: { p: [] },
          requires: { child: 'online local hard' },
        },
        child: { systems: ['a', 'b'], autoStartList: ['a'], resources: { top: ['base'], base: [] } },
      }),
    )
      .connect('a', 'b')
      .pass(60)
    made.begun.length = 0
    made.durationMs = ({ resource }) => (resource === 'p' ? 30_000 : 1000)
    made.kill('top@a').pass(400)
    expect(made.begun).toEqual([
      'clean top@a',
      'offline p@a',
      'offline base@a',
      'online base@b',
      'online top@b',
      'online p@b',
    ])
  })

  it('firm: the parent goes after its faulted child', () => {
    const made = world('online local firm')
    made.kill('c@a').pass(400)
    expect(made.begun).toEqual(['clean c@a', 'offline p@a', 'online c@b', 'online p@b'])
  })

  it('offline local: the child waits until the parent is confirmed down, however long that takes', () => {
    const made = world('offline local')
    made.durationMs = ({ resource, entryPoint }) =>
      resource === 'p' && entryPoint === 'offline' ? 90_000 : 1000
    made.kill('c@a').pass(100)
    expect(made.begun).toEqual(['clean c@a', 'offline p@b'])
    made.pass(300)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['a', 'b'])
  })

  it('offline local: a frozen parent is not made room of; the child goes elsewhere', () => {
    const made = world('offline local', { childOn: ['a', 'b', 'c'], parentStarts: ['b'] })
    expect(where(made, 'parent')).toBe('b')
    made.ask({ kind: 'group.freeze', group: parent, reason: 'test' })
    made.kill('c@a').pass(400)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['b', 'c'])
  })

  it('offline local: a parent that cannot be stopped keeps its child away', () => {
    const made = world('offline local', { childOn: ['a', 'b', 'c'], parentStarts: ['b'] })
    made.behave('offline p@b', 'doesNothing').behave('clean p@b', 'doesNothing')
    made.kill('c@a').pass(600)
    expect(where(made, 'child')).toBe('c')
  })
})

describe('soft parents', () => {
  it('local: keeps running where it cannot follow', () => {
    const made = world('online local soft', { parentOn: ['a'] })
    made.kill('c@a').pass(400)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['a', 'b'])
  })

  it('remote: keeps running beside its child when there is nowhere else', () => {
    const made = world('online remote soft', { parentOn: ['b'] })
    made.kill('c@a').pass(400)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['b', 'b'])
  })
})

describe('frozen groups', () => {
  it('a frozen child that faults takes no parent down', () => {
    const made = world('online global firm')
    made.ask({ kind: 'group.freeze', group: child, reason: 'maintenance' })
    made.kill('c@a').pass(400)
    expect([where(made, 'parent'), made.begun]).toEqual(['a', []])
  })

  it('a frozen hard parent is left alone', () => {
    const made = world('online local hard')
    made.ask({ kind: 'group.freeze', group: parent, reason: 'maintenance' })
    made.kill('c@a').pass(400)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['a', 'b'])
  })
})

describe('site', () => {
  const zones = { SystemZones: { a: 0, b: 0, c: 1 } }
  const sites: Setting = { childOn: ['a', 'b', 'c'], parent: zones, parentStarts: ['b'] }

  it('firm: the parent restarts in the site of its child', () => {
    const made = world('online site firm', sites)
    expect(where(made, 'parent')).toBe('b')
    made.kill('c@a').pass(400)
    expect(where(made, 'child')).toBe('b')
    expect(['a', 'b']).toContain(where(made, 'parent'))
  })

  it('soft: a child that went to another site is followed there', () => {
    const made = world('online site soft', { ...sites, childOn: ['a', 'c'] })
    made.kill('c@a').pass(400)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['c', 'c'])
  })

  it('without zones it is global', () => {
    const made = world('online site firm', { childOn: ['a', 'b', 'c'] })
    made.kill('c@a').pass(400)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['a', 'b'])
  })
})

describe('a system that is silent', () => {
  it('says nothing of the child there: a firm parent elsewhere stays up', () => {
    const made = world('online global firm', { parentOn: ['c'] })
    made.silence('a').pass(400)
    expect(where(made, 'parent')).toBe('c')
    made.ask({ kind: 'system.confirmDown', system: a })
    made.pass(400)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['c', 'b'])
    expect(made.begun).toEqual(['offline p@c', 'online c@b', 'online p@c'])
  })
})
