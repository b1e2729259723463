import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { availableCapacity, currentLimits, groupCount, limitReasons } from '#lib/planner/capacity.ts'
import { mayEvacuate, staysUpAtStop } from '#lib/planner/departure/evacuation.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const n1 = systemName('n1')
const n2 = systemName('n2')
const heavy = groupName('heavy')
const light = groupName('light')

const group = (name: string, attributes: Values) => ({
  systems: ['n1', 'n2'],
  autoStartList: ['n1'],
  attributes,
  resources: { [name]: [] },
})

const ample = { n1: { Limits: { licences: 9, tapes: 9 } }, n2: { Limits: { licences: 9, tapes: 9 } } }

const world = (systems: Readonly<Record<string, Values>> = ample, attributes: Values = {}): World =>
  new World(
    cluster(
      {
        heavy: group('a', { Load: 70, Prerequisites: { licences: 2 }, ...attributes }),
        light: group('b', { Load: 40, Prerequisites: { licences: 1, tapes: 1 } }),
      },
      systems,
    ),
  )
    .connect('n1', 'n2')
    .pass(60)

describe('what a system can still carry', () => {
  it('is Capacity less the Load of the groups there, and may be negative', () => {
    const { state } = world({ ...ample, n2: { ...ample.n2, Capacity: 250 } })
    expect([availableCapacity(state, n1), availableCapacity(state, n2)]).toEqual([-10, 250])
    expect(availableCapacity(state, n1, light)).toBe(30)
    expect([groupCount(state, n1), groupCount(state, n1, heavy), groupCount(state, n2)]).toEqual([2, 1, 0])
  })

  it('is Capacity less what was measured, where that was set', () => {
    const { state } = world()
    const systems = { ...state.systems, [n1]: { ...state.systems[n1]!, dynamicLoad: 25 } }
    expect(availableCapacity({ ...state, systems }, n1)).toBe(75)
  })

  it('counts a group on its way, and one that was up when contact was lost', () => {
    const before = world()
    before.durationMs = () => 20_000
    before.ask({ kind: 'group.switch', group: heavy, to: n2 })
    expect(availableCapacity(before.state, n2)).toBe(30)
    const lost = world().silence('n1')
    expect(availableCapacity(lost.state, n1)).toBe(-10)
  })

  it('takes Prerequisites from Limits; a limit nobody has set is 0', () => {
    const limits = { n1: { Limits: { licences: 5, tapes: 1 } }, n2: { Limits: { licences: 1 } } }
    const { state } = world(limits)
    expect([...currentLimits(state, n1)]).toEqual([
      ['licences', 2],
      ['tapes', 0],
    ])
    expect(limitReasons(state, heavy, n1)).toEqual([])
    expect(limitReasons(state, heavy, n2)).toEqual([
      { code: 'limits-not-met', text: 'Group heavy needs 2 of limit licences, and system n2 has 1 left.' },
    ])
    expect(limitReasons(state, light, n2).map(({ text }) => text)).toEqual([
      'Group light needs 1 of limit tapes, and system n2 has 0 left.',
    ])
  })
})

describe('who leaves a system', () => {
  it('is moved away at an evacuation unless Evacuate = 0, parallel or frozen', () => {
    const usual = world()
    expect(mayEvacuate(usual.state, heavy, n1)).toBe(true)
    expect(mayEvacuate(usual.state, heavy, n2)).toBe(false)
    usual.ask({ kind: 'group.freeze', group: heavy, reason: 'maintenance' })
    expect(mayEvacuate(usual.state, heavy, n1)).toBe(false)
    expect(mayEvacuate(world(ample, { Evacuate: 0 }).state, heavy, n1)).toBe(false)
    expect(mayEvacuate(world(ample, { Parallel: 1 }).state, heavy, n1)).toBe(false)
  })

  it('stays up at a stop only with SysDownPolicy = AutoDisableNoOffline', () => {
    const { state } = world(ample, { SysDownPolicy: ['AutoDisableNoOffline'] })
    expect([staysUpAtStop(state, heavy), staysUpAtStop(state, light)]).toEqual([true, false])
  })
})
