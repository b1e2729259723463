import { join } from 'node:path'

/** Where things stand below the lab's hardware directory; the programs in lab/programs know the same places. */
export const ledgerFile = (hardware: string) => join(hardware, 'ledger.log')
export const diskDirectory = (hardware: string, disk: string) => join(hardware, 'disks', disk)
export const addressDirectory = (hardware: string, address: string) => join(hardware, 'addresses', address)
export const systemDirectory = (hardware: string, system: string) => join(hardware, 'systems', system)
export const servicesDirectory = (hardware: string, system: string) =>
  join(systemDirectory(hardware, system), 'services')

/** A path as one file name: /sunone/mail → +sunone+mail. */
export const pathKey = (path: string) => path.replaceAll('/', '+')
