import { resourceOperations } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'

/** What truly is up or on its way up on a system changed. */
export type TruthListener = (resource: ResourceName, system: SystemName) => void

type Machine = {
  powered: boolean
  /** Both ways: the system hears the engine and is heard by it. */
  networked: boolean
  /** One way broken: it hears but is not heard (`mute`), or the reverse (`deaf`). */
  oneWay: 'mute' | 'deaf' | null
  /** Stopped (SIGSTOP) until this instant of the clock. */
  pausedUntil: number
  /** Everything takes this many times as long. */
  slowness: number
  /** Counts lives of its runner: what an ended one had begun never finishes. */
  runnerLife: number
  readonly up: Set<ResourceName>
  /** An online script is at work. */
  readonly starting: Set<ResourceName>
  /** Started by a person behind the engine's back. */
  readonly byHand: Set<ResourceName>
  /** Up although its own agent has truthfully or falsely said that it is down: no engine can know of it. */
  readonly hidden: Set<ResourceName>
  /** Comes up later, of an online that was killed at its time-out; true once a monitor has said it is down. */
  readonly lateStarts: Map<ResourceName, { saidDown: boolean }>
}

/** What truly runs where, whatever the engine believes. */
export class Hardware {
  private readonly machines = new Map<SystemName, Machine>()
  private configuration: Configuration
  private readonly listeners: TruthListener[] = []

  constructor(configuration: Configuration) {
    this.configuration = configuration
    this.use(configuration)
  }

  /** Machines for the systems of a new configuration; those that stay keep what runs. */
  use(configuration: Configuration): void {
    this.configuration = configuration
    for (const system of namesOf(configuration.systems)) {
      const known = this.machines.get(system)
      if (!known) this.machines.set(system, this.freshMachine())
    }
  }

  /** The configuration its systems were made for. */
  get present(): Configuration {
    return this.configuration
  }

  machine(system: SystemName): Machine {
    const machine = this.machines.get(system)
    if (!machine) throw new RangeError(`there is no simulated system ${system}`)
    return machine
  }

  /** Calls back after each change of what is up or starting. */
  onTruth(listener: TruthListener): void {
    this.listeners.push(listener)
  }

  reachable(system: SystemName): boolean {
    return this.hears(system) && this.isHeard(system)
  }

  /** What the engine asks of it arrives there. */
  hears(system: SystemName): boolean {
    const { powered, networked, oneWay } = this.machine(system)
    return powered && networked && oneWay !== 'deaf'
  }

  /** Its answers arrive at the engine. */
  isHeard(system: SystemName): boolean {
    const { powered, networked, oneWay } = this.machine(system)
    return powered && networked && oneWay !== 'mute'
  }

  isUp(resource: ResourceName, system: SystemName): boolean {
    return this.machine(system).up.has(resource)
  }

  /** Up or on its way up. */
  isHeld(resource: ResourceName, system: SystemName): boolean {
    const { up, starting } = this.machine(system)
    return up.has(resource) || starting.has(resource)
  }

  set(resource: ResourceName, system: SystemName, up: boolean): void {
    const machine = this.machine(system)
    if (up) machine.up.add(resource)
    else {
      machine.up.delete(resource)
      machine.byHand.delete(resource)
      machine.hidden.delete(resource)
      machine.lateStarts.delete(resource)
    }
    this.tell(resource, system)
  }

  /** An online script has begun to work on it, or has ended. */
  setStarting(resource: ResourceName, system: SystemName, starting: boolean): void {
    const { starting: all } = this.machine(system)
    if (starting) all.add(resource)
    else all.delete(resource)
    if (starting) this.tell(resource, system)
  }

  /** Up for a reason the engine answers for: neither a person's hand nor an agent that misleads. */
  isHeldByEngine(resource: ResourceName, system: SystemName): boolean {
    const { byHand, hidden } = this.machine(system)
    return this.isHeld(resource, system) && !byHand.has(resource) && !hidden.has(resource)
  }

  private tell(resource: ResourceName, system: SystemName): void {
    for (const listener of this.listeners) listener(resource, system)
  }

  startByHand(resource: ResourceName, system: SystemName): void {
    this.machine(system).byHand.add(resource)
    this.set(resource, system, true)
  }

  powerOff(system: SystemName): void {
    const machine = this.machine(system)
    machine.powered = false
    this.endRuns(system)
    machine.up.clear()
    machine.byHand.clear()
    machine.hidden.clear()
    machine.pausedUntil = 0
  }

  /** Ends every entry point at work there: their runner ended, or a new one found them (agents/lib/runner.sh). */
  endRuns(system: SystemName): void {
    const machine = this.machine(system)
    machine.runnerLife += 1
    machine.starting.clear()
    machine.lateStarts.clear()
  }

  powerOn(system: SystemName): void {
    const machine = this.machine(system)
    machine.powered = true
    for (const resource of this.persistentResources()) machine.up.add(resource)
  }

  private freshMachine(): Machine {
    return {
      powered: true,
      networked: true,
      oneWay: null,
      pausedUntil: 0,
      slowness: 1,
      runnerLife: 0,
      up: new Set(this.persistentResources()),
      starting: new Set(),
      byHand: new Set(),
      hidden: new Set(),
      lateStarts: new Map(),
    }
  }

  private persistentResources(): ResourceName[] {
    return namesOf(this.configuration.resources).filter(
      (resource) => resourceOperations(this.configuration, resource) === 'None',
    )
  }
}
