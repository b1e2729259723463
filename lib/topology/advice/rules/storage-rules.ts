import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import {
  hostAttributes,
  inGroupOf,
  isUnder,
  mailTypes,
  ofTypes,
  requires,
  rootAttributes,
  textAt,
} from '../reading.ts'
import { inResource, type Found, type Rule } from '../rule.ts'

const rootOf = (configuration: Configuration, resource: ResourceConfiguration): string =>
  textAt(configuration, resource, rootAttributes[resource.type] ?? '')

const mountOf = (
  configuration: Configuration,
  { group }: ResourceConfiguration,
  path: string,
): ResourceConfiguration | undefined =>
  inGroupOf(configuration, group, ['Mount']).find((mount) =>
    isUnder(path, textAt(configuration, mount, 'MountPoint')),
  )

const findOffDisk = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, Object.keys(rootAttributes)).flatMap((resource) => {
    const root = rootOf(configuration, resource)
    if (root === '' || mountOf(configuration, resource, root)) return []
    return [
      inResource(
        resource.name,
        `${root} of ${resource.name} is on no file system of its group.`,
        'Put it on the shared disk; with programs on each system, see that data and configuration are there.',
      ),
    ]
  })

const findNotOnMount = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, Object.keys(rootAttributes)).flatMap((resource) => {
    const root = rootOf(configuration, resource)
    const mount = root === '' ? undefined : mountOf(configuration, resource, root)
    if (!mount || requires(configuration, resource.name, mount.name)) return []
    return [
      inResource(
        resource.name,
        `${resource.name} lies on ${mount.name}, and may start before it is mounted.`,
        `Link it: hares -link ${resource.name} ${mount.name}.`,
      ),
    ]
  })

const addressOf = (
  configuration: Configuration,
  { group }: ResourceConfiguration,
  host: string,
): ResourceConfiguration | undefined =>
  inGroupOf(configuration, group, ['IP']).find((ip) => textAt(configuration, ip, 'Address') === host)

const findNotOnAddress = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, Object.keys(hostAttributes)).flatMap((resource) => {
    const host = textAt(configuration, resource, hostAttributes[resource.type] ?? '')
    const ip = host === '' ? undefined : addressOf(configuration, resource, host)
    if (!ip || requires(configuration, resource.name, ip.name)) return []
    return [
      inResource(
        resource.name,
        `${resource.name} listens on the address of ${ip.name}, and may start before it is up.`,
        `Link it: hares -link ${resource.name} ${ip.name}.`,
      ),
    ]
  })

const looksLikeAddress = (text: string): boolean => /^\d+(\.\d+){3}$/.test(text)

const findForeignAddress = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, Object.keys(hostAttributes)).flatMap((resource) => {
    const attribute = hostAttributes[resource.type] ?? ''
    const host = textAt(configuration, resource, attribute)
    if (!looksLikeAddress(host) || addressOf(configuration, resource, host)) return []
    return [
      inResource(
        resource.name,
        `${attribute} of ${resource.name} is ${host}, which no IP resource of its group brings up.`,
        'Give the virtual address of the group: an address of one system stays behind at a failover.',
      ),
    ]
  })

const findProgramOffDisk = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, mailTypes).flatMap((resource) => {
    const program = textAt(configuration, resource, 'MonitorProgram').split(' ')[0] ?? ''
    if (program === '' || mountOf(configuration, resource, program)) return []
    return [
      inResource(
        resource.name,
        `${program}, which ${resource.name} runs as its monitor program, is on no file system of its group.`,
        'Keep it on the shared disk, where all systems have the same one.',
      ),
    ]
  })

/** Block devices that Volume Manager makes, and file systems that are shared over a network. */
const isManaged = (device: string): boolean => device.startsWith('/dev/vx/')
const isNetwork = (fileSystem: string): boolean => fileSystem.startsWith('nfs')

const findNoVolumeManager = (configuration: Configuration): readonly Found[] =>
  mountsOfMail(configuration).flatMap((mount) => {
    const device = textAt(configuration, mount, 'BlockDevice')
    const fileSystem = textAt(configuration, mount, 'FSType')
    if (isNetwork(fileSystem) || (isManaged(device) && fileSystem === 'vxfs')) return []
    return [
      inResource(
        mount.name,
        `${mount.name} is ${fileSystem || 'a file system'} on ${device || 'no device'}, without Volume Manager or VxFS.`,
        'It works. Volume Manager keeps a second system from importing the disk; see that something else does.',
      ),
    ]
  })

const mountsOfMail = (configuration: Configuration): readonly ResourceConfiguration[] =>
  ofTypes(configuration, ['Mount']).filter(
    ({ group }) => inGroupOf(configuration, group, mailTypes).length > 0,
  )

const lossy = ['async', 'soft']

const findLossyMount = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, ['Mount']).flatMap((mount) => {
    if (!isNetwork(textAt(configuration, mount, 'FSType'))) return []
    const options = textAt(configuration, mount, 'MountOpt').split(',')
    const found = lossy.filter((option) => options.includes(option))
    if (found.length === 0) return []
    return [
      inResource(
        mount.name,
        `${mount.name} is mounted over the network with ${found.join(' and ')}: acknowledged mail can be lost when the server of the disk fails.`,
        'Mount hard and sync, and export sync.',
      ),
    ]
  })

/** Disks and addresses under the servers. */
export const storageRules = {
  'root-off-shared-disk': {
    severity: 'advice',
    items: ['0-39'],
    source: 'guide 000, chapter 4, pages 42 to 44 (figures 19 to 21)',
    explanation: 'Server roots lie on the shared disk of the group, where every system finds them.',
    find: findOffDisk,
  },
  'started-before-mount': {
    severity: 'warning',
    items: ['0-32'],
    source: 'guide 000, chapter 4, pages 30 and 46 (figures 4 and 23)',
    explanation: 'A server stands above the file system it lies on.',
    find: findNotOnMount,
  },
  'started-before-address': {
    severity: 'warning',
    items: ['0-32'],
    source: 'guide 000, chapter 4, pages 30 and 46 (figures 4 and 23)',
    explanation: 'A server stands above the address it listens on.',
    find: findNotOnAddress,
  },
  'address-of-no-group': {
    severity: 'warning',
    items: ['0-39', '0-41'],
    source: 'guide 000, chapter 4, pages 41 and 44',
    explanation: 'Servers are told the virtual host name or address of their group, everywhere.',
    find: findForeignAddress,
  },
  'monitor-program-off-shared-disk': {
    severity: 'advice',
    items: ['0-08'],
    source: 'guide 000, chapter 1, pages 7, 9 and 11',
    explanation: 'A monitor program is kept on the shared disk.',
    find: findProgramOffDisk,
  },
  'volume-manager-advised': {
    severity: 'advice',
    items: ['0-40'],
    source: 'guide 000, chapter 4, page 41',
    explanation: 'Volume Manager and VxFS are advised, not required.',
    find: findNoVolumeManager,
  },
  'lossy-network-mount': {
    severity: 'warning',
    items: ['1-42'],
    source: 'guide 001, NFS exports and mount options',
    explanation: 'A file system of a mail store may not answer before it has written.',
    find: findLossyMount,
  },
} as const satisfies Record<string, Rule>
