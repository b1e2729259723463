import { describe, expect, test } from 'vitest'
import type { SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { Step } from '#server/engine/recover.ts'
import { ScriptedBehaviour } from './behaviour.ts'
import { SimWorld } from './sim-world.ts'
import { httpd, smallCluster, sysA, sysB } from './testing/small-cluster.ts'

const onlineOn = (system: SystemName, run: number): RunEntryPoint => ({
  kind: 'runEntryPoint',
  system,
  resource: httpd,
  entryPoint: 'online',
  run,
  delayMs: 0,
  timeoutMs: 60_000,
  cleanReason: null,
})

/** Makes the engine believe that every resource is OFFLINE wherever it is asked. */
function believingOffline(state: ClusterState): ClusterState {
  const groups = Object.fromEntries(
    Object.entries(state.groups).map(([name, group]) => [
      name,
      {
        ...group,
        places: Object.fromEntries(
          Object.entries(group.places).map(([system, place]) => [
            system,
            {
              ...place,
              resources: Object.fromEntries(
                Object.entries(place.resources).map(([resource, runtime]): [string, ResourceRuntime] => [
                  resource,
                  { ...runtime, state: 'OFFLINE', probed: true },
                ]),
              ),
            },
          ]),
        ),
      },
    ]),
  )
  const systems = Object.fromEntries(
    Object.entries(state.systems).map(([name, system]) => [
      name,
      { ...system, contact: { kind: 'connected' as const, since: 0 } },
    ]),
  )
  return { ...state, groups, systems }
}

/** A broken policy: starts the service on every system that connects. */
const startsEverywhere =
  (believe: (state: ClusterState) => ClusterState): Step =>
  (state, event) => ({
    state: { ...believe(state), revision: state.revision + 1 },
    effects: event.kind === 'systemConnected' ? [onlineOn(event.system, state.revision)] : [],
    decisions: [],
  })

/** Believes that all is down, and does nothing: the test itself asks the runner. */
const startsNothing: Step = (state) => ({
  state: { ...believingOffline(state), revision: state.revision + 1 },
  effects: [],
  decisions: [],
})

const worldWith = (step?: Step): SimWorld =>
  new SimWorld({
    configuration: smallCluster(),
    behaviour: new ScriptedBehaviour(),
    start: 0,
    ...(step ? { step } : {}),
  })

describe('the judge sees', () => {
  test('I-01: a policy that believes all is down and starts twice', async () => {
    const world = worldWith(startsEverywhere(believingOffline))
    world.connect(sysA)
    await expect(world.run(10_000)).rejects.toThrow('violated')
    world.connect(sysB)
    await expect(world.run(10_000)).rejects.toThrow('violated')
    expect(world.witness.violations).toContainEqual({
      invariant: 'I-01',
      text: 'web runs or starts on sysA and sysB',
    })
  })

  test('I-02: a policy that starts before it has heard of the other system', async () => {
    const world = worldWith(startsEverywhere((state) => state))
    world.connect(sysA)
    await expect(world.run(10_000)).rejects.toThrow(
      'I-02 violated: online of httpd on sysA while on sysB nothing is known',
    )
  })
})

describe('a simulated system', () => {
  const quietWorld = (): SimWorld => worldWith(startsNothing)
  const request = (entryPoint: 'online' | 'monitor' | 'offline', timeoutMs = 60_000) => {
    const about = { system: sysA, resource: httpd, run: 1, cleanReason: null }
    return { ...about, entryPoint, timeoutMs, configuration: smallCluster() }
  }

  test('does what entry points say, and its monitor tells the truth', async () => {
    const world = quietWorld()
    await world.run(0)
    world.connect(sysA)
    const codes: unknown[] = []
    const runs = ['monitor', 'online', 'monitor', 'offline', 'monitor'] as const
    for (const entryPoint of runs) {
      void world.runner
        .run(request(entryPoint))
        .then(({ outcome }) => codes.push('code' in outcome && outcome.code))
      await world.run(5000)
    }
    expect(codes).toEqual([100, 0, 110, 0, 100])
  })

  test('ends an entry point at its timeout, without its effect', async () => {
    const world = quietWorld()
    await world.run(0)
    world.connect(sysA)
    const answer = world.runner.run(request('online', 500))
    await world.run(600)
    expect(await answer).toEqual({ outcome: { kind: 'timedOut', output: '' }, durationMs: 500 })
    expect(world.hardware.isHeld(httpd, sysA)).toBe(false)
  })

  test('that is cut off goes on with what it began; the answer is lost', async () => {
    const world = quietWorld()
    await world.run(0)
    world.connect(sysA)
    const answer = world.runner.run(request('online'))
    await world.run(1000)
    world.cut(sysA)
    await world.run(20_000)
    expect((await answer).outcome.kind).toBe('lost')
    expect(world.hardware.isUp(httpd, sysA)).toBe(true)
    expect((await world.runner.run(request('monitor'))).outcome.kind).toBe('lost')
  })

  test('that loses power loses everything, also what was starting', async () => {
    const world = quietWorld()
    await world.run(0)
    world.connect(sysA)
    void world.runner.run(request('online'))
    await world.run(1000)
    world.powerOff(sysA)
    await world.run(20_000)
    world.powerOn(sysA)
    await world.run(120_000)
    expect(world.hardware.isHeld(httpd, sysA)).toBe(false)
    expect(world.engine.snapshot().contacts[sysA]?.failure).toBeNull()
  })
})
