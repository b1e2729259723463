import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { Effect } from '../effect.ts'
import { cluster } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const n1 = systemName('n1')
const group = (name: string, load: number) => ({
  systems: ['n1', 'n2'],
  autoStartList: ['n1'],
  attributes: { Load: load },
  resources: { [name]: [] },
})

const heavy = () => {
  const effects: Effect[] = []
  const configuration = cluster(
    { g: group('r', 50), h: group('s', 30) },
    { n1: { LoadWarningLevel: 80, LoadTimeThreshold: 300 } },
  )
  const world = new World(configuration, (_before, _world, list) => {
    effects.push(...list)
  })
  world.connect('n1', 'n2').pass(60)
  const timers = () =>
    effects.flatMap((effect) =>
      effect.kind === 'startTimer' || effect.kind === 'cancelTimer' ? [`${effect.kind} ${effect.timer}`] : [],
    )
  const fire = () => world.tell({ kind: 'timerFired', timer: 'load:n1' })
  return { world, timers, fire, effects }
}

describe('a system under heavy load', () => {
  it('is told about once, after its time, until the load has fallen', () => {
    const { world, timers, fire } = heavy()
    expect(timers().filter((timer) => timer.endsWith('load:n1'))).toEqual(['startTimer load:n1'])
    fire()
    fire()
    expect(world.said(90120).map(({ system }) => system)).toEqual([n1])
    world.ask({ kind: 'group.switch', group: groupName('h'), to: systemName('n2') })
    world.pass(60)
    expect(world.said(90121)).toHaveLength(1)
    expect(world.state.systems[n1]?.overload).toBeUndefined()
    world.ask({ kind: 'group.switch', group: groupName('h'), to: n1 })
    world.pass(60)
    fire()
    expect(world.said(90120)).toHaveLength(2)
  })

  it('is not told about when the load falls in time', () => {
    const { world, timers, fire } = heavy()
    world.ask({ kind: 'group.offline', group: groupName('g'), system: 'all' })
    world.pass(60)
    expect(timers()).toContain('cancelTimer load:n1')
    fire()
    expect([world.said(90120), world.said(90121)]).toEqual([[], []])
  })

  it('measured load stands for that of the groups', () => {
    const { world, fire } = heavy()
    world.ask({ kind: 'system.load', system: n1, load: 10 })
    fire()
    expect(world.said(90120)).toEqual([])
  })

  it('the rest of the time is waited for after an engine restart', () => {
    const { world, effects } = heavy()
    const { since } = world.state.systems[n1]?.overload ?? { since: 0 }
    world.restartEngine()
    const delayMs = since + 300_000 - world.now
    expect(effects).toContainEqual({ kind: 'startTimer', timer: 'load:n1', delayMs })
    expect(delayMs).toBeLessThan(300_000)
  })

  it('a group without Load does not count', () => {
    const { effects } = heavy()
    expect(
      effects.filter(
        (effect) => 'timer' in effect && effect.timer === 'load:n2' && effect.kind === 'startTimer',
      ),
    ).toEqual([])
  })
})
