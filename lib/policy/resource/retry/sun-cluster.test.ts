import { describe, expect, it } from 'vitest'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { exited, monitorUnknown, World } from '../../testing/world.ts'
import { failureWeight } from './sun-cluster.ts'

const confident = (confidence: number) => exited(100 + confidence / 10, { kind: 'online', confidence })

function up(attributes: Values = {}): World {
  const world = new World(
    cluster({
      g: {
        systems: ['a', 'b'],
        autoStartList: ['a'],
        resources: { web: [] },
        resourceAttributes: {
          web: { RetryPolicy: 'SunCluster', Retry_count: 2, Retry_interval: 600, ...attributes },
        },
      },
    }),
  )
  world.connect('a', 'b').pass(60)
  world.begun.length = 0
  return world
}

const restarts = (world: World): number => world.begun.filter((run) => run === 'online web@a').length

/** Dies and is found dead, n times, that many seconds apart. */
function die(world: World, times: number, apartSeconds = 90): World {
  for (let n = 0; n < times; n++) world.kill('web@a').pass(apartSeconds)
  return world
}

describe('the weight of a probe (other-frameworks §1.5)', () => {
  it('is 100 for offline, 100 less the confidence online, 50 for no answer, nothing for unknown', () => {
    expect(failureWeight({ kind: 'offline', intentional: false })).toBe(100)
    expect(failureWeight({ kind: 'online', confidence: 100 })).toBe(0)
    expect(failureWeight({ kind: 'online', confidence: 70 })).toBe(30)
    expect(failureWeight({ kind: 'timedOut' })).toBe(50)
    expect(failureWeight({ kind: 'unknown' })).toBe(0)
  })
})

describe('RetryPolicy = SunCluster', () => {
  it('does nothing below 100, restarts at 100, and counts anew', () => {
    const world = up().behave('monitor web@a', confident(70), 'hangs', confident(90), 'normal')
    world.pass(200)
    expect(world.begun).toEqual([])
    expect(world.resource('web@a').retries?.failures.map(({ weight }) => weight)).toEqual([30, 50, 10])
    world.behave('monitor web@a', confident(90), 'normal').pass(120)
    expect(world.begun).toEqual(['clean web@a', 'online web@a'])
    expect(world.resource('web@a')).toMatchObject({ state: 'ONLINE', retries: { failures: [] } })
  })

  it('forgets failures older than Retry_interval', () => {
    const world = up({ Retry_interval: 120 })
    world.behave('monitor web@a', 'hangs', 'normal').pass(240)
    world.behave('monitor web@a', 'hangs', 'normal').pass(240)
    expect(world.begun).toEqual([])
  })

  it('two monitors without an answer are a failure, whatever FaultOnMonitorTimeouts says', () => {
    const world = up({ FaultOnMonitorTimeouts: 0 }).behave('monitor web@a', 'hangs', 'hangs', 'normal')
    world.pass(130)
    expect(world.begun).toEqual(['clean web@a', 'online web@a'])
  })

  it('never takes silence for a failure', () => {
    const world = up().behave('monitor web@a', monitorUnknown, 'lost')
    world.pass(6000)
    expect(world.begun).toEqual([])
  })

  it('fails over when Retry_count restarts are used up within Retry_interval, whatever RestartLimit says', () => {
    const world = die(up({ RestartLimit: 9, ToleranceLimit: 9 }), 2)
    expect(restarts(world)).toBe(2)
    die(world, 1)
    expect(restarts(world)).toBe(2)
    expect(world.groupState('g', 'a')).toBe('OFFLINE|FAULTED')
    expect(world.groupState('g', 'b')).toBe('ONLINE')
  })

  it('Retry_count 0 fails over at once, a negative one never does', () => {
    expect(die(up({ Retry_count: 0 }), 1).groupState('g', 'b')).toBe('ONLINE')
    const endless = die(up({ Retry_count: -1 }), 20)
    expect(restarts(endless)).toBe(20)
    expect(endless.groupState('g', 'b')).toBe('OFFLINE')
  })

  it('sliding: seldom enough it is restarted for ever; tumbling: all are forgotten with the first', () => {
    const seldom = die(up(), 10, 500)
    expect(restarts(seldom)).toBe(10)
    expect(seldom.resource('web@a').retries?.restarts.length).toBeLessThanOrEqual(3)
    const sliding = die(up({ Retry_interval: 250 }), 4, 90)
    const tumbling = die(up({ Retry_interval: 250, Retry_window: 'tumbling' }), 4, 90)
    expect([restarts(sliding), restarts(tumbling)]).toEqual([2, 2])
    const after = (window: string) => {
      const world = die(up({ Retry_interval: 200, Retry_window: window }), 1, 190)
      return restarts(die(world, 3, 90))
    }
    expect([after('sliding'), after('tumbling')]).toEqual([3, 4])
  })

  it('Failover_enabled = 0: it stays FAULTED where it is, and nothing moves', () => {
    const world = die(up({ Failover_enabled: 0 }), 3)
    expect(restarts(world)).toBe(2)
    expect(world.resource('web@a').state).toBe('FAULTED')
    expect(world.begun.some((run) => run.endsWith('@b'))).toBe(false)
    expect(world.said(90217)).toHaveLength(1)
  })

  it('Failover_enabled = 0: what still runs after the last restart is left running', () => {
    const world = up({ Failover_enabled: 0, Retry_count: 0 }).behave('monitor web@a', confident(10))
    world.pass(1000)
    expect(world.begun).toEqual([])
    expect(world.resource('web@a').state).toBe('ONLINE')
  })

  it('looks every Thorough_probe_interval and gives a probe Probe_timeout', () => {
    const timeouts = new Set<string>()
    const sketch = {
      systems: ['a'],
      autoStartList: ['a'],
      resources: { web: [] },
      resourceAttributes: {
        web: { RetryPolicy: 'SunCluster', Thorough_probe_interval: 15, Probe_timeout: 7 },
      },
    }
    const world = new World(cluster({ g: sketch }), (_, __, effects) => {
      for (const effect of effects)
        if (effect.kind === 'runEntryPoint' && effect.entryPoint === 'monitor')
          timeouts.add(`${effect.delayMs} ${effect.timeoutMs}`)
    })
    world.connect('a').pass(30)
    timeouts.clear()
    world.pass(300)
    expect([...timeouts]).toEqual(['15000 7000'])
  })

  it('leaves a frozen group alone', () => {
    const world = up().behave('monitor web@a', confident(10))
    world.ask({ kind: 'group.freeze', group: 'g' as never, reason: 'work' })
    world.pass(1000)
    expect(world.begun).toEqual([])
    expect(world.said(90216).length).toBeGreaterThan(0)
  })

  it('ManageFaults = NONE waits for an administrator instead of a restart', () => {
    const sketch = {
      systems: ['a'],
      autoStartList: ['a'],
      attributes: { ManageFaults: 'NONE' },
      resources: { web: [] },
      resourceAttributes: { web: { RetryPolicy: 'SunCluster' } },
    }
    const world = new World(cluster({ g: sketch })).connect('a').pass(60)
    world.kill('web@a').pass(90)
    expect(world.begun).toEqual(['online web@a'])
    expect(world.resource('web@a')).toMatchObject({ adminWait: 4 })
  })
})
