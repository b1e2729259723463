import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Connection } from 'ssh2'
import { addressesOf, nicsOf } from '#lab/hardware/hardware.ts'
import { isRunning, registeredServices } from '#lab/hardware/registry.ts'

/** Whether others hear the system: on the network, with a link, on that device if one is named. */
const isWired = (hardware: string, system: string, device: string | null): boolean =>
  existsSync(join(hardware, 'reachable', system)) &&
  nicsOf(hardware, system).some((nic) => nic.link === 'up' && (device === null || nic.device === device))

/** The system that answers for an address or name when another one asks; null where nobody does. */
const holderOf = (hardware: string, self: string, address: string): string | null => {
  const deviceOn = (system: string): string | undefined =>
    addressesOf(hardware, system).find((held) => held.address === address)?.device
  if (self === address || deviceOn(self) !== undefined) return self
  if (!isWired(hardware, self, null)) return null
  const holder = readdirSync(join(hardware, 'systems')).find((system) => {
    const device = deviceOn(system)
    return device !== undefined && isWired(hardware, system, device)
  })
  if (holder !== undefined) return holder
  return isWired(hardware, address, null) ? address : null
}

/** The loopback port of a service that lives there; null when none does. A system's own name is all its addresses. */
const portOf = (hardware: string, holder: string, address: string, port: number): number | null => {
  const ports = registeredServices(hardware, holder)
    .filter(isRunning)
    .flatMap((record) => record.ports)
  const found = ports.find((each) => each.port === port && (address === holder || each.address === address))
  return found?.localPort ?? null
}

/**
 * Forwards streams into the lab's network as the system would reach it (direct-tcpip): what is off the wire never
 * answers, and where nobody listens it is refused at once.
 */
export const serveOnward = (connection: Connection, hardware: string, self: string) => {
  connection.on('tcpip', (accept, refuse, { destIP, destPort }) => {
    const holder = holderOf(hardware, self, destIP)
    if (holder === null) return
    const port = portOf(hardware, holder, destIP, destPort)
    if (port === null) return refuse()
    const service = connect(port, '127.0.0.1', () => {
      const channel = accept()
      channel.on('error', () => service.destroy())
      channel.on('close', () => service.destroy())
      service.pipe(channel).pipe(service)
    })
    service.on('error', () => refuse())
  })
}
