import { join } from 'node:path'

/**
 * What the real lab is made of and where its parts are. There is one on a machine: its network names and
 * its directory are fixed, so that whatever a lab that died has left behind is found and taken away.
 */
const places = { sysA: 1, sysB: 2, standby: 3, sysC: 4, sysD: 5 } as const
export type RealSystem = keyof typeof places

export const isSystem = (name: string): name is RealSystem => Object.hasOwn(places, name)

/** Systems and cluster of the configuration `single`. */
export const systems = ['sysA', 'sysB', 'standby'] as const satisfies readonly RealSystem[]
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
export const addressOf = (system: RealSystem): string => `${network}.${places[system]}`
/** The virtual addresses of the groups, as each main.cf names them. In `single` there is the first alone. */
export const virtualAddress = `${network}.101`
export const virtualAddresses = {
  directory: virtualAddress,
  mta: `${network}.102`,
  imap: `${network}.103`,
  pop: `${network}.104`,
} as const
export const mailDomain = 'real.example'

/** The block device of the shared disk of `single` on every system, and where its file system is mounted. */
export const sharedDisk = { name: 'mail', device: '/dev/san/mail', mountPoint: '/mail' } as const

/** Kept from one lab to the next: packages and the filled disks. */
export const cacheDirectory = '/var/cache/hawser/real-lab'
/** Of the lab that is up. */
export const stateDirectory = '/var/lib/hawser/real-lab'

export const labFile = join(stateDirectory, 'lab.json')
export const clientKeyFile = join(stateDirectory, 'keys', 'client')
/** Every file that is attached as a loop device is named so. */
export const imageName = (disk: string): string => `${namespacePrefix}${disk}.img`
export const diskImage = (disk: string): string => join(stateDirectory, imageName(disk))
export const systemDirectory = (system: string): string => join(stateDirectory, 'systems', system)
