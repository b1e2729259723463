import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { can } from '../../can.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { World } from '../../testing/world.ts'

const systems = ['a', 'b', 'c']
const parallel: Values = { Parallel: 1 }
const child = groupName('child')
const parent = groupName('parent')

type Setting = {
  readonly parent?: Values
  readonly child?: Values
  readonly parentStarts?: readonly string[]
  readonly childStarts?: readonly string[]
}

function world(link: string, setting: Setting): World {
  const made = new World(
    cluster({
      parent: {
        systems,
        autoStartList: setting.parentStarts ?? systems,
        attributes: setting.parent ?? {},
        resources: { p: [] },
        requires: { child: link },
      },
      child: {
        systems,
        autoStartList: setting.childStarts ?? systems,
        attributes: setting.child ?? {},
        resources: { c: [] },
      },
    }),
    (before, after, effects) => expect(violations(before, after.state, effects)).toEqual([]),
  )
    .connect(...systems)
    .pass(120)
  made.begun.length = 0
  return made
}

const where = (made: World, group: string): string =>
  systems.filter((system) => made.groupState(group, system) === 'ONLINE').join()

const both = (made: World) => [where(made, 'parent'), where(made, 'child')]

describe('failover parent, parallel child', () => {
  const onTwo: Setting = { child: parallel, childStarts: ['a', 'b'] }

  it.each([
    ['online local soft', 'b'],
    ['online local firm', 'b'],
    ['online global soft', 'a'],
    ['online global firm', 'a'],
  ])('%s: an instance faults beside the parent', (link, parentOn) => {
    const made = world(link, onTwo)
    expect(both(made)).toEqual(['a', 'a,b'])
    made.kill('c@a').pass(300)
    expect(both(made)).toEqual([parentOn, 'b'])
  })

  it.each([
    ['online local soft', 'a'],
    ['online local firm', ''],
    ['online global soft', 'a'],
    ['online global firm', ''],
  ])('%s: the last instance faults', (link, parentOn) => {
    const made = world(link, { ...onTwo, childStarts: ['a'] })
    made.kill('c@a').pass(300)
    expect(both(made)).toEqual([parentOn, ''])
    expect(made.state.groups[parent]?.move).toBeNull()
  })

  it.each([
    ['online local soft', 'b'],
    ['online local firm', 'b'],
    ['online global soft', 'b'],
    ['online global firm', 'b'],
  ])('%s: the parent faults and fails over to where it may stand', (link, parentOn) => {
    const made = world(link, onTwo)
    made.kill('p@a').pass(300)
    expect(both(made)).toEqual([parentOn, 'a,b'])
  })

  it('by hand: a second instance may be started, one of two stopped, the last not', () => {
    const made = world('online global firm', onTwo)
    const c = systemName('c')
    const a = systemName('a')
    expect(can(made.state, { kind: 'group.online', group: child, system: c })).toEqual([])
    expect(can(made.state, { kind: 'group.offline', group: child, system: a })).toEqual([])
    made.ask({ kind: 'group.offline', group: child, system: a })
    made.pass(60)
    const last = can(made.state, { kind: 'group.offline', group: child, system: systemName('b') })
    expect(last.map(({ code }) => code)).toEqual(['parent-group-online'])
    const local = world('online local firm', onTwo)
    expect(can(local.state, { kind: 'group.online', group: child, system: c })).toEqual([])
    expect(can(local.state, { kind: 'group.offline', group: child, system: systemName('b') })).toEqual([])
    expect(can(local.state, { kind: 'group.switch', group: parent, to: systemName('b') })).toEqual([])
  })
})

describe('parallel parent, failover child', () => {
  const onTwo: Setting = { parent: parallel, parentStarts: ['b', 'c'], childStarts: ['a'] }

  it('online global soft: the instances stay', () => {
    const made = world('online global soft', onTwo)
    made.kill('c@a').pass(300)
    expect(both(made)).toEqual(['b,c', 'b'])
    expect(made.begun).toEqual(['clean c@a', 'online c@b'])
  })

  it('online global firm: all instances go offline and come back with their child', () => {
    const made = world('online global firm', onTwo)
    made.kill('c@a').pass(300)
    expect(both(made)).toEqual(['b,c', 'b'])
    const order = ['clean c@a', 'offline p@b', 'offline p@c', 'online c@b', 'online p@b', 'online p@c']
    expect(made.begun).toEqual(order)
  })

  it('online global firm without a target: all instances stay down, and nothing is left pending', () => {
    const made = world('online global firm', { ...onTwo, child: { AutoFailOver: 0 } })
    made.kill('c@a').pass(300)
    expect(both(made)).toEqual(['', ''])
    const places = Object.values(made.state.groups[parent]?.places ?? {})
    expect(places.map(({ returnsWithChild }) => returnsWithChild)).toEqual([undefined, undefined, undefined])
    expect(made.said(90151)).toHaveLength(2)
  })

  it.each(['online remote soft', 'online remote firm'])(
    '%s: the instance the child came to goes elsewhere',
    (link) => {
      const made = world(link, onTwo)
      made.kill('c@a').pass(300)
      expect(both(made)).toEqual(['a,c', 'b'])
    },
  )

  it('a parent instance that faults leaves its child alone', () => {
    const made = world('online global firm', onTwo)
    made.kill('p@b').pass(300)
    expect(both(made)).toEqual(['c', 'a'])
  })
})

describe('parallel parent, parallel child', () => {
  const all: Setting = { parent: parallel, child: parallel }

  it('online local: started child first on each system', () => {
    expect(both(world('online local firm', all))).toEqual(['a,b,c', 'a,b,c'])
  })

  it.each([
    ['online local soft', 'a,b,c', []],
    ['online local firm', 'b,c', ['offline p@a']],
  ])('%s: an instance of the child faults', (link, parentOn, ran) => {
    const made = world(link, all)
    made.kill('c@a').pass(300)
    expect(both(made)).toEqual([parentOn, 'b,c'])
    expect(made.begun).toEqual(['clean c@a', ...ran])
  })

  it('offline local: the two are never up on one system', () => {
    const setting = { ...all, parentStarts: ['a'], childStarts: ['b'] }
    const made = world('offline local', setting)
    expect(both(made)).toEqual(['a', 'b'])
    const onA = can(made.state, { kind: 'group.online', group: child, system: systemName('a') })
    const onB = can(made.state, { kind: 'group.online', group: parent, system: systemName('b') })
    expect([...onA, ...onB].map(({ code }) => code)).toEqual(['dependency-not-met', 'dependency-not-met'])
  })
})

describe('hybrid parent, failover child', () => {
  const hybrid = { Parallel: 2, SystemZones: { a: 0, b: 0, c: 1 } }

  it('online global firm: the instance of each zone goes offline and comes back', () => {
    const made = world('online global firm', { parent: hybrid, childStarts: ['a'] })
    expect(both(made)).toEqual(['a,c', 'a'])
    made.kill('c@a').pass(300)
    expect(both(made)).toEqual(['a,c', 'b'])
    expect(made.begun.filter((run) => run.startsWith('offline'))).toEqual(['offline p@a', 'offline p@c'])
  })

  it('online global firm without a target: no move is left pending in any zone', () => {
    const made = world('online global firm', {
      parent: hybrid,
      child: { AutoFailOver: 0 },
      childStarts: ['a'],
    })
    made.kill('c@a').pass(300)
    const { move, otherMoves } = made.state.groups[parent] ?? expect.fail()
    expect([...both(made), move, otherMoves]).toEqual(['', '', null, undefined])
  })
})
