import { expect, it } from 'vitest'
import { namesOf, type ResourceName } from '#lib/model/names.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { monitorOffline, monitorOnline, World } from '#lib/policy/testing/world.ts'
import { step } from '#lib/policy/step.ts'
import { leavesNoTrace } from './calm.ts'

/** Every resource of a state on every system, with what its monitor would say. */
function* monitorsOf({ state, running }: World) {
  for (const { places } of Object.values(state.groups)) {
    for (const system of namesOf(places)) {
      const resources = places[system]?.resources ?? {}
      for (const resource of namesOf<ResourceName>(resources)) {
        const runtime = resources[resource]
        const isUp = running.has(`${resource}@${system}`)
        if (runtime) yield { resource, system, runtime, isUp }
      }
    }
  }
}

it('a monitor that is not told would have left the state as it is', () => {
  const world = new World(
    cluster({
      mail: {
        systems: ['a', 'b'],
        autoStartList: ['a'],
        resources: { imap: ['ip'], ip: ['nic'], nic: [] },
        resourceAttributes: { nic: { Operations: 'None' }, imap: { RestartLimit: 1, ToleranceLimit: 1 } },
      },
    }),
  )
  world.connect('a', 'b')
  let untold = 0
  const look = () => {
    for (const { resource, system, runtime, isUp } of monitorsOf(world)) {
      if (!leavesNoTrace(runtime, isUp ? 'up' : 'down')) continue
      untold += 1
      const result = step(world.state, {
        at: world.now,
        kind: 'entryPointFinished',
        entryPoint: 'monitor',
        resource,
        system,
        run: runtime.monitorRun,
        outcome: isUp ? monitorOnline : monitorOffline,
        durationMs: 5,
      })
      expect(result.state).toBe(world.state)
      expect(result.decisions).toEqual([])
    }
  }
  for (let second = 0; second < 300; second += 1) {
    if (second === 100) world.kill('imap@a')
    if (second === 200) world.kill('ip@a')
    world.pass(1)
    look()
  }
  expect(untold).toBeGreaterThan(500)
})
