import {
  resourceFlag,
  resourceList,
  resourceText,
  groupFlag,
  resourceValue,
} from '#lib/model/attribute-lookup.ts'
import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'

/** The hardware and software a configuration speaks of: what the lab has to build. */
export type Inventory = {
  readonly cluster: string
  readonly systems: readonly { readonly name: string; readonly nics: readonly string[] }[]
  readonly disks: readonly { readonly name: string; readonly volumes: readonly string[] }[]
  readonly mountPoints: readonly { readonly system: string; readonly path: string }[]
  readonly routers: readonly string[]
  readonly software: readonly Software[]
}

export type SoftwareKind = 'messaging' | 'administration' | 'directory'

/** One ServerRoot or InstanceRoot. `volume` null: installed on each of `systems` itself. */
export type Software = {
  readonly kind: SoftwareKind
  readonly root: string
  readonly volume: { readonly disk: string; readonly name: string; readonly path: string } | null
  readonly systems: readonly string[]
  /** Runs on many systems at once (a parallel group). */
  readonly everySystem: boolean
  readonly services: readonly SoftwareService[]
}

export type SoftwareService = {
  readonly resource: string
  readonly name: string
  readonly protocol: string
  readonly port: number
  readonly address: string | null
}

const rootAttribute: Readonly<Record<SoftwareKind, string>> = {
  messaging: 'ServerRoot',
  administration: 'ServerRoot',
  directory: 'InstanceRoot',
}
const kindOfType: Readonly<Record<string, SoftwareKind>> = {
  SunJESMsg: 'messaging',
  SunJESAdm: 'administration',
  SunJESLDAP: 'directory',
}

type Reader = { readonly configuration: Configuration }

const ofType = ({ configuration }: Reader, type: string): ResourceConfiguration[] =>
  Object.values<ResourceConfiguration>(configuration.resources).filter((resource) => resource.type === type)

const text = ({ configuration }: Reader, resource: ResourceName, attribute: string, system?: SystemName) =>
  resourceText(configuration, resource, attribute, system)

const systemsOf = ({ configuration }: Reader, resource: ResourceConfiguration): SystemName[] =>
  configuration.groups[resource.group]?.systemList.map(({ system }) => system) ?? []

const nicsOn = (reader: Reader, system: SystemName): string[] => {
  const resources = [...ofType(reader, 'NIC'), ...ofType(reader, 'IP')]
  const devices = resources
    .filter((resource) => systemsOf(reader, resource).includes(system))
    .map((resource) => text(reader, resource.name, 'Device', system))
  return [...new Set(devices.filter((device) => device !== ''))]
}

/** Disk group and volume of a device path such as /dev/vx/dsk/maildg/mailvol. */
const volumeOfDevice = (device: string) => {
  const [, disk, name] = /^\/dev\/vx\/r?dsk\/([^/]+)\/([^/]+)$/.exec(device) ?? []
  return disk !== undefined && name !== undefined ? { disk, name } : null
}

const mountsOf = (reader: Reader) =>
  ofType(reader, 'Mount').flatMap((resource) =>
    systemsOf(reader, resource).map((system) => ({
      system: String(system),
      path: text(reader, resource.name, 'MountPoint', system),
      volume: volumeOfDevice(text(reader, resource.name, 'BlockDevice', system)),
    })),
  )

const disksOf = (reader: Reader): Inventory['disks'] => {
  const volumes = new Map<string, Set<string>>()
  const disk = (name: string) => {
    const found = volumes.get(name) ?? new Set<string>()
    volumes.set(name, found)
    return found
  }
  for (const { name } of ofType(reader, 'DiskGroup')) disk(text(reader, name, 'DiskGroup'))
  for (const { name } of ofType(reader, 'Volume'))
    disk(text(reader, name, 'DiskGroup')).add(text(reader, name, 'Volume'))
  for (const { volume } of mountsOf(reader)) if (volume) disk(volume.disk).add(volume.name)
  return [...volumes]
    .map(([name, names]) => ({ name, volumes: [...names] }))
    .filter(({ name }) => name !== '')
}

const hostAttribute: Readonly<Record<SoftwareKind, string>> = {
  messaging: 'MsgHost',
  administration: 'AdminHost',
  directory: 'LDAPHost',
}

/** The address a service listens on: its host where that is an address, else the group's virtual one. */
const addressOf = (reader: Reader, resource: ResourceConfiguration, kind: SoftwareKind): string | null => {
  const host = text(reader, resource.name, hostAttribute[kind])
  const virtual = ofType(reader, 'IP').filter(({ group }) => group === resource.group)
  const addresses = virtual.map(({ name }) => text(reader, name, 'Address'))
  if (addresses.includes(host)) return host
  const known = ofType(reader, 'IP').some(({ name }) => text(reader, name, 'Address') === host)
  return known ? host : (addresses[0] ?? null)
}

