import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scalar } from '#lib/model/attribute-value.ts'
import { groupNumber, groupValue, resourceOperations } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { groupName, namesOf, resourceName, systemName, type GroupName } from '#lib/model/names.ts'
import { intentKinds, type Intent } from '#lib/planner/intent.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import { can } from './can.ts'
import { step } from './step.ts'
import { cluster, type GroupSketch } from './testing/cluster-builder.ts'
import { deepFreeze, violations } from './testing/invariants.ts'
import { exited, monitorOffline, monitorOnline, monitorUnknown, World } from './testing/world.ts'
import type { EntryPointOutcome } from './event.ts'
import type { RunEntryPoint } from './effect.ts'

const systems = ['a', 'b', 'c']
const links = [
  'online global soft',
  'online global firm',
  'online local soft',
  'online local firm',
  'online local hard',
  'online remote soft',
  'online remote firm',
  'online site soft',
  'offline local',
]

const limits = fc.record({
  Critical: fc.nat(1),
  RestartLimit: fc.nat(2),
  ToleranceLimit: fc.nat(1),
  OnlineRetryLimit: fc.nat(1),
  OnlineWaitLimit: fc.nat(1),
})

const zoneLayouts: readonly Readonly<Record<string, number>>[] = [
  { a: 0, b: 0, c: 1 },
  { a: 0, b: 1, c: 0 },
  { a: 0, b: 1 },
]

/** Attributes of a group that decide where it goes and when it is started again. */
const policies = fc.record({
  AutoFailOver: fc.constantFrom(1, 1, 1, 0, 2),
  ManageFaults: fc.constantFrom('ALL', 'ALL', 'ALL', 'NONE'),
  Parallel: fc.constantFrom(0, 0, 0, 1, 2),
  FailOverPolicy: fc.constantFrom('Priority', 'RoundRobin', 'Load', 'BiggestAvailable'),
  AutoStartPolicy: fc.constantFrom('Order', 'Priority', 'Load'),
  Load: fc.constantFrom(0, 60, 90),
  OnlineRetryLimit: fc.constantFrom(0, 0, 1, 2),
  OnlineRetryInterval: fc.constantFrom(0, 100),
  AutoRestart: fc.nat(2),
  AutoClearLimit: fc.constantFrom(0, 2),
  OnlineAtUnfreeze: fc.nat(1),
  OnlineClearParent: fc.nat(1),
  SystemZones: fc.constantFrom({}, ...zoneLayouts),
})

const groupArbitrary = (prefix: string) =>
  fc
    .record({
      size: fc.integer({ min: 1, max: 4 }),
      edges: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 5 }),
      settings: fc.array(limits, { minLength: 4, maxLength: 4 }),
      hasNic: fc.boolean(),
      count: fc.integer({ min: 2, max: 3 }),
      attributes: policies,
      isAuto: fc.boolean(),
    })
    .map((draw): GroupSketch => {
      const names = Array.from({ length: draw.size }, (_, index) => `${prefix}${index}`)
      const nic = `${prefix}nic`
      const resources: Record<string, string[]> = Object.fromEntries(
        names.map((name, index) => [
          name,
          [
            ...new Set(
              draw.edges
                .filter(([from, to]) => from === index && to > from && to < names.length)
                .map(([, to]) => `${prefix}${to}`),
            ),
            ...(draw.hasNic && index === 0 ? [nic] : []),
          ],
        ]),
      )
      if (draw.hasNic) resources[nic] = []
      const own = Object.fromEntries(names.map((name, index) => [name, draw.settings[index] ?? {}]))
      return {
        systems: systems.slice(0, draw.count),
        autoStartList: draw.isAuto ? systems.slice(0, draw.count) : [],
        attributes: draw.attributes,
        resources,
        resourceAttributes: { ...own, [nic]: { Operations: 'None' } },
      }
    })

const configurations = fc
  .tuple(groupArbitrary('p'), groupArbitrary('q'), fc.option(fc.constantFrom(...links)))
  .map(([p, q, link]) => cluster({ g: link === null ? p : { ...p, requires: { h: link } }, h: q }))

const actions = fc.array(
  fc.tuple(
    fc.constantFrom(
      'pass',
      'pass',
      'pass',
      'long',
      'answer',
      'answer',
      'answer',
      'answer',
      'ask',
      'ask',
      'ask',
      'kill',
      'kill',
      'connect',
      'silence',
      'powerOff',
      'fence',
      'fenceFails',
      'restart',
      'start',
      'stale',
      'timer',
      'reload',
      'reload',
    ),
    fc.nat(1000),
    fc.nat(1000),
  ),
  { minLength: 5, maxLength: 60 },
)
type Action = readonly [string, number, number]

const pick = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item

