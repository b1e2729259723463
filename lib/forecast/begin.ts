import type { Configuration } from '#lib/model/configuration.ts'
import { isManaged } from '#lib/model/group-members.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, Instant, ResourceRuntime } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import { Draft } from '#lib/policy/draft.ts'
import { startAutoClearTimers } from '#lib/policy/group/retry/auto-clear.ts'
import { initialState } from '#lib/policy/initial-state.ts'
import { startFreezeTimers } from '#lib/policy/operator/freeze.ts'
import { fenceTimer, patienceMs } from '#lib/policy/system/fence.ts'
import { startLoadTimers } from '#lib/policy/system/overload.ts'
import { assumptionsOf, monitorIntervalMs, timeoutMsOf } from './assumptions.ts'
import type { ForecastOptions } from './happening.ts'
import { believedTruth, bootedTruth } from './truth.ts'
import { VirtualWorld, type WorldOptions } from './virtual-world.ts'

const bringUpMs = 24 * 3_600_000
const bringUpEvents = 5_000_000

/** A cluster that has come online by itself, and the log of how it did. Virtual time begins at 0. */
export type Beginning = {
  readonly state: ClusterState
  /** When it came to rest, ms. */
  readonly at: Instant
  readonly decisions: readonly Decision[]
}

/**
 * The state of a fresh cluster after all its systems have booted, been probed, and its AutoStartLists have been
 * worked in to the end.
 */
export function bringOnline(configuration: Configuration, options: ForecastOptions = {}): Beginning {
  const decisions: Decision[] = []
  const world = new VirtualWorld({
    state: initialState(configuration, 0),
    truth: bootedTruth(configuration),
    at: 0,
    assumptions: assumptionsOf(options),
    observed: options.observed ?? {},
    onlooker: { happens: () => undefined, changed: (_world, made) => decisions.push(...made) },
  })
  for (const system of namesOf(configuration.systems)) world.tell({ kind: 'systemConnected', system })
  world.run(bringUpMs, bringUpEvents)
  return { state: world.state, at: decisions.at(-1)?.at ?? 0, decisions }
}

/**
 * A world that goes on from a state: monitors are due within their interval, entry points that are under way
 * end after their assumed time, a fence that is at work answers.
 */
export function worldFrom(options: Omit<WorldOptions, 'truth'>): VirtualWorld {
  const world = new VirtualWorld({ ...options, truth: believedTruth(options.state) })
  const { groups, systems } = options.state
  for (const { places } of Object.values(groups)) {
    for (const system of namesOf(places)) {
      const resources = places[system]?.resources ?? {}
      if (systems[system]?.contact.kind !== 'connected') continue
      for (const resource of namesOf<ResourceName>(resources)) {
        const runtime = resources[resource]
        if (runtime) takeUp(world, resource, system, runtime)
      }
    }
  }
  for (const system of namesOf(systems)) takeUpSilence(world, system, options)
  startTimers(world)
  return world
}

/** Timers are no part of a state: those that follow from it are started as after a restart of the engine. */
function startTimers(world: VirtualWorld): void {
  const draft = new Draft(world.state, world.now, () => {
    throw new Error('starting timers is no event')
  })
  startFreezeTimers(draft)
  startAutoClearTimers(draft)
  startLoadTimers(draft)
  for (const effect of draft.effects) {
    if (effect.kind === 'startTimer') world.startTimer(effect.timer, effect.delayMs)
  }
}

function takeUp(
  world: VirtualWorld,
  resource: ResourceName,
  system: SystemName,
  runtime: ResourceRuntime,
): void {
  const { configuration } = world.state
  const { running, monitorRun, state } = runtime
  const kind = { kind: 'runEntryPoint', resource, system, cleanReason: null } as const
  if (running) {
    const { entryPoint, run } = running
    const timeoutMs = timeoutMsOf(configuration, { resource, system, entryPoint })
    world.begin({ ...kind, entryPoint, run, timeoutMs, delayMs: 0 })
  } else if (isManaged(configuration, resource, system) && monitorRun > 0) {
    const entryPoint = 'monitor'
    const timeoutMs = timeoutMsOf(configuration, { resource, system, entryPoint })
    const delayMs = monitorIntervalMs(configuration, { resource, system }, state)
    world.begin({ ...kind, entryPoint, run: monitorRun, timeoutMs, delayMs })
  }
}

function takeUpSilence(
  world: VirtualWorld,
  system: SystemName,
  { at, assumptions }: Pick<WorldOptions, 'at' | 'assumptions'>,
): void {
  const contact = world.state.systems[system]?.contact
  if (contact?.kind !== 'silent') return
  if (contact.fencing.kind === 'running') world.fence(system)
  if (contact.fencing.kind === 'none') {
    world.startTimer(fenceTimer(system), Math.max(0, contact.since + patienceMs - at))
  }
  if (assumptions.confirmAfterMs !== null) world.confirmLater(system, assumptions.confirmAfterMs)
}