const numberOf = (value: string) => (/^\d+$/.test(value) ? Number(value) : 0)

/** MsgServices as pairs of service and port; "core" is the watcher's port, MMP one daemon with many ports. */
const messagingServices = (
  reader: Reader,
  resource: ResourceConfiguration,
): Omit<SoftwareService, 'address'>[] => {
  const value = resourceValue(reader.configuration, resource.name, 'MsgServices')
  const entries: readonly (readonly [string, string])[] =
    value.kind === 'association'
      ? value.entries
      : resourceList(reader.configuration, resource.name, 'MsgServices').map((name) => [name, '0'] as const)
  const shared = { resource: String(resource.name) }
  const isMultiplexor = text(reader, resource.name, 'ServerType') === 'MMP'
  return entries.flatMap(([service, portText]) => {
    const port = numberOf(portText)
    if (isMultiplexor) return [{ ...shared, name: 'mmp', protocol: service, port }]
    if (service !== 'core') return [{ ...shared, name: service, protocol: service, port }]
    const local = ['store', 'sched'].map((name) => ({ ...shared, name, protocol: 'none', port: 0 }))
    return [...local, { ...shared, name: 'watcher', protocol: 'none', port }]
  })
}

const servicesOf = (
  reader: Reader,
  resource: ResourceConfiguration,
  kind: SoftwareKind,
): SoftwareService[] => {
  const address = addressOf(reader, resource, kind)
  const shared = { resource: String(resource.name), address }
  const portOf = (attributes: readonly string[]) => {
    const { declarations } = reader.configuration.types[resource.type] ?? { declarations: {} }
    const attribute = attributes.find((name) => Object.hasOwn(declarations, name))
    return attribute === undefined ? 0 : numberOf(text(reader, resource.name, attribute))
  }
  if (kind === 'administration')
    return [{ ...shared, name: 'admin', protocol: 'admin', port: portOf(['AdminPort']) }]
  if (kind === 'directory')
    return [{ ...shared, name: 'slapd', protocol: 'ldap', port: portOf(['LDAPPort', 'LDAPPport']) }]
  const held = (protocol: string) => (protocol === 'none' ? null : address)
  return messagingServices(reader, resource).map((service) => ({
    ...service,
    address: held(service.protocol),
  }))
}

const softwareOf = (reader: Reader): Software[] => {
  const found = new Map<string, Software>()
  for (const [type, kind] of Object.entries(kindOfType)) {
    for (const resource of ofType(reader, type)) {
      const root = text(reader, resource.name, rootAttribute[kind])
      if (!root.startsWith('/')) continue
      const key = `${kind} ${root}`
      const known = found.get(key)
      const systems = systemsOf(reader, resource).map(String)
      found.set(key, {
        kind,
        root,
        volume: volumeUnder(reader, root),
        systems: [...new Set([...(known?.systems ?? []), ...systems])],
        everySystem: groupFlag(reader.configuration, resource.group, 'Parallel'),
        services: [...(known?.services ?? []), ...servicesOf(reader, resource, kind)],
      })
    }
  }
  return [...found.values()]
}

/** The volume whose mount point is the longest one above a path, and the path within it. */
const volumeUnder = (reader: Reader, path: string): Software['volume'] => {
  const above = mountsOf(reader)
    .filter((mount) => mount.volume !== null && path.startsWith(`${mount.path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)[0]
  return above?.volume ? { ...above.volume, path: path.slice(above.path.length + 1) } : null
}

/**
 * Reads what hardware and software a configuration needs. Disks come from DiskGroup, Volume and
 * Mount, network cards from NIC and IP, software from the roots of the mail resources, addresses
 * from the IP resource of a service's own group.
 */
export const inventoryOf = (configuration: Configuration): Inventory => {
  const reader = { configuration }
  const enabled = ofType(reader, 'NIC').filter(({ name }) => resourceFlag(configuration, name, 'Enabled'))
  return {
    cluster: String(configuration.cluster.name),
    systems: namesOf(configuration.systems).map((name) => ({
      name: String(name),
      nics: nicsOn(reader, name),
    })),
    disks: disksOf(reader),
    mountPoints: mountsOf(reader).map(({ system, path }) => ({ system, path })),
    routers: [...new Set(enabled.flatMap(({ name }) => resourceList(configuration, name, 'NetworkHosts')))],
    software: softwareOf(reader),
  }
}
