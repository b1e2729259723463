import { describe, expect, it } from 'vitest'
import { scalar } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { attributeName, groupName, resourceName, systemName } from '#lib/model/names.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import type { RunEntryPoint } from '../../effect.ts'
import { cluster } from '../../testing/cluster-builder.ts'
import { exited, World } from '../../testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const b = systemName('b')
const web = resourceName('web')

/** One resource on a and b; `local`: values of web on a alone, as `Attr @a = 1` gives them. */
function configured(local: Readonly<Record<string, number | string>>): Configuration {
  const configuration = cluster({ g: { systems: ['a', 'b'], resources: { web: [] } } })
  const known = configuration.resources[web]
  if (!known) throw new Error('no web')
  const attributes = Object.fromEntries(
    Object.entries(local).map(([name, value]) => [
      attributeName(name),
      { bySystem: { [a]: scalar(String(value)) } },
    ]),
  )
  return { ...configuration, resources: { [web]: { ...known, attributes } } }
}

/** The world with web online on one system, and what was asked of the agents since. */
function upOn(system: 'a' | 'b', local: Readonly<Record<string, number | string>>) {
  const asked: RunEntryPoint[] = []
  const world = new World(configured(local), (_, __, effects) => {
    for (const effect of effects) if (effect.kind === 'runEntryPoint') asked.push(effect)
  })
  world.connect('a', 'b').pass(1)
  world.ask({ kind: 'group.online', group: g, system: systemName(system) })
  world.pass(30)
  return { world, asked }
}

const runsOf = (world: World, what: string): number => world.begun.filter((run) => run === what).length

describe('a limit with a value of its own on one system (Attr@sys)', () => {
  it('ToleranceLimit', () => {
    const tolerated = (system: 'a' | 'b') => {
      const { world } = upOn(system, { ToleranceLimit: 2 })
      return world.kill(`web@${system}`).pass(150).said(13075).length
    }
    expect([tolerated('a'), tolerated('b')]).toEqual([2, 0])
  })

  it('RestartLimit', () => {
    const restarted = (system: 'a' | 'b') => {
      const { world } = upOn(system, { RestartLimit: 1 })
      return runsOf(world.kill(`web@${system}`).pass(100), `online web@${system}`) - 1
    }
    expect([restarted('a'), restarted('b')]).toEqual([1, 0])
  })

  it('ConfInterval', () => {
    const forgiven = (system: 'a' | 'b') => {
      const { world } = upOn(system, { ConfInterval: 100 })
      world.state = withTolerance(world)
      world.pass(400)
      return world.resource(`web@${system}`).counters.tolerance === 0
    }
    expect([forgiven('a'), forgiven('b')]).toEqual([true, false])
  })

  it('OnlineRetryLimit and OnlineWaitLimit', () => {
    const tries = (system: 'a' | 'b') => {
      const world = new World(configured({ OnlineRetryLimit: 1, OnlineWaitLimit: 0 }))
        .connect('a', 'b')
        .pass(1)
      world.behave(`online web@${system}`, 'doesNothing')
      world.ask({ kind: 'group.online', group: g, system: systemName(system) })
      world.pass(10)
      return runsOf(world, `online web@${system}`)
    }
    expect([tries('a'), tries('b')]).toEqual([2, 1])
  })

  it('OfflineWaitLimit', () => {
    const cleans = (system: 'a' | 'b') => {
      const { world } = upOn(system, { OfflineWaitLimit: 3 })
      world.behave(`offline web@${system}`, 'doesNothing')
      world.ask({ kind: 'group.offline', group: g, system: systemName(system) })
      return runsOf(world.pass(100), `clean web@${system}`)
    }
    expect([cleans('a'), cleans('b')]).toEqual([0, 1])
  })

  it('FaultOnMonitorTimeouts and AlertOnMonitorTimeouts', () => {
    const seen = (system: 'a' | 'b') => {
      const { world } = upOn(system, { FaultOnMonitorTimeouts: 2, AlertOnMonitorTimeouts: 1 })
      world.behave(`monitor web@${system}`, 'hangs').pass(130)
      return [runsOf(world, `clean web@${system}`), world.said(90206).length]
    }
    expect([seen('a'), seen('b')]).toEqual([
      [1, 2],
      [0, 0],
    ])
  })

  it('CleanRetryLimit', () => {
    const cleans = (system: 'a' | 'b') => {
      const { world } = upOn(system, { CleanRetryLimit: 2 })
      world.behave(`offline web@${system}`, 'hangs').behave(`clean web@${system}`, exited(1))
      world.ask({ kind: 'group.offline', group: g, system: systemName(system) })
      return runsOf(world.pass(400), `clean web@${system}`)
    }
    expect(cleans('a')).toBe(2)
    expect(cleans('b')).toBeGreaterThan(4)
  })

  it('MonitorInterval and OfflineMonitorInterval', () => {
    const { world, asked } = upOn('a', { MonitorInterval: 7, OfflineMonitorInterval: 11 })
    world.pass(600)
    asked.length = 0
    world.pass(1000)
    const delays = new Set(asked.map(({ system, delayMs }) => `${system} ${delayMs}`))
    expect([...delays].toSorted()).toEqual(['a 7000', 'b 300000'])
  })

  it.each([
    ['OnlineTimeout', 'online'],
    ['OfflineTimeout', 'offline'],
    ['MonitorTimeout', 'monitor'],
    ['CleanTimeout', 'clean'],
  ] as const)('%s', (attribute, entryPoint) => {
    const timeouts = (['a', 'b'] as const).map((system) => {
      const { world, asked } = upOn(system, { [attribute]: 17 })
      world.behave(`offline web@${system}`, 'hangs')
      world.ask({ kind: 'group.offline', group: g, system: systemName(system) })
      world.pass(100)
      const run = asked.find((each) => each.entryPoint === entryPoint && each.system === system)
      return run?.timeoutMs
    })
    const usual = typeAttributes.get(attribute)?.default
    expect(timeouts).toEqual([17_000, Number(usual?.kind === 'scalar' ? usual.text : 0) * 1000])
  })
})

/** Everything online has tolerated one OFFLINE just now. */
function withTolerance(world: World): World['state'] {
  const { state } = world
  const group = state.groups[g]
  if (!group) throw new Error('no g')
  const places = Object.fromEntries(
    [a, b].map((system) => {
      const place = group.places[system]
      const runtime = place?.resources[web]
      if (!place || !runtime) throw new Error(`no web on ${system}`)
      const counters = { ...runtime.counters, tolerance: 1 }
      return [system, { ...place, resources: { [web]: { ...runtime, counters, troubleAt: world.now } } }]
    }),
  )
  return { ...state, groups: { ...state.groups, [g]: { ...group, places } } }
}