function intentFrom(configuration: Configuration, x: number, y: number): Intent {
  const group = pick([groupName('g'), groupName('h')], x)
  const system = pick(systems.map(systemName), y)
  const resource = pick(Object.keys(configuration.resources).map(resourceName), x + y)
  const where = y % 5 === 0 ? 'all' : system
  const fields = {
    group,
    resource,
    system,
    to: y % 4 === 0 ? 'any' : system,
    force: x % 2 === 0,
    reason: 'test',
  }
  const kind = pick(
    [
      ...intentKinds,
      'group.online',
      'group.switch',
      'group.switch',
      'group.offline',
      'group.freeze',
      'group.freeze',
      'system.freeze',
    ] as const,
    x * 7 + y,
  )
  const isBroad = ['clear', 'probe', 'enable', 'disable', 'offline'].includes(kind.split('.')[1] ?? '')
  const chosen = isBroad && kind !== 'resource.offline' ? where : system
  const noun = kind.split('.')[0]
  if (kind === 'operation.cancel') return { kind, operation: 1 + ((x + y) % 12) }
  return {
    kind,
    ...(noun === 'group' ? { group } : noun === 'resource' ? { resource } : {}),
    ...(kind === 'group.switch' ? { to: fields.to } : { system: chosen }),
    force: fields.force,
    reason: 'test',
    ...(x % 5 === 0 ? { persistent: true } : {}),
    ...(kind === 'system.freeze' && x % 3 === 0 ? { evacuate: true } : {}),
    ...(kind === 'system.stop' ? { mode: pick(['offline', 'evacuate', 'leave'], x) } : {}),
    ...(kind === 'system.load' ? { load: x % 100 } : {}),
    ...(kind === 'resource.action' ? { action: 'show', arguments: [] } : {}),
  } as Intent
}

/** The configuration as it was, with a system less in a SystemList, or with a resource disabled somewhere. */
function variantOf(original: Configuration, x: number, y: number): Configuration {
  const group = original.groups[pick([groupName('g'), groupName('h')], x)]
  const system = pick(systems.map(systemName), y)
  if (!group || x % 3 === 0) return original
  if (x % 3 === 1) {
    const kept = group.systemList.filter((entry) => entry.system !== system)
    if (kept.length === 0) return original
    const autoStartList = group.autoStartList.filter((name) => name !== system)
    const smaller = { ...group, systemList: kept, autoStartList }
    return { ...original, groups: { ...original.groups, [group.name]: smaller } }
  }
  const resource = original.resources[pick(group.resources, x + y)]
  if (!resource) return original
  const Enabled = { bySystem: { [system]: scalar('0') } }
  const disabled = { ...resource, attributes: { ...resource.attributes, Enabled } }
  return { ...original, resources: { ...original.resources, [resource.name]: disabled } }
}

/** An agent that may fail in every way; one that is honest never says offline of what runs. */
const outcomeOf =
  (world: World, y: number, isHonest: boolean) =>
  (run: RunEntryPoint): EntryPointOutcome => {
    const failures: EntryPointOutcome[] = [
      { kind: 'timedOut', output: '' },
      { kind: 'lost', reason: 'connection lost' },
    ]
    if (run.entryPoint !== 'monitor') {
      const done = y % 2 === 0 ? world.perform(run) : exited(run.entryPoint === 'clean' ? y % 2 : 0)
      return pick([done, done, done, ...failures], y)
    }
    const truth = world.perform(run)
    const lies = isHonest ? [] : [monitorOffline, monitorOffline, monitorOnline]
    return pick([truth, truth, monitorUnknown, ...failures, ...lies], y)
  }

/** A person who confirms has pulled the plug first. */
function askTruthfully(world: World, intent: Intent): void {
  if (intent.kind === 'system.confirmDown' && can(world.state, intent).length === 0)
    world.powerOff(intent.system)
  if (intent.kind === 'group.autoenable' && can(world.state, intent).length === 0) {
    const members = world.state.configuration.groups[intent.group]?.resources ?? []
    for (const name of members) world.running.delete(`${name}@${intent.system}`)
  }
  world.ask(intent)
}

function act(world: World, original: Configuration, [kind, x, y]: Action, isHonest: boolean): void {
  const system = pick(systems, x)
  switch (kind) {
    case 'pass':
      return void world.pass(1 + (x % 20))
    case 'long':
      return void world.pass(x)
    case 'answer':
      return world.answerOne(x, outcomeOf(world, y, isHonest))
    case 'ask':
      return askTruthfully(world, intentFrom(world.state.configuration, x, y))
    case 'kill':
      return void world.kill(pick([...world.running], x))
    case 'connect':
      return void world.connect(system)
    case 'silence':
      return void world.silence(system)
    case 'powerOff':
      return void world.powerOff(system)
    case 'fence': {
      if (world.state.systems[systemName(system)]?.contact.kind === 'silent') world.powerOff(system)
      return void world.fenceAnswers(system, { kind: 'off', device: 'pdu' })
    }
    case 'fenceFails':
      return void world.fenceAnswers(system, { kind: 'failed', reason: 'no answer' })
    case 'restart':
      return void world.restartEngine()
    case 'start':
      return void (isHonest || world.running.add(`${pick(['p0', 'p1', 'q0'], x)}@${system}`))
    case 'stale':
      return void world.tell({
        kind: 'entryPointFinished',
        system: systemName(system),
        resource: pick(namesOf(world.state.configuration.resources), y),
        entryPoint: pick(['online', 'offline', 'clean', 'monitor'] as const, x),
        run: y % world.state.nextRun === world.state.nextRun - 1 ? 0 : -1,
        outcome: monitorOffline,
        durationMs: 1,
      })
    case 'reload':
      return void world.tell({ kind: 'configurationLoaded', configuration: variantOf(original, x, y) })
    case 'timer':
      return void world.tell({
        kind: 'timerFired',
        timer: pick([`fence:${system}`, `load:${system}`, 'autoclear:g', 'autoclear:h'], y),
      })
  }
}

