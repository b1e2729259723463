import { array, assert, nat, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import { isActiveOn } from '#lib/model/group-state.ts'
import { groupName, systemName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { can } from '../can.ts'
import type { Effect, RunTrigger } from '../effect.ts'
import type { TriggerOutcome } from '../event.ts'
import { cluster } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const g = groupName('g')
const systems = ['a', 'b', 'c'] as const

const yes: TriggerOutcome = { kind: 'exited', code: 0, output: '' }
const outcomes: readonly TriggerOutcome[] = [
  yes,
  yes,
  yes,
  { kind: 'missing' },
  { kind: 'exited', code: 1, output: 'no' },
  { kind: 'timedOut', output: '' },
  { kind: 'lost', reason: 'gone' },
]

/** Watches every step: a group that was down on a system starts there only after a yes of its own script. */
class Watch {
  readonly calls: RunTrigger[] = []
  starts = 0
  private readonly agreed = new Set<SystemName>()

  readonly look = (before: ClusterState, _: World, effects: readonly Effect[]): void => {
    for (const effect of effects) {
      if (effect.kind === 'runTrigger' && effect.trigger === 'preonline') {
        this.calls.push(effect)
        this.agreed.delete(effect.system)
      }
      if (effect.kind !== 'runEntryPoint' || effect.entryPoint !== 'online') continue
      if (isActiveOn(before, g, effect.system)) continue
      this.starts += 1
      expect([...this.agreed], `online of ${effect.resource} on ${effect.system}`).toContain(effect.system)
    }
  }

  answer(world: World, index: number, outcome: TriggerOutcome): void {
    const call = this.calls[index % Math.max(1, this.calls.length)]
    if (!call) return
    const { system, trigger, run, group, resource } = call
    const isAwaited = world.state.groups[g]?.places[system]?.preOnline?.run === run
    if (isAwaited && (outcome.kind === 'missing' || (outcome.kind === 'exited' && outcome.code === 0))) {
      this.agreed.add(system)
    }
    world.tell({ kind: 'triggerFinished', system, trigger, run, group, resource, outcome })
  }
}

type Happening = { readonly what: number; readonly where: number; readonly which: number }

function happen(world: World, watch: Watch, { what, where, which }: Happening): void {
  const name = systems[where] ?? 'a'
  const system = systemName(name)
  const asks = [
    { kind: 'group.online', group: g, system } as const,
    { kind: 'group.switch', group: g, to: system } as const,
    { kind: 'group.offline', group: g, system: 'all' } as const,
    { kind: 'group.clear', group: g, system: 'all' } as const,
    { kind: 'group.flush', group: g, system, force: false } as const,
  ]
  const asked = asks[what]
  if (asked) {
    if (can(world.state, asked).length === 0) world.ask(asked)
  } else if (what === 5) world.kill(`web@${name}`)
  else if (what === 6) world.silence(name)
  else if (what === 7) world.powerOff(name).fenceAnswers(name, { kind: 'off', device: 'pdu' })
  else if (what === 8) world.connect(...systems)
  else if (what === 9) world.restartEngine().connect(...systems)
  else {
    const older = which % 5 === 4 ? 1 : 0
    watch.answer(world, watch.calls.length - 1 - older, outcomes[which % outcomes.length] ?? yes)
  }
  world.pass(what % 2 === 0 ? 1 : 120)
}

it('starts a group nowhere before its preonline script there has agreed, whatever happens', () => {
  let starts = 0
  const happening = record({ what: nat(18), where: nat(2), which: nat(34) })
  assert(
    property(array(happening, { minLength: 20, maxLength: 40 }), (happenings) => {
      const watch = new Watch()
      const sketch = { systems, resources: { web: ['ip'], ip: [] }, attributes: { PreOnline: '1' } }
      const world = new World(cluster({ g: sketch }), watch.look).connect(...systems)
      for (const each of happenings) happen(world, watch, each)
      starts += watch.starts
    }),
    { numRuns: 150 },
  )
  expect(starts).toBeGreaterThan(20)
})

it('asks where a restarted engine brings what a fault had left nowhere to go', () => {
  const watch = new Watch()
  const sketch = {
    systems,
    autoStartList: systems,
    resources: { web: [] },
    attributes: { PreOnline: '1' },
  }
  // Autostart, which does not ask, is over by then.
  let isRestarted = false
  const world = new World(cluster({ g: sketch }), (before, _, effects) => {
    if (isRestarted) watch.look(before, world, effects)
  })
  world.connect(...systems).pass(30)
  world.silence('b').silence('c').kill('web@a').pass(300)
  expect(world.said(90031)).toHaveLength(1)
  isRestarted = true
  world.restartEngine().connect(...systems)
  expect(watch.calls.map(({ system, arguments: words }) => [system, ...words.slice(-2)])).toEqual([
    ['b', 'FAULT', 'a'],
  ])
  expect(world.begun).not.toContain('online web@b')
  watch.answer(world, 0, yes)
  world.pass(30)
  expect(world.groupState('g', 'b')).toBe('ONLINE')
})
