import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesOf, systemName, type GroupName } from '#lib/model/names.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { can } from '../../can.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { World } from '../../testing/world.ts'

const systems = ['a', 'b', 'c']
const links = [
  'online local soft',
  'online local firm',
  'online global soft',
  'online global firm',
  'online remote soft',
  'online remote firm',
  'online site soft',
  'online site firm',
  'offline local',
]

const groupArbitrary = fc.record({
  parallel: fc.constantFrom(0, 0, 1),
  failover: fc.constantFrom(1, 1, 1, 0),
  on: fc.subarray(systems, { minLength: 2 }),
  isDeep: fc.boolean(),
  zones: fc.constantFrom<Readonly<Record<string, number>>>({}, { a: 0, b: 0, c: 1 }),
})

type Drawn = typeof groupArbitrary extends fc.Arbitrary<infer Value> ? Value : never

/** Whether VCS supports the link between two such groups. vcs-semantics §5.2, §5.3. */
function isSupported(link: string, parent: Drawn, child: Drawn): boolean {
  const isLocal = link.includes('local')
  if (parent.parallel === 1 && child.parallel === 1) return isLocal
  return !(parent.parallel === 1 && link.startsWith('online local'))
}

const clusters = fc
  .tuple(
    fc.array(groupArbitrary, { minLength: 4, maxLength: 4 }),
    fc.array(fc.option(fc.constantFrom(...links)), { minLength: 6, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([drawn, chosen, isHard]) => {
    const pairs = [0, 1, 2, 3].flatMap((parent) =>
      [0, 1, 2, 3].flatMap((child) => (child > parent ? [[parent, child]] : [])),
    )
    const sketches = drawn.map((group, index): [string, GroupSketch] => {
      const requires = pairs.flatMap(([parent, child], at): [string, string][] => {
        const link = chosen[at]
        const below = drawn[child ?? 0]
        if (parent !== index || !link || !below || !isSupported(link, group, below)) return []
        return [[`g${child}`, link]]
      })
      const name = `r${index}`
      const attributes = { Parallel: group.parallel, AutoFailOver: group.failover, SystemZones: group.zones }
      const resources: Record<string, string[]> = group.isDeep
        ? { [name]: [`${name}b`], [`${name}b`]: [] }
        : { [name]: [] }
      return [
        `g${index}`,
        {
          systems: group.on,
          autoStartList: group.on,
          attributes,
          resources,
          requires: Object.fromEntries(requires),
        },
      ]
    })
    return cluster({ ...Object.fromEntries(sketches), ...(isHard ? hardPair : {}) })
  })

const hardPair: Readonly<Record<string, GroupSketch>> = {
  top: {
    systems,
    autoStartList: systems,
    resources: { t: [] },
    requires: { bottom: 'online local hard' },
  },
  bottom: { systems, autoStartList: systems, resources: { u: ['v'], v: [] } },
}

const verbs = ['pass', 'kill', 'kill', 'ask', 'ask', 'clear', 'powerOff', 'connect', 'restart']

const actionsOf = (...known: readonly string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...known), fc.nat(99), fc.nat(99)), { minLength: 3, maxLength: 25 })

const pick = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item

function act(world: World, [verb, x, y]: readonly [string, number, number]): void {
  const { configuration } = world.state
  const group = pick(namesOf<GroupName>(configuration.groups), x)
  const system = systemName(pick(systems, y))
  switch (verb) {
    case 'pass':
      return void world.pass(x)
    case 'kill':
      return void world.kill(pick([...world.running, 'nothing@a'], x)).pass(130 + y)
    case 'clear':
      return void world.ask({ kind: 'group.clear', group, system: 'all' })
    case 'powerOff':
      if (x % 3 > 0) return
      world.powerOff(system)
      return void world.ask({ kind: 'system.confirmDown', system })
    case 'silence':
      return void world.silence(system).pass(x)
    case 'connect':
      return void world.connect(system)
    case 'restart':
      world.restartEngine()
      return void world.connect(...systems)
    default: {
      const intents = [
        { kind: 'group.switch', group, to: system },
        { kind: 'group.online', group, system },
        { kind: 'group.offline', group, system: 'all' },
      ] as const
      const intent = pick(intents, x + y)
      planIntent(world.state, intent)
      if (can(world.state, intent).length === 0) world.ask(intent)
    }
  }
}

const runsOn = (world: World, group: GroupName, system: string): boolean =>
  (world.state.configuration.groups[group]?.resources ?? []).some((name) =>
    world.running.has(`${name}@${system}`),
  )

/** Groups linked offline local that truly run on one system. */
const together = (world: World): string[] =>
  namesOf<GroupName>(world.state.configuration.groups).flatMap((group) =>
    (world.state.configuration.groups[group]?.requires ?? []).flatMap(({ parent, child, category }) =>
      category === 'offline'
        ? systems.filter((system) => runsOn(world, parent, system) && runsOn(world, child, system))
        : [],
    ),
  )

describe('random dependencies and random trouble', () => {
  it('groups that may not run together never do, and everything comes to rest', () => {
    fc.assert(
      fc.property(clusters, actionsOf(...verbs, 'silence'), (configuration, list) => {
        const world: World = new World(configuration, (before, after, effects) => {
          const wrong = [...violations(before, after.state, effects), ...together(after)]
          if (wrong.length > 0) throw new Error(wrong.join())
        })
        world.connect(...systems).pass(30)
        for (const action of list) act(world, action)
        world.connect(...systems).pass(1500)
        for (const group of namesOf<GroupName>(configuration.groups)) {
          const { move, places } = world.state.groups[group] ?? expect.fail()
          const isBusy = Object.values(places).some(
            ({ intent, returnsWithChild }) => intent ?? returnsWithChild,
          )
          expect([group, move, isBusy]).toEqual([group, null, false])
        }
        for (const { state, title } of Object.values(world.state.operations)) {
          expect([title, state]).not.toEqual([title, 'RUNNING'])
        }
      }),
      { numRuns: 30 },
    )
  })

  it('a firm parent does not outlive its child', () => {
    fc.assert(
      fc.property(clusters, actionsOf(...verbs), (configuration, list) => {
        const world = new World(configuration)
        world.connect(...systems).pass(30)
        for (const action of list) act(world, action)
        world.connect(...systems).pass(1500)
        const bare = namesOf<GroupName>(configuration.groups).flatMap((group) =>
          (configuration.groups[group]?.requires ?? []).filter(({ parent, child, location, rigidity }) => {
            if (rigidity !== 'firm' && rigidity !== 'hard') return false
            const up = systems.filter((system) => runsOn(world, child, system))
            const stands = (system: string) =>
              location === 'local'
                ? up.includes(system)
                : location === 'remote'
                  ? !up.includes(system) && up.length > 0
                  : up.length > 0
            return systems.some((system) => runsOn(world, parent, system) && !stands(system))
          }),
        )
        expect(bare).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})
