import type { Configuration } from '#lib/model/configuration.ts'
import { groupNamed, isPersistent, requiredResources, systemsOf } from '#lib/model/group-members.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { EntryPointOutcome } from '#lib/policy/event.ts'

const keyOf = (resource: ResourceName, system: SystemName): string => `${resource}@${system}`

type Conditions = Map<ResourceName, Condition>

/** What a monitor would find: what runs, what does not, and where not even that can be told. */
export type Condition = 'up' | 'down' | 'unknown'

/**
 * What really runs where in the virtual world, apart from what the engine believes. Agents are taken to be
 * truthful and healthy: an online brings its resource up, an offline or clean takes it down, unless the
 * resource is gone or was stuck when the forecast began.
 */
export class Truth {
  /** Counts changes, so that onlookers need not compare. */
  version = 0
  private readonly systems = new Map<SystemName, Conditions>()
  private readonly gone = new Set<string>()
  private readonly killed = new Set<string>()
  private readonly stuck = new Set<string>()
  private readonly unpowered = new Set<SystemName>()

  isPowered(system: SystemName): boolean {
    return !this.unpowered.has(system)
  }

  conditionOf(resource: ResourceName, system: SystemName): Condition {
    return this.systems.get(system)?.get(resource) ?? 'down'
  }

  set(resource: ResourceName, system: SystemName, condition: Condition): void {
    const conditions: Conditions = this.systems.get(system) ?? new Map()
    this.systems.set(system, conditions.set(resource, condition))
    this.version += 1
  }

  /** It cannot be stopped: offline and clean change nothing. */
  jam(resource: ResourceName, system: SystemName): void {
    this.stuck.add(keyOf(resource, system))
  }

  kill(resource: ResourceName, system: SystemName, isGone: boolean): void {
    this.killed.add(keyOf(resource, system))
    if (isGone) this.gone.add(keyOf(resource, system))
    this.set(resource, system, 'down')
  }

  powerOff(system: SystemName): void {
    this.unpowered.add(system)
    this.systems.delete(system)
    this.version += 1
  }

  /** What a healthy entry point does, and how it ends. */
  perform(
    entryPoint: string,
    resource: ResourceName,
    system: SystemName,
    confidence: number,
  ): EntryPointOutcome {
    const key = keyOf(resource, system)
    if (entryPoint === 'monitor') return this.look(resource, system, confidence)
    if (entryPoint === 'online' && !this.gone.has(key)) this.set(resource, system, 'up')
    if ((entryPoint === 'offline' || entryPoint === 'clean') && !this.stuck.has(key)) {
      this.set(resource, system, 'down')
    }
    return exited(0)
  }

  private look(resource: ResourceName, system: SystemName, confidence: number): EntryPointOutcome {
    switch (this.conditionOf(resource, system)) {
      case 'up':
        return { ...exited(110), verdict: { kind: 'online', confidence } }
      case 'down':
        return { ...exited(100), verdict: { kind: 'offline' } }
      case 'unknown':
        return { ...exited(99), verdict: { kind: 'unknown' } }
    }
  }

  /**
   * Whether everything the group needs to be ONLINE there really runs there, and nothing it only watches (a
   * network card) has died there: that is no part of its state, but it is one of its service.
   */
  isUp(configuration: Configuration, group: GroupName, system: SystemName): boolean {
    if (!this.isPowered(system)) return false
    const { required, watched } = needsOf(configuration, group, system)
    const isUp = (resource: ResourceName) => this.conditionOf(resource, system) === 'up'
    if (required.length === 0 || !required.every(isUp)) return false
    return watched.every((resource) => isUp(resource) || !this.killed.has(keyOf(resource, system)))
  }
}

type Needs = { readonly required: readonly ResourceName[]; readonly watched: readonly ResourceName[] }

const known = new WeakMap<Configuration, Map<string, Needs>>()

/** What a group needs on a system, looked up once per configuration: it is asked after every event. */
function needsOf(configuration: Configuration, group: GroupName, system: SystemName): Needs {
  const all = known.get(configuration) ?? new Map<string, Needs>()
  known.set(configuration, all)
  const key = `${group}@${system}`
  const needs = all.get(key) ?? {
    required: requiredResources(configuration, group, system),
    watched: groupNamed(configuration, group).resources.filter((name) => isPersistent(configuration, name)),
  }
  all.set(key, needs)
  return needs
}

const exited = (code: number) => ({ kind: 'exited', code, verdict: { kind: 'none' }, output: '' }) as const

/** A cluster whose systems have just booted: only what is persistent runs. */
export function bootedTruth(configuration: Configuration): Truth {
  const truth = new Truth()
  for (const group of namesOf(configuration.groups)) {
    const watched = groupNamed(configuration, group).resources.filter((name) =>
      isPersistent(configuration, name),
    )
    for (const system of systemsOf(configuration, group)) {
      for (const resource of watched) truth.set(resource, system, 'up')
    }
  }
  return truth
}

/**
 * The truth as far as the engine knows it: what it believes of systems that answer. Systems that are silent or
 * were never reached keep what they were remembered to run as unknown; those that are down have no power.
 */
export function believedTruth(state: ClusterState): Truth {
  const truth = new Truth()
  for (const { places } of Object.values(state.groups)) {
    for (const system of namesOf(places)) {
      const answers = state.systems[system]?.contact.kind === 'connected'
      const resources = places[system]?.resources ?? {}
      for (const resource of namesOf<ResourceName>(resources)) {
        const runtime = resources[resource]
        if (!runtime) continue
        truth.set(resource, system, answers ? believed(runtime) : 'unknown')
        if (runtime.flags.includes('UNABLE TO OFFLINE')) truth.jam(resource, system)
      }
    }
  }
  for (const system of namesOf(state.systems)) {
    if (state.systems[system]?.contact.kind === 'down') truth.powerOff(system)
  }
  return truth
}

function believed({ state, flags }: ResourceRuntime): Condition {
  if (flags.includes('UNABLE TO OFFLINE')) return 'up'
  if (state === 'UNKNOWN' || flags.includes('STATE UNKNOWN')) return 'unknown'
  return state === 'ONLINE' ? 'up' : 'down'
}