/** Resources that really run on two systems at once of which their group may use only one. */
function runningTwice(world: World): string[] {
  const { configuration } = world.state
  return namesOf(configuration.resources).filter((resource) => {
    const { group } = configuration.resources[resource] ?? { group: groupName('') }
    if (resourceOperations(configuration, resource) !== 'OnOff') return false
    const on = systems.filter((system) => world.running.has(`${resource}@${system}`))
    return on.some((one) => on.some((other) => one < other && areRivals(configuration, group, one, other)))
  })
}

/** Whether a group may run on one of two systems only. */
function areRivals(configuration: Configuration, group: GroupName, one: string, other: string): boolean {
  const parallel = groupNumber(configuration, group, 'Parallel')
  const zones = groupValue(configuration, group, 'SystemZones')
  if (parallel !== 2 || zones.kind !== 'association') return parallel !== 1
  const [first, second] = [one, other].map((name) => zones.entries.find(([key]) => key === name)?.[1])
  return first === undefined || second === undefined || first === second
}

/** Throws with the sentences; cheaper than an assertion for each of a million steps. */
const demand = (sentences: readonly string[]): void => {
  if (sentences.length > 0) throw new Error(sentences.join('\n'))
}

function checkedWorld(configuration: Configuration, isHonest: boolean): World {
  const ids = new Set<string>()
  let told = 0
  const world: World = new World(deepFreeze(configuration), (before, { state, decisions }, effects) => {
    deepFreeze(state)
    demand(violations(before, state, effects))
    if (isHonest) demand(runningTwice(world).map((name) => `I-01: ${name} really runs twice`))
    for (const { id, cause } of decisions.slice(told)) {
      if (ids.has(id)) demand([`decision ${id} twice`])
      ids.add(id)
      if (cause !== null && !ids.has(cause)) demand([`decision ${id} follows from an unknown ${cause}`])
    }
    const late = decisions.slice(told + 1).find(({ id }) => id.startsWith('event:'))
    if (late) demand([`${late.id} stands behind what follows from it`])
    const isSame = state === before
    if (isSame && decisions.length > told) demand(['a decision without a new revision'])
    if (!isSame && state.revision !== before.revision + 1) demand(['a revision was left out'])
    told = decisions.length
  })
  deepFreeze(world.state)
  return world
}

describe.each([
  ['honest agents', true],
  ['agents that lie', false],
] as const)('random clusters and random trouble, %s', (_name, isHonest) => {
  it('never breaks an invariant, and comes to rest', () => {
    fc.assert(
      fc.property(configurations, actions, (configuration, list) => {
        const world = checkedWorld(configuration, isHonest)
        world.connect(...systems.filter((system) => configuration.systems[systemName(system)]))
        for (const action of list) {
          if (action[0] !== 'connect' || configuration.systems[systemName(pick(systems, action[1]))]) {
            act(world, configuration, action, isHonest)
          }
        }
        world.tell({ kind: 'configurationLoaded', configuration })
        world.connect(...namesOf(configuration.systems)).pass(1500)
        for (const operation of Object.values(world.state.operations)) {
          if (operation.state !== 'RUNNING') continue
          const isFrozen = Object.values(world.state.systems).some(({ frozen }) => frozen)
          const held = isFrozen || (operation.group !== null && world.state.groups[operation.group]?.frozen)
          expect(held ? null : operation).toBeNull()
        }
      }),
      { numRuns: 200 },
    )
  }, 120_000)
})

describe('can and plan', () => {
  it('never throw, and step takes what can allows', () => {
    fc.assert(
      fc.property(configurations, actions, fc.nat(1000), fc.nat(1000), (configuration, list, x, y) => {
        const world = new World(configuration)
        world.connect(...namesOf(configuration.systems)).pass(30)
        for (const action of list.slice(0, 12)) act(world, configuration, action, true)
        const intent = intentFrom(configuration, x, y)
        const allowed = can(world.state, intent).length === 0
        planIntent(world.state, intent)
        const event = { kind: 'asked', intent, user: 'admin', requestId: 'the-one', at: world.now } as const
        const result = step(world.state, event)
        const opened = Object.values(result.state.operations).some(({ requestId }) => requestId === 'the-one')
        expect({ intent, opened }).toEqual({ intent, opened: allowed })
        if (!allowed) expect(result.state.nextOperation).toBe(world.state.nextOperation)
        expect(step(world.state, event)).toEqual(result)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
