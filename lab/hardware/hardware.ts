import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
  type Dirent,
} from 'node:fs'
import { join } from 'node:path'
import type { Inventory } from '#lab/setup/inventory.ts'
import { recordInLedger } from './ledger-file.ts'
import { addressDirectory, diskDirectory, ledgerFile, systemDirectory } from './paths.ts'
import { registeredServices, unregisterService } from './registry.ts'

export type Mount = {
  readonly device: string
  readonly path: string
  readonly type: string
  readonly options: string
}

/** Makes what an inventory asks for and is not there yet. Disks keep what is on them. */
export const buildHardware = (hardware: string, inventory: Inventory) => {
  const make = (...parts: string[]) => mkdirSync(join(hardware, ...parts), { recursive: true })
  for (const part of ['disks', 'addresses', 'routers', 'reachable']) make(part)
  for (const disk of inventory.disks) {
    make('disks', disk.name, 'volumes')
    for (const volume of disk.volumes) make('disks', disk.name, 'volumes', volume, 'data')
  }
  for (const router of inventory.routers) writeFileSync(join(hardware, 'routers', router), '')
  for (const system of inventory.systems) {
    for (const part of ['nics', 'mounts', 'services']) make('systems', system.name, part)
    for (const nic of system.nics) {
      const file = nicFile(hardware, system.name, nic)
      if (!existsSync(file)) writeFileSync(file, 'up\n')
    }
  }
  if (!existsSync(ledgerFile(hardware))) writeFileSync(ledgerFile(hardware), '')
}

const nicFile = (hardware: string, system: string, nic: string) =>
  join(systemDirectory(hardware, system), 'nics', nic)

const entriesOf = (directory: string): Dirent[] =>
  existsSync(directory) ? readdirSync(directory, { withFileTypes: true }) : []

export type NicState = { readonly device: string; readonly link: 'up' | 'down' }

export const nicsOf = (hardware: string, system: string): NicState[] =>
  entriesOf(join(systemDirectory(hardware, system), 'nics')).map(({ name }) => ({
    device: name,
    link: readFileSync(nicFile(hardware, system, name), 'utf8').trim() === 'up' ? 'up' : 'down',
  }))

/** Sets the link of one network card, or of all when none is named. False when there is none of that name. */
export const setLink = (hardware: string, system: string, link: 'up' | 'down', device: string | null) => {
  const nics = nicsOf(hardware, system).filter((nic) => device === null || nic.device === device)
  for (const nic of nics) writeFileSync(nicFile(hardware, system, nic.device), `${link}\n`)
  return nics.length > 0
}

/** Whether others on the network get an answer from the system. */
export const setReachable = (hardware: string, system: string, reachable: boolean) => {
  const mark = join(hardware, 'reachable', system)
  if (reachable) writeFileSync(mark, '')
  else rmSync(mark, { force: true })
}

/** Name of the system that holds a disk group; null when none does. */
export const diskOwner = (hardware: string, disk: string): string | null => {
  try {
    return readlinkSync(join(diskDirectory(hardware, disk), 'owner'))
  } catch {
    return null
  }
}

export const diskNames = (hardware: string): string[] =>
  entriesOf(join(hardware, 'disks')).map(({ name }) => name)

export type VolumeState = { readonly name: string; readonly started: boolean; readonly dirty: boolean }

export const volumesOf = (hardware: string, disk: string): VolumeState[] => {
  const volumes = join(diskDirectory(hardware, disk), 'volumes')
  return entriesOf(volumes).map(({ name }) => ({
    name,
    started: existsSync(join(volumes, name, 'started')),
    dirty: existsSync(join(volumes, name, 'dirty')),
  }))
}

const fullMark = (hardware: string, disk: string) => join(diskDirectory(hardware, disk), 'full')

export const isFull = (hardware: string, disk: string) => existsSync(fullMark(hardware, disk))

/** Fills or empties a disk group. False when there is none of that name. */
export const setFull = (hardware: string, disk: string, full: boolean) => {
  if (!diskNames(hardware).includes(disk)) return false
  if (full) writeFileSync(fullMark(hardware, disk), '')
  else rmSync(fullMark(hardware, disk), { force: true })
  return true
}

export const mountsOf = (hardware: string, system: string): Mount[] => {
  const directory = join(systemDirectory(hardware, system), 'mounts')
  return entriesOf(directory).flatMap(({ name }) => {
    const [device, path, type, options] = readFileSync(join(directory, name), 'utf8').trim().split(' ')
    return device && path && type ? [{ device, path, type, options: options ?? '' }] : []
  })
}

export type HeldAddress = { readonly address: string; readonly device: string; readonly prefix: number }

export const addressesOf = (hardware: string, system: string): HeldAddress[] =>
  entriesOf(join(hardware, 'addresses')).flatMap(({ name: address }) => {
    const claim = join(addressDirectory(hardware, address), `holder.${system}`)
    if (!existsSync(claim)) return []
    const [device = '', prefix = '32'] = readFileSync(claim, 'utf8').trim().split(' ')
    return [{ address, device, prefix: Number(prefix) }]
  })

/**
 * Takes from a system all it holds, as its power supply would: disks, addresses, services and the
 * mount table. Call it when its processes are dead. A volume that was mounted wants fsck afterwards.
 * `result` stands in the ledger as the reason.
 */
export const freeHardware = (hardware: string, system: string, result: string) => {
  const release = (kind: 'disk' | 'address' | 'service', name: string) =>
    recordInLedger(hardware, { system, verb: 'release', kind, name, result })
  for (const record of registeredServices(hardware, system)) {
    release('service', record.ledgerName)
    unregisterService(hardware, system, record.service)
  }
  for (const { address } of addressesOf(hardware, system)) {
    release('address', address)
    rmSync(join(addressDirectory(hardware, address), `holder.${system}`), { force: true })
  }
  for (const { name } of entriesOf(join(hardware, 'addresses')))
    rmSync(join(addressDirectory(hardware, name), `tentative.${system}`), { force: true })
  markDirty(hardware, system)
  for (const disk of diskNames(hardware).filter((name) => diskOwner(hardware, name) === system)) {
    for (const volume of volumesOf(hardware, disk))
      rmSync(join(diskDirectory(hardware, disk), 'volumes', volume.name, 'started'), { force: true })
    release('disk', disk)
    rmSync(join(diskDirectory(hardware, disk), 'owner'), { force: true })
  }
  for (const part of ['mounts', 'services']) {
    rmSync(join(systemDirectory(hardware, system), part), { recursive: true, force: true })
    mkdirSync(join(systemDirectory(hardware, system), part), { recursive: true })
  }
}

const markDirty = (hardware: string, system: string) => {
  for (const { device } of mountsOf(hardware, system)) {
    const [disk = '', volume = ''] = device.split('/').slice(-2)
    const directory = join(diskDirectory(hardware, disk), 'volumes', volume)
    if (diskOwner(hardware, disk) === system && existsSync(directory))
      writeFileSync(join(directory, 'dirty'), '')
  }
}
