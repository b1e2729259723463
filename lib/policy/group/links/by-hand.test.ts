import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { can, switchTargets } from '../../can.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { World } from '../../testing/world.ts'

const systems = ['a', 'b', 'c']
const parent = groupName('parent')
const child = groupName('child')
const a = systemName('a')
const b = systemName('b')

function world(link: string, parentStarts: readonly string[] = systems, attributes: Values = {}): World {
  const made = new World(
    cluster({
      parent: {
        systems,
        autoStartList: parentStarts,
        attributes,
        resources: { p: ['q'], q: [] },
        requires: { child: link },
      },
      child: { systems, autoStartList: ['a'], resources: { c: ['d'], d: [] } },
    }),
    (before, after, effects) => expect(violations(before, after.state, effects)).toEqual([]),
  )
    .connect(...systems)
    .pass(60)
  made.begun.length = 0
  return made
}

const codes = (made: World, ...intent: Parameters<typeof can>[1][]) =>
  intent.flatMap((one) => can(made.state, one).map(({ code }) => code))

const where = (made: World, group: string): string =>
  systems.filter((system) => made.groupState(group, system) === 'ONLINE').join()

describe('online of the parent', () => {
  it.each([
    ['online local soft', 'b'],
    ['online local firm', 'b'],
    ['online local hard', 'b'],
    ['online remote soft', 'a'],
    ['online remote firm', 'a'],
    ['offline local', 'a'],
  ])('%s: not on %s while its child is on a', (link, refused) => {
    const made = world(link, [])
    for (const system of systems) {
      const found = codes(made, { kind: 'group.online', group: parent, system: systemName(system) })
      const isRefused =
        link.includes('local') && !link.startsWith('offline') ? system !== 'a' : system === refused
      expect([system, found]).toEqual([system, isRefused ? ['dependency-not-met'] : []])
    }
  })

  it.each(['soft', 'firm'])('online global %s: anywhere while its child is up, nowhere else', (rigidity) => {
    const made = world(`online global ${rigidity}`, [])
    expect(codes(made, { kind: 'group.online', group: parent, system: b })).toEqual([])
    made.ask({ kind: 'group.offline', group: child, system: 'all' })
    made.pass(30)
    expect(codes(made, { kind: 'group.online', group: parent, system: b })).toEqual(['dependency-not-met'])
  })

  it('is not started on a child that is going offline', () => {
    const made = world('online global soft', [])
    made.ask({ kind: 'group.offline', group: child, system: 'all' })
    expect(codes(made, { kind: 'group.online', group: parent, system: b })).toEqual(['dependency-not-met'])
  })
})

describe('online of the child', () => {
  it('local: only beside a parent that stayed up', () => {
    const made = world('online local soft')
    made.ask({ kind: 'group.offline', group: child, system: 'all' })
    made.pass(30)
    expect(codes(made, { kind: 'group.online', group: child, system: a })).toEqual([])
    expect(codes(made, { kind: 'group.online', group: child, system: b })).toEqual(['dependency-not-met'])
  })

  it.each(['online remote soft', 'offline local'])('%s: not where the parent runs', (link) => {
    const made = world(link, ['b'])
    made.ask({ kind: 'group.offline', group: child, system: 'all' })
    made.pass(30)
    expect(codes(made, { kind: 'group.online', group: child, system: b })).toEqual(['dependency-not-met'])
    expect(codes(made, { kind: 'group.online', group: child, system: a })).toEqual([])
  })
})

describe('offline', () => {
  it.each([
    ['online local soft', []],
    ['online local firm', ['parent-group-online']],
    ['online local hard', ['parent-group-online']],
    ['online global soft', []],
    ['online global firm', ['parent-group-online']],
    ['online remote soft', []],
    ['online remote firm', ['parent-group-online']],
    ['offline local', []],
  ])('of the child, needed %s', (link, expected) => {
    const made = world(link)
    expect([where(made, 'parent'), where(made, 'child')]).not.toContain('')
    expect(codes(made, { kind: 'group.offline', group: child, system: a })).toEqual(expected)
    expect(codes(made, { kind: 'group.offline', group: parent, system: 'all' })).toEqual([])
  })
})

