import { join } from 'node:path'

/**
 * What the real lab is made of and where its parts are. There is one on a machine: its network names and
 * its directory are fixed, so that whatever a lab that died has left behind is found and taken away.
 */
export const systems = ['sysA', 'sysB', 'standby'] as const
export type RealSystem = (typeof systems)[number]

export const isSystem = (name: string): name is RealSystem => systems.some((system) => system === name)

export const cluster = 'real'
/** Prefix of every network namespace of the lab. */
export const namespacePrefix = 'hawser-real-'
/** Network card of the machine in the lab's network. At most 15 letters. */
export const deskCard = 'hawser-desk'

/** A network for tests of devices (RFC 2544): in nobody's house. */
const network = '198.18.77'
export const prefixLength = 24
export const deskAddress = `${network}.254`
export const makerAddress = `${network}.253`
export const addressOf = (system: RealSystem): string => `${network}.${systems.indexOf(system) + 1}`
/** The virtual address of the mail group, as configuration/main.cf names it. */
export const virtualAddress = `${network}.101`
export const mailDomain = 'real.example'

/** The block device of the shared disk on every system, and where its file system is mounted. */
export const sharedDisk = { name: 'mail', device: '/dev/san/mail', mountPoint: '/mail' } as const

/** Kept from one lab to the next: packages and the filled disk. */
export const cacheDirectory = '/var/cache/hawser/real-lab'
/** Of the lab that is up. */
export const stateDirectory = '/var/lib/hawser/real-lab'

export const labFile = join(stateDirectory, 'lab.json')
export const clientKeyFile = join(stateDirectory, 'keys', 'client')
/** Every file that is attached as a loop device is named so. */
export const imageName = (disk: string): string => `${namespacePrefix}${disk}.img`
export const diskImage = join(stateDirectory, imageName(sharedDisk.name))
export const systemDirectory = (system: string): string => join(stateDirectory, 'systems', system)
