import { resourceOperations } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'

type Machine = {
  powered: boolean
  networked: boolean
  /** Counts lives of its runner: what an ended one had begun never finishes. */
  runnerLife: number
  readonly up: Set<ResourceName>
  /** An online script is at work. */
  readonly starting: Set<ResourceName>
  /** Started by a person behind the engine's back. */
  readonly byHand: Set<ResourceName>
}

/** What truly runs where, whatever the engine believes. */
export class Hardware {
  private readonly machines = new Map<SystemName, Machine>()
  private configuration: Configuration

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

  machine(system: SystemName): Machine {
    const machine = this.machines.get(system)
    if (!machine) throw new RangeError(`there is no simulated system ${system}`)
    return machine
  }

  reachable(system: SystemName): boolean {
    const { powered, networked } = this.machine(system)
    return powered && networked
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
    }
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
  }

  /** Ends every entry point at work there: their runner ended, or a new one found them (agents/lib/runner.sh). */
  endRuns(system: SystemName): void {
    const machine = this.machine(system)
    machine.runnerLife += 1
    machine.starting.clear()
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
      runnerLife: 0,
      up: new Set(this.persistentResources()),
      starting: new Set(),
      byHand: new Set(),
    }
  }

  private persistentResources(): ResourceName[] {
    return namesOf(this.configuration.resources).filter(
      (resource) => resourceOperations(this.configuration, resource) === 'None',
    )
  }
}
