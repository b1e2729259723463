import {
  addressesOf,
  diskNames,
  diskOwner,
  isFull,
  mountsOf,
  nicsOf,
  volumesOf,
  type HeldAddress,
  type Mount,
  type NicState,
  type VolumeState,
} from '#lab/hardware/hardware.ts'
import { readFaults, type ServiceFault } from '#lab/hardware/faults.ts'
import { isRunning, registeredServices, type ServiceRecord } from '#lab/hardware/registry.ts'
import { processesOf, type Process } from '#lab/system/process-table.ts'
import type { Condition, LabSystem } from '#lab/system/system.ts'

export type SystemState = Condition & {
  readonly name: string
  /** SSH port on the loopback interface; 0 before the first boot. */
  readonly port: number
  readonly processes: readonly Process[]
  readonly services: readonly ServiceRecord[]
  readonly disks: readonly string[]
  readonly addresses: readonly HeldAddress[]
  readonly mounts: readonly Mount[]
  readonly nics: readonly NicState[]
  readonly faults: readonly ServiceFault[]
}

export type DiskState = {
  readonly name: string
  readonly owner: string | null
  readonly full: boolean
  readonly volumes: readonly VolumeState[]
}

/** What GET /state answers. */
export type LabState = {
  readonly cluster: string
  readonly fence: { readonly failing: boolean }
  readonly systems: readonly SystemState[]
  readonly disks: readonly DiskState[]
}

/** Reads a system's state from its processes and the hardware. */
export const systemState = (hardware: string, system: LabSystem): SystemState => {
  const { name } = system
  return {
    name,
    ...system.condition(),
    port: system.port(),
    processes: processesOf(system.root),
    services: registeredServices(hardware, name).filter(isRunning),
    disks: diskNames(hardware).filter((disk) => diskOwner(hardware, disk) === name),
    addresses: addressesOf(hardware, name),
    mounts: mountsOf(hardware, name),
    nics: nicsOf(hardware, name),
    faults: readFaults(system.faultsFile),
  }
}

export const diskStates = (hardware: string): DiskState[] =>
  diskNames(hardware).map((name) => ({
    name,
    owner: diskOwner(hardware, name),
    full: isFull(hardware, name),
    volumes: volumesOf(hardware, name),
  }))
