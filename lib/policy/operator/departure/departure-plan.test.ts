import { describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { departureSteps } from '#lib/planner/departure/departure-steps.ts'
import { evacuationPlan } from '#lib/planner/departure/evacuation-plan.ts'

const a = systemName('a')
const systems = ['a', 'b', 'c']
const group = (resource: string, more: Partial<GroupSketch> = {}): GroupSketch => ({
  systems,
  autoStartList: ['a'],
  resources: { [resource]: [] },
  ...more,
})

const running = (groups: Readonly<Record<string, GroupSketch>>): World =>
  new World(cluster(groups)).connect(...systems).pass(60)

const placesOf = (world: World) =>
  evacuationPlan(world.state, a).map(({ group: name, target, reasons }) => [
    name,
    target ?? reasons.map(({ code }) => code),
  ])

describe('evacuationPlan', () => {
  it('places what a group requires before it, and the group beside it', () => {
    const world = running({
      parent: group('p', { systems: ['a', 'c', 'b'], requires: { child: 'online local firm' } }),
      child: group('q'),
    })
    expect(placesOf(world)).toEqual([
      ['child', 'b'],
      ['parent', 'b'],
    ])
  })

  it('lets each group see what those before it have taken', () => {
    const even = { attributes: { FailOverPolicy: 'RoundRobin' } }
    const world = running({ one: group('r', even), two: group('s', even) })
    expect(placesOf(world)).toEqual([
      ['one', 'b'],
      ['two', 'c'],
    ])
  })

  it('keeps a group that cannot leave, and what cannot leave without it', () => {
    const world = running({
      parent: group('p', { requires: { child: 'online local firm' } }),
      child: group('q', { systems: ['a'] }),
      frozen: group('f'),
      bound: group('e', { attributes: { Evacuate: 0 } }),
    })
    world.ask({ kind: 'group.freeze', group: 'frozen' as never, reason: '' })
    expect(Object.fromEntries(placesOf(world) as [string, unknown][])).toEqual({
      parent: ['no-target'],
      child: ['no-target'],
      frozen: ['group-frozen'],
      bound: ['group-not-evacuated'],
    })
  })

  it('moves no child away under a firm parent that stays elsewhere', () => {
    const world = running({
      parent: group('p', {
        systems: ['b'],
        autoStartList: ['b'],
        requires: { child: 'online global firm' },
      }),
      child: group('q'),
    })
    expect(placesOf(world)).toEqual([['child', ['parent-group-online']]])
  })

  it('does not speak of parallel groups', () => {
    const world = running({ cache: group('r', { attributes: { Parallel: 1 } }) })
    expect(placesOf(world)).toEqual([])
  })
})

describe('departureSteps', () => {
  const world = running({
    parent: group('p', { requires: { child: 'online local firm' } }),
    child: group('q'),
    bound: group('e', { attributes: { Evacuate: 0 } }),
  })
  const stepsOf = (mode: 'moving' | 'offline' | 'evacuate' | 'leave') =>
    departureSteps(world.state, a, mode).map(
      ({ id, action, resource, system, after }) =>
        `${id} ${action} ${resource}@${system} after ${after.join()}`,
    )

  it('takes parents offline first and brings children online first', () => {
    expect(stepsOf('moving')).toEqual([
      '1 offline p@a after ',
      '2 offline q@a after 1',
      '3 online q@b after 2',
      '4 online p@b after 1,3',
    ])
  })

  it('takes everything offline for a stop, and nothing where applications are left', () => {
    expect(stepsOf('offline').map((step) => step.split(' ').slice(1, 3).join(' '))).toEqual(
      expect.arrayContaining(['offline e@a', 'offline p@a', 'offline q@a']),
    )
    expect(stepsOf('evacuate')).toHaveLength(5)
    expect(stepsOf('leave')).toEqual([])
  })

  it('is the plan of the intents on the whole system', () => {
    const plan = planIntent(world.state, { kind: 'system.evacuate', system: a })
    expect(plan).toMatchObject({ title: 'evacuate system a', group: null, target: null })
    expect(plan.steps).toEqual(departureSteps(world.state, a, 'moving'))
    const frozen = { kind: 'system.freeze', system: a, reason: '' } as const
    expect(planIntent(world.state, frozen).steps).toEqual([])
    expect(planIntent(world.state, { ...frozen, evacuate: true }).steps).toEqual(plan.steps)
  })
})