describe('switch of the parent', () => {
  it.each([
    ['online local soft', ['dependency-not-met']],
    ['online local firm', ['dependency-not-met']],
    ['online local hard', ['dependency-not-met']],
    ['online global soft', []],
    ['online global firm', []],
    ['online remote soft', []],
    ['offline local', []],
  ])('%s', (link, expected) => {
    const made = world(link)
    const to = where(made, 'parent') === 'b' ? systemName('c') : b
    expect(codes(made, { kind: 'group.switch', group: parent, to })).toEqual(expected)
  })
})

describe('switch of the child', () => {
  it.each([
    ['online local soft', ['dependency-not-met', 'parent-group-online']],
    ['online local firm', ['dependency-not-met', 'parent-group-online']],
    ['online local hard', []],
    ['online global soft', []],
    ['online global firm', ['parent-group-online']],
    ['online remote soft', ['dependency-not-met']],
    ['online remote firm', ['dependency-not-met', 'parent-group-online']],
    ['offline local', ['dependency-not-met']],
  ])('%s, to the system b', (link, expected) => {
    const made = world(
      link,
      link.includes('global') ? systems : link.startsWith('online local') ? systems : ['b'],
    )
    expect(codes(made, { kind: 'group.switch', group: child, to: b })).toEqual(expected)
  })

  it('remote soft: to a system without the parent it may go', () => {
    const made = world('online remote soft', ['b'])
    expect(codes(made, { kind: 'group.switch', group: child, to: systemName('c') })).toEqual([])
  })

  it('hard: the parent moves along; the plan, the steps and the operation are of both', () => {
    const made = world('online local hard')
    const intent = { kind: 'group.switch', group: child, to: b } as const
    const order = ['p@a', 'q@a', 'c@a', 'd@a', 'd@b', 'c@b', 'q@b', 'p@b']
    const { steps } = planIntent(made.state, intent)
    expect(steps.map(({ resource, system }) => `${resource}@${system}`)).toEqual(order)
    expect(steps.map(({ id, after }) => [id, ...after])).toEqual([
      [1],
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
      [6, 5],
      [7, 6],
      [8, 7],
    ])
    made.ask(intent)
    made.pass(6)
    expect(made.operation(1).state).toBe('RUNNING')
    made.pass(60)
    expect(made.begun.map((run) => run.split(' ')[1])).toEqual(order)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['b', 'b'])
    const { state, outcome } = made.operation(1)
    expect([state, outcome, made.operation(1).steps.every((step) => step.state === 'done')]).toEqual([
      'DONE',
      '8 of 8 steps were run.',
      true,
    ])
  })

  it('hard: cancelled while only the parent has begun to leave, both stay where they were', () => {
    const made = world('online local hard')
    made.ask({ kind: 'group.switch', group: child, to: b })
    made.pass(1)
    made.ask({ kind: 'operation.cancel', operation: 1 })
    made.pass(60)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['a', 'a'])
    expect(made.operation(1).state).toBe('CANCELLED')
    expect(made.begun).not.toContain('offline c@a')
  })

  it('hard: refused for what is against its parent', () => {
    const made = world('online local hard')
    made.ask({ kind: 'group.freeze', group: parent, reason: 'test' })
    expect(codes(made, { kind: 'group.switch', group: child, to: b })).toEqual(['group-frozen'])
    const disabled = world('online local hard')
    disabled.ask({ kind: 'group.disable', group: parent, system: b })
    expect(codes(disabled, { kind: 'group.switch', group: child, to: b })).toEqual(['group-disabled'])
    expect(switchTargets(disabled.state, child).map(({ system, allowed }) => [system, allowed])).toEqual([
      ['a', false],
      ['b', false],
      ['c', true],
    ])
  })

  it('hard: when the target fails both go where they can', () => {
    const made = world('online local hard')
    made.behave('online d@b', 'doesNothing')
    made.ask({ kind: 'group.switch', group: child, to: b })
    made.pass(900)
    expect([where(made, 'parent'), where(made, 'child')]).toEqual(['a', 'a'])
    expect(made.operation(1).state).toBe('FAILED')
  })
})
