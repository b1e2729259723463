import { beforeEach, describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { can } from './can.ts'
import { cluster, type GroupSketch, type Values } from './testing/cluster-builder.ts'
import { exited, monitorOffline, monitorOnline, monitorUnknown, World } from './testing/world.ts'

const g = groupName('g')
const n1 = systemName('n1')
const n2 = systemName('n2')

/** The tree of the guide's diagrams: r1 above r2 above r3; r4 and r5 beside them. r1 alone is Critical. */
const tree = { r1: ['r2'], r2: ['r3'], r3: [], r4: [], r5: [] }
const names = Object.keys(tree)

type Setup = {
  readonly critical?: readonly string[]
  readonly group?: Values
  readonly all?: Values
  readonly of?: Readonly<Record<string, Values>>
}

function sketch({ critical = ['r1'], group = {}, all = {}, of = {} }: Setup): GroupSketch {
  const resourceAttributes = Object.fromEntries(
    names.map((name) => [name, { Critical: critical.includes(name) ? 1 : 0, ...all, ...of[name] }]),
  )
  return {
    systems: ['n1', 'n2'],
    autoStartList: ['n1', 'n2'],
    attributes: group,
    resources: tree,
    resourceAttributes,
  }
}

const running = (setup: Setup = {}): World =>
  new World(cluster({ g: sketch(setup) })).connect('n1', 'n2').pass(60)

describe('worked vectors of vcs-semantics §4.10', () => {
  let world: World
  beforeEach(() => {
    world = running()
    world.begun.length = 0
  })

  it('starts on the first system of the AutoStartList', () => {
    expect(world.groupState('g', 'n1')).toBe('ONLINE')
    expect(world.groupState('g', 'n2')).toBe('OFFLINE')
  })

  it('1: a critical ancestor takes the whole group over', () => {
    world.kill('r2@n1').pass(120)
    expect(world.groupState('g', 'n1')).toBe('OFFLINE|FAULTED')
    expect(world.groupState('g', 'n2')).toBe('ONLINE')
    expect(world.begun.indexOf('clean r2@n1')).toBe(0)
    expect(world.begun.indexOf('offline r1@n1')).toBe(1)
    expect(world.begun.findIndex((run) => run.endsWith('@n2'))).toBeGreaterThan(
      world.begun.indexOf('offline r3@n1'),
    )
    expect(world.said(10205)).toHaveLength(1)
  })

  it('2: nobody critical: only the path goes offline', () => {
    world = running({ critical: [] })
    world.kill('r2@n1').pass(200)
    expect(world.groupState('g', 'n1')).toBe('PARTIAL|FAULTED')
    expect(world.resource('r1@n1').state).toBe('OFFLINE')
    expect([world.resource('r3@n1').state, world.resource('r4@n1').state]).toEqual(['ONLINE', 'ONLINE'])
    expect(world.groupState('g', 'n2')).toBe('OFFLINE')
  })

  it('3: a group that cannot come online is tried on the next system', () => {
    world = new World(cluster({ g: sketch({}) })).behave('online r2@n1', 'doesNothing')
    world.connect('n1', 'n2').pass(600)
    expect(world.begun).toContain('clean r2@n1')
    expect(world.resource('r2@n1').state).toBe('FAULTED')
    expect(world.groupState('g', 'n1')).toBe('OFFLINE|FAULTED')
    expect(world.groupState('g', 'n2')).toBe('ONLINE')
  })

  it('4: AutoFailOver = 0 leaves it down', () => {
    world = running({ group: { AutoFailOver: 0 } })
    world.kill('r2@n1').pass(300)
    expect([world.groupState('g', 'n1'), world.groupState('g', 'n2')]).toEqual(['OFFLINE|FAULTED', 'OFFLINE'])
  })

  it('5: nothing is done in a frozen group', () => {
    world.ask({ kind: 'group.freeze', group: g, reason: 'maintenance' })
    world.kill('r2@n1').pass(300)
    expect(world.begun).toEqual([])
    expect(world.groupState('g', 'n1')).toBe('PARTIAL|FAULTED')
  })

  it('6: FaultPropagation = 0 cleans and stops there', () => {
    world = running({ group: { FaultPropagation: 0 } })
    world.begun.length = 0
    world.kill('r2@n1').pass(300)
    expect(world.begun).toEqual(['clean r2@n1'])
    expect(world.resource('r1@n1').state).toBe('ONLINE')
  })

  it('7: ManageFaults = NONE waits for an administrator', () => {
    world = running({ group: { ManageFaults: 'NONE' } })
    world.begun.length = 0
    world.kill('r2@n1').pass(300)
    expect(world.begun).toEqual([])
    expect(world.resource('r2@n1').flags).toEqual(['ADMIN WAIT'])
    const codes = can(world.state, { kind: 'group.offline', group: g, system: 'all' }).map(({ code }) => code)
    expect(codes).toEqual(['group-has-admin-wait'])
  })

  it('8: ToleranceLimit, then RestartLimit, then FAULTED', () => {
    world = running({ of: { r4: { ToleranceLimit: 3, RestartLimit: 2, Critical: 0 } } })
    world.begun.length = 0
    world.behave('monitor r4@n1', monitorOffline, monitorOffline, monitorOffline, monitorOnline).pass(300)
    expect(world.begun).toEqual([])
    expect(world.resource('r4@n1').counters.tolerance).toBe(3)
    world.behave('monitor r4@n1', 'normal').kill('r4@n1').pass(65)
    expect(world.begun).toEqual(['clean r4@n1', 'online r4@n1'])
    expect(world.resource('r4@n1')).toMatchObject({ state: 'ONLINE', counters: { restart: 1 } })
    world.kill('r4@n1').pass(65)
    expect(world.resource('r4@n1')).toMatchObject({ state: 'ONLINE', counters: { restart: 2 } })
    world.kill('r4@n1').pass(65)
    expect(world.resource('r4@n1').state).toBe('FAULTED')
  })

  it('8b: the counters clear after ConfInterval of quiet', () => {
    world = running({ of: { r4: { RestartLimit: 1 } } })
    world.kill('r4@n1').pass(100)
    expect(world.resource('r4@n1').counters.restart).toBe(1)
    world.pass(700).kill('r4@n1').pass(100)
    expect(world.resource('r4@n1')).toMatchObject({ state: 'ONLINE', counters: { restart: 1 } })
  })

  it('9: monitor timeouts count only in a row', () => {
    world.behave('monitor r4@n1', 'hangs', 'hangs', 'hangs', 'normal', 'hangs', 'hangs', 'hangs', 'normal')
    world.pass(800)
    expect(world.begun).toEqual([])
    expect(world.resource('r4@n1').state).toBe('ONLINE')
  })

  it('9b: the fourth in a row calls clean with reason 5', () => {
    world.behave('monitor r4@n1', 'hangs', 'hangs', 'hangs', 'hangs', 'normal').pass(400)
    expect(world.begun[0]).toBe('clean r4@n1')
    expect(world.resource('r4@n1').state).toBe('FAULTED')
  })

  it('10: timeouts of an offline resource are nothing', () => {
    world.behave('monitor r4@n2', 'hangs').pass(4000)
    expect(world.resource('r4@n2').state).toBe('OFFLINE')
    expect(world.begun).toEqual([])
  })

  it('11: online hangs twice with OnlineRetryLimit 1', () => {
    world = new World(cluster({ g: sketch({ critical: [], of: { r5: { OnlineRetryLimit: 1 } } }) }))
    world.behave('online r5@n1', 'hangs').connect('n1', 'n2').pass(300)
    const runs = world.begun.filter((run) => run.includes('r5'))
    expect(runs).toEqual(['online r5@n1', 'clean r5@n1', 'online r5@n1', 'clean r5@n1'])
    expect(world.resource('r5@n1').state).toBe('FAULTED')
  })

  it('12: online ineffective after OnlineWaitLimit cycles', () => {
    world = new World(cluster({ g: sketch({ critical: [] }) }))
    world.behave('online r5@n1', 'doesNothing').connect('n1', 'n2').pass(100)
    expect(world.begun).not.toContain('clean r5@n1')
    world.pass(60)
    expect(world.begun).toContain('clean r5@n1')
    expect(world.resource('r5@n1').state).toBe('FAULTED')
  })

  it('13: a failed clean keeps the target offline and is tried again', () => {
    world.behave('offline r3@n1', 'hangs').behave('clean r3@n1', exited(1))
    world.ask({ kind: 'group.switch', group: g, to: n2 })
    world.pass(300)
    expect(world.resource('r3@n1').flags).toContain('UNABLE TO OFFLINE')
    expect(world.begun.filter((run) => run === 'clean r3@n1').length).toBeGreaterThan(2)
    expect(world.begun.some((run) => run.endsWith('@n2'))).toBe(false)
    expect(world.operation(1)).toMatchObject({
      state: 'ASKS',
      outcome: expect.stringContaining('r3') as string,
    })
    world.behave('clean r3@n1', 'normal').pass(120)
    expect(world.groupState('g', 'n2')).toBe('ONLINE')
    expect(world.operation(1).state).toBe('DONE')
  })

  it('17: a second start by hand is taken offline where it came later', () => {
    world.running.add('r4@n2')
    world.pass(310)
    expect(world.begun).toEqual(['offline r4@n2'])
    expect(world.groupState('g', 'n1')).toBe('ONLINE')
    expect(world.decisions.find(({ severity }) => severity === 'CRITICAL')?.text).toContain('n2')
  })

  it('19: independent branches start at the same time', () => {
    world = new World(cluster({ g: sketch({}) }))
    world.durationMs = () => 10_000
    world.connect('n1', 'n2')
    expect(world.begun).toEqual(['online r3@n1', 'online r4@n1', 'online r5@n1'])
    world.pass(35)
    expect(world.groupState('g', 'n1')).toBe('ONLINE')
  })
})

describe('persistent resources', () => {
  const withNic = (systems: readonly string[]) =>
    new World(
      cluster({
        g: {
          systems,
          autoStartList: ['n1'],
          resources: { ip: ['nic'], nic: [] },
          resourceAttributes: { nic: { Operations: 'None' } },
        },
      }),
    ).connect(...systems)

  it('14: its recovery restarts a group that had nowhere to go', () => {
    const world = withNic(['n1']).pass(60)
    world.kill('nic@n1').pass(70)
    expect(world.groupState('g', 'n1')).toBe('OFFLINE|FAULTED')
    world.running.add('nic@n1')
    world.pass(310)
    expect(world.groupState('g', 'n1')).toBe('ONLINE')
    expect(world.begun.some((run) => run.includes('nic'))).toBe(false)
  })

  it('15: it cannot be cleared by hand', () => {
    const world = withNic(['n1', 'n2']).pass(60)
    world.kill('nic@n2').pass(310)
    expect(world.resource('nic@n2').state).toBe('FAULTED')
    const reasons = can(world.state, { kind: 'resource.clear', resource: resourceName('nic'), system: n2 })
    expect(reasons.map(({ code }) => code)).toEqual(['resource-persistent'])
    expect(world.groupState('g', 'n1')).toBe('ONLINE')
    world.running.add('nic@n2')
    world.pass(310)
    expect(world.resource('nic@n2').state).toBe('ONLINE')
  })
})

describe('what a monitor cannot decide', () => {
  it('is never taken for offline', () => {
    const world = running()
    world.begun.length = 0
    world.behave('monitor r4@n1', monitorUnknown, 'lost', 'normal').pass(70)
    expect(world.resource('r4@n1')).toMatchObject({ state: 'ONLINE', flags: ['STATE UNKNOWN'] })
    world.pass(120)
    expect(world.resource('r4@n1').flags).toEqual([])
    expect(world.begun).toEqual([])
  })

  it('leaves the very same state when nothing is new', () => {
    const world = running().pass(600)
    const before = world.state
    world.pass(600)
    expect(world.state).toBe(before)
  })

  it('ignores answers to questions nobody asks any more', () => {
    const world = running()
    const before = world.state
    const event = { system: n1, resource: resourceName('r4'), run: 1, durationMs: 1 }
    world.tell({ kind: 'entryPointFinished', entryPoint: 'monitor', outcome: monitorOffline, ...event })
    world.tell({ kind: 'entryPointFinished', entryPoint: 'online', outcome: exited(0), ...event })
    expect(world.state).toBe(before)
  })
})
