import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { World } from '#lib/policy/testing/world.ts'
import { nextLeg, nextSwitch, trialOf } from './switch-trial.ts'
import { legsText } from './trial-labels.ts'

const imap = groupName('imap')
const pop = groupName('pop')

const made = (systems = ['standby', 'a', 'b']) => {
  const group = { systems, autoStartList: ['a'], resources: { service: ['ip'], ip: [] } }
  const other = { systems, autoStartList: ['a'], resources: { pop3: [] } }
  return new World(cluster({ imap: group, pop: other })).connect(...systems).pass(120)
}

const trial = (world: World, group = imap, since = 0) => trialOf(world.state, group, since)
const next = (world: World) =>
  nextSwitch(
    world.state,
    [imap, pop].map((group) => [group, trial(world, group)]),
  )
const follow = (world: World) => {
  const intent = next(world)
  if (intent) world.ask(intent)
  return intent
}

describe('a group there and back', () => {
  it('goes to the first failover target, comes back, and has passed', () => {
    const world = made()
    expect(trial(world).kind).toBe('untested')
    expect(follow(world)).toEqual({ kind: 'group.switch', group: imap, to: 'standby' })
    expect(trial(world)).toMatchObject({ kind: 'running', open: { from: 'a', to: 'standby' } })
    expect(next(world)).toBeNull()
    world.pass(60)
    expect(trial(world).kind).toBe('away')
    expect(follow(world)).toEqual({ kind: 'group.switch', group: imap, to: 'a' })
    expect(trial(world)).toMatchObject({ kind: 'running', outward: { to: 'standby' }, open: { to: 'a' } })
    world.pass(60)
    const passed = trial(world)
    expect(passed.kind).toBe('passed')
    expect(legsText(passed)).toMatch(/^to standby in .+ s, back to a in .+ s$/)
    expect(follow(world)).toMatchObject({ group: pop, to: 'standby' })
  })

  it('tells the latest round when it was done twice', () => {
    const world = made()
    for (const to of ['standby', 'a', 'b'].map(systemName)) {
      world.ask({ kind: 'group.switch', group: imap, to })
      world.pass(60)
    }
    expect(trial(world)).toMatchObject({ kind: 'away', outward: { from: 'a', to: 'b' }, back: null })
    expect(nextLeg(world.state, imap, trial(world))).toMatchObject({ kind: 'switch', to: 'a' })
  })

  it('has failed where a switch came to nothing, and the next does not go on by itself', () => {
    const world = made()
    world.behave('online service@standby', 'doesNothing')
    world.ask({ kind: 'group.switch', group: imap, to: systemName('standby') })
    world.pass(900)
    expect(trial(world)).toMatchObject({ kind: 'failed', open: { operation: { state: 'FAILED' } } })
    expect(nextSwitch(world.state, [[imap, trial(world)]])).toBeNull()
    expect(world.groupState('imap', 'a')).toBe('ONLINE')
    expect(nextLeg(world.state, imap, trial(world))).toMatchObject({ kind: 'switch', to: 'b' })
  })

  it('is not taken for tested by switches of an earlier group of its name', () => {
    const world = made()
    world.ask({ kind: 'group.switch', group: imap, to: systemName('standby') })
    world.pass(60)
    expect(trial(world, imap, world.now).kind).toBe('untested')
  })

  it('waits with all reasons where there is nowhere to go', () => {
    const world = made(['a'])
    const leg = nextLeg(world.state, imap, trial(world))
    expect(leg).toMatchObject({ kind: 'waits' })
    expect(leg.kind === 'waits' && leg.reasons.join(' ')).toContain('No system qualifies')
  })
})
