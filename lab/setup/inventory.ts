import { resourceFlag, resourceList, groupFlag, resourceValue } from '#lib/model/attribute-lookup.ts'
import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { namesOf, type SystemName } from '#lib/model/names.ts'
import { productSoftware } from './products.ts'
import {
  addressFor,
  mountsOf,
  numberOf,
  ofType,
  systemsOf,
  text,
  volumeUnder,
  type Reader,
} from './reading.ts'
import type { Software, SoftwareKind, SoftwareService } from './software.ts'

/** The hardware and software a configuration speaks of: what the lab has to build. */
export type Inventory = {
  readonly cluster: string
  readonly systems: readonly { readonly name: string; readonly nics: readonly string[] }[]
  readonly disks: readonly { readonly name: string; readonly volumes: readonly string[] }[]
  readonly mountPoints: readonly { readonly system: string; readonly path: string }[]
  readonly routers: readonly string[]
  readonly software: readonly Software[]
}

/** The software of the suite of guide 000. */
type SuiteKind = Extract<SoftwareKind, 'messaging' | 'administration' | 'directory'>

const rootAttribute: Readonly<Record<SuiteKind, string>> = {
  messaging: 'ServerRoot',
  administration: 'ServerRoot',
  directory: 'InstanceRoot',
}
const kindOfType: Readonly<Record<string, SuiteKind>> = {
  SunJESMsg: 'messaging',
  SunJESAdm: 'administration',
  SunJESLDAP: 'directory',
}

const nicsOn = (reader: Reader, system: SystemName): string[] => {
  const resources = [...ofType(reader, 'NIC'), ...ofType(reader, 'IP')]
  const devices = resources
    .filter((resource) => systemsOf(reader, resource).includes(system))
    .map((resource) => text(reader, resource.name, 'Device', system))
  return [...new Set(devices.filter((device) => device !== ''))]
}

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

const hostAttribute: Readonly<Record<SuiteKind, string>> = {
  messaging: 'MsgHost',
  administration: 'AdminHost',
  directory: 'LDAPHost',
}

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

const servicesOf = (reader: Reader, resource: ResourceConfiguration, kind: SuiteKind): SoftwareService[] => {
  const address = addressFor(reader, resource, text(reader, resource.name, hostAttribute[kind]))
  const shared = { resource: String(resource.name), address }
  const portOf = (attributes: readonly string[]) => {
    const { declarations } = reader.configuration.types[resource.type] ?? { declarations: {} }
    const attribute = attributes.find((name) => Object.hasOwn(declarations, name))
    return attribute === undefined ? 0 : numberOf(text(reader, resource.name, attribute))
  }
  if (kind === 'administration') {
    const isSecured = portOf(['SSLEnabled']) === 1
    return [
      { ...shared, name: 'admin', protocol: isSecured ? 'admins' : 'admin', port: portOf(['AdminPort']) },
    ]
  }
  if (kind === 'directory') {
    const clear = { ...shared, name: 'slapd', protocol: 'ldap', port: portOf(['LDAPPort', 'LDAPPport']) }
    const secured = { ...shared, name: 'slapd', protocol: 'ldaps', port: portOf(['SSLPort']) }
    return secured.port === 0 ? [clear] : [clear, secured]
  }
  return messagingServices(reader, resource).map((service) => ({
    ...service,
    address: service.port === 0 ? null : address,
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
    software: [...softwareOf(reader), ...productSoftware(reader)],
  }
}
