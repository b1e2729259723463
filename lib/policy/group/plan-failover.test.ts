import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeSystems } from '#lib/model/group-state.ts'
import { groupName, systemName } from '#lib/model/names.ts'
import { planFailover } from '#lib/planner/plan-failover.ts'
import { cluster, type GroupSketch } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const a = systemName('a')

const group = (systems: readonly string[], sketch: Partial<GroupSketch> = {}): GroupSketch => ({
  systems,
  autoStartList: systems,
  resources: {},
  ...sketch,
})

const running = (groups: Readonly<Record<string, GroupSketch>>): World =>
  new World(cluster(groups)).connect('a', 'b', 'c').pass(60)

const mail = (): World =>
  running({
    web: group(['a', 'b', 'c'], {
      resources: { http: ['webip'], webip: [] },
      requires: { ldap: 'online global soft' },
    }),
    ldap: group(['a', 'c', 'b'], { resources: { slapd: ['ldapip'], ldapip: [] } }),
    news: group(['b', 'a', 'c'], { resources: { inn: [] } }),
  })

const fates = (world: World) =>
  planFailover(world.state, a).groups.map(({ group: name, target, stays }) => [name, target, stays])

describe('the plan after the loss of a system', () => {
  it('moves what ran there, what is required first, and nothing else', () => {
    const plan = planFailover(mail().state, a)
    expect(plan.groups.map(({ group: name, target }) => [name, target])).toEqual([
      ['ldap', 'c'],
      ['web', 'b'],
    ])
    expect(plan.steps.map(({ id, resource, system, after }) => [id, resource, system, after])).toEqual([
      [1, 'ldapip', 'c', []],
      [2, 'slapd', 'c', [1]],
      [3, 'webip', 'b', [2]],
      [4, 'http', 'b', [3]],
    ])
  })

  it('is what the engine then does', () => {
    const world = mail()
    const plan = planFailover(world.state, a)
    world.begun.length = 0
    world.powerOff('a').fenceAnswers('a', { kind: 'off', device: 'pdu' }).pass(60)
    expect(world.begun).toEqual(plan.steps.map(({ resource, system }) => `online ${resource}@${system}`))
    for (const { group: name, target } of plan.groups) {
      expect(world.groupState(name, target ?? '')).toBe('ONLINE')
      expect(plan.after.groups[name]?.places[systemName(target ?? '')]?.resources).toMatchObject(
        Object.fromEntries(
          Object.keys(world.state.groups[name]?.places[a]?.resources ?? {}).map((resource) => [
            resource,
            { state: 'ONLINE' },
          ]),
        ),
      )
    }
  })

  it('is the same once the system has fallen silent, and once it is down with the groups under way', () => {
    const world = mail()
    const before = fates(world)
    expect(fates(world.powerOff('a'))).toEqual(before)
  })

  it('lets each group see where those before it have gone', () => {
    const roundRobin = { attributes: { FailOverPolicy: 'RoundRobin' } }
    const world = running({
      one: group(['a', 'b', 'c'], { resources: { r1: [] }, ...roundRobin }),
      two: group(['a', 'b', 'c'], { resources: { r2: [] }, ...roundRobin }),
      three: group(['a', 'b', 'c'], { resources: { r3: [] }, ...roundRobin }),
    })
    expect(fates(world)).toEqual([
      ['one', 'b', null],
      ['two', 'c', null],
      ['three', 'b', null],
    ])
  })

  it('says what stays down and why', () => {
    const world = running({
      held: group(['a', 'b'], { resources: { r1: [] }, attributes: { AutoFailOver: 0 } }),
      cold: group(['a', 'b'], { resources: { r2: [] } }),
      both: group(['a', 'b'], { resources: { r3: [] }, attributes: { Parallel: 1 } }),
      stuck: group(['a', 'b'], { resources: { r4: [] } }),
      other: group(['c'], { resources: { r5: [] } }),
    })
    world.ask({ kind: 'group.freeze', group: groupName('cold'), reason: 'work' })
    world.ask({ kind: 'group.disable', group: groupName('stuck'), system: systemName('b') })
    expect(fates(world)).toEqual([
      ['held', null, 'auto-failover-off'],
      ['cold', null, 'frozen'],
      ['both', null, 'parallel'],
      ['stuck', null, null],
    ])
    const against = planFailover(world.state, a).groups.at(-1)?.against ?? []
    expect(against.map(({ system, reasons }) => [system, reasons.map(({ code }) => code)])).toEqual([
      ['a', ['system-not-running', 'group-not-probed']],
      ['b', ['group-disabled']],
    ])
  })

  it('copies only the groups that leave', () => {
    const { state } = mail()
    const { after } = planFailover(state, a)
    expect(after.groups[groupName('news')]).toBe(state.groups[groupName('news')])
    expect(after.systems[systemName('b')]).toBe(state.systems[systemName('b')])
  })

  it('knows no system that is not there', () => {
    expect(() => planFailover(mail().state, systemName('z'))).toThrow(RangeError)
  })
})

const drawn = fc.record({
  on: fc.constantFrom('a', 'b', null),
  watches: fc.boolean(),
  keeps: fc.boolean(),
})

describe('which groups the loss of a system concerns', () => {
  it('those that run there: what is up wherever its system is makes no group run', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 5 }), fc.boolean(), (groups, isSilentFirst) => {
        const world = running(
          Object.fromEntries(
            groups.map(({ on, watches, keeps }, index) => [
              `g${index}`,
              group(['a', 'b', 'c'], {
                autoStartList: on === null ? [] : [on],
                resources: {
                  [`r${index}`]: [...(watches ? [`nic${index}`] : []), ...(keeps ? [`kept${index}`] : [])],
                  ...(watches ? { [`nic${index}`]: [] } : {}),
                  ...(keeps ? { [`kept${index}`]: [] } : {}),
                },
                resourceAttributes: {
                  [`nic${index}`]: { Operations: 'None' },
                  [`kept${index}`]: { Operations: 'OnOnly' },
                },
              }),
            ]),
          ),
        )
        const ran = groups.flatMap((_, index) => {
          const name = groupName(`g${index}`)
          return activeSystems(world.state, name).includes(a) ? [name] : []
        })
        const wanted = groups.flatMap(({ on }, index) => (on === 'a' ? [`g${index}`] : []))
        expect(ran).toEqual(wanted)
        if (isSilentFirst) world.powerOff('a')
        expect(planFailover(world.state, a).groups.map(({ group: name }) => name)).toEqual(ran)
        if (!isSilentFirst) world.powerOff('a')
        world.begun.length = 0
        world.fenceAnswers('a', { kind: 'off', device: 'pdu' }).pass(60)
        const moved = groups.flatMap((_, index) =>
          world.begun.some((run) => run.startsWith(`online r${index}@`)) ? [`g${index}`] : [],
        )
        expect(moved).toEqual(ran)
      }),
      { numRuns: 60 },
    )
  })
})
