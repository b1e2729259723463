import { readFaults, serviceFaultKinds, writeFaults, type ServiceFaultKind } from '#lab/hardware/faults.ts'
import { isRunning, registeredServices, type ServiceRecord } from '#lab/hardware/registry.ts'
import type { LabSystem } from '#lab/system/system.ts'
import type { World } from './world.ts'

export const serviceCommands = ['kill', 'heal', ...serviceFaultKinds] as const
export type ServiceCommand = (typeof serviceCommands)[number]

const runningOf = ({ hardware }: World, system: LabSystem, services: readonly string[]): ServiceRecord[] =>
  registeredServices(hardware, system.name).filter(
    (record) => services.includes(record.service) && isRunning(record),
  )

/** Kills the services' daemons on one system without a word; answers those that ran there. */
export const killServices = (world: World, system: LabSystem, services: readonly string[]): string[] => {
  const running = runningOf(world, system, services)
  for (const { pid } of running) process.kill(pid, 'SIGKILL')
  return running.map(({ service }) => service)
}

/** Plants a fault on services of one system. `delayMs` is what a slow start waits. */
export const plantFault = (
  system: LabSystem,
  kind: ServiceFaultKind,
  services: readonly string[],
  delayMs: number,
) => {
  const others = readFaults(system.faultsFile).filter(
    (fault) => fault.kind !== kind || !services.includes(fault.service),
  )
  const planted = services.map((service) => ({ kind, service, delayMs: kind === 'slow' ? delayMs : 0 }))
  writeFaults(system.faultsFile, [...others, ...planted])
}

/** Takes every fault off services of one system. */
export const healServices = (system: LabSystem, services: readonly string[]) => {
  const others = readFaults(system.faultsFile).filter(({ service }) => !services.includes(service))
  writeFaults(system.faultsFile, others)
}
