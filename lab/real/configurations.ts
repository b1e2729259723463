import { fileURLToPath } from 'node:url'
import {
  cluster,
  mailDomain,
  sharedDisk,
  systems,
  virtualAddress,
  virtualAddresses,
  type RealSystem,
} from './layout.ts'

/** What is put on an empty disk: a script of machine/contents, and the environment it wants. */
export type Content = {
  readonly script: 'directory.sh' | 'store.sh' | 'smtp.sh'
  readonly settings: Readonly<Record<string, string>>
}

/** A disk that every system has a cable to and one at a time mounts. */
export type SharedDisk = {
  /** The block device on every system is /dev/san/NAME. */
  readonly name: string
  readonly mountPoint: string
  /** The address its servers listen at. */
  readonly address: string
  readonly contents: readonly Content[]
}

/** What the lab brings up: systems, disks, names of addresses, and the cluster for the engine. */
export type Configuration = {
  readonly name: string
  readonly cluster: string
  readonly mainFile: string
  readonly systems: readonly RealSystem[]
  readonly disks: readonly SharedDisk[]
  /** Names of the virtual addresses on every system. */
  readonly hosts: Readonly<Record<string, string>>
}

const mainFileOf = (name: string): string =>
  fileURLToPath(new URL(`./configuration/${name}/main.cf`, import.meta.url))

const hostOf = (part: string): string => `${part}.${mailDomain}`

const single: Configuration = {
  name: 'single',
  cluster,
  mainFile: mainFileOf('single'),
  systems,
  hosts: { [hostOf('mail')]: virtualAddress },
  disks: [
    {
      name: sharedDisk.name,
      mountPoint: sharedDisk.mountPoint,
      address: virtualAddress,
      contents: [
        { script: 'directory.sh', settings: { ROOT: '/mail/directory', PEOPLE: 'alice=mail' } },
        { script: 'store.sh', settings: { ROOT: '/mail/messaging', SERVICES: 'imap pop', USERS: 'alice' } },
        { script: 'smtp.sh', settings: { ROOT: '/mail/messaging', NAME: hostOf('mail'), USERS: 'alice' } },
      ],
    },
  ],
}

/** A store: a disk with Dovecot for one user, and an SMTP that takes mail from the transfer agent alone. */
const store = (service: 'imap' | 'pop', user: string): SharedDisk => {
  const root = `/sunone/${service}/msgsrv`
  const from = { RELAY: hostOf('mta'), RELAY_ADDRESS: virtualAddresses.mta }
  return {
    name: service,
    mountPoint: `/sunone/${service}`,
    address: virtualAddresses[service],
    contents: [
      { script: 'store.sh', settings: { ROOT: root, SERVICES: service, USERS: user } },
      { script: 'smtp.sh', settings: { ROOT: root, NAME: hostOf(service), USERS: user, ...from } },
    ],
  }
}

const midrange: Configuration = {
  name: 'midrange',
  cluster: 'real-midrange',
  mainFile: mainFileOf('midrange'),
  systems: ['sysA', 'sysB', 'sysC', 'sysD', 'standby'],
  hosts: Object.fromEntries(
    Object.entries(virtualAddresses).map(([part, address]) => [hostOf(part), address]),
  ),
  disks: [
    {
      name: 'dir',
      mountPoint: '/sunone/dir',
      address: virtualAddresses.directory,
      contents: [
        { script: 'directory.sh', settings: { ROOT: '/sunone/dir/dirsrv', PEOPLE: 'alice=imap bob=pop' } },
      ],
    },
    {
      name: 'mta',
      mountPoint: '/sunone/mta',
      address: virtualAddresses.mta,
      contents: [
        {
          script: 'smtp.sh',
          settings: {
            ROOT: '/sunone/mta/msgsrv',
            NAME: hostOf('mta'),
            DIRECTORY: virtualAddresses.directory,
          },
        },
      ],
    },
    store('imap', 'alice'),
    store('pop', 'bob'),
  ],
}

export const configurations = { single, midrange } as const
export type ConfigurationName = keyof typeof configurations

export const isConfiguration = (name: string): name is ConfigurationName =>
  Object.hasOwn(configurations, name)
