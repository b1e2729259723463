import { resourceText } from '#lib/model/attribute-lookup.ts'
import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { Software } from './software.ts'

export type Reader = { readonly configuration: Configuration }

export const ofType = ({ configuration }: Reader, type: string): ResourceConfiguration[] =>
  Object.values<ResourceConfiguration>(configuration.resources).filter((resource) => resource.type === type)

export const text = (
  { configuration }: Reader,
  resource: ResourceName,
  attribute: string,
  system?: SystemName,
) => resourceText(configuration, resource, attribute, system)

export const systemsOf = ({ configuration }: Reader, resource: ResourceConfiguration): SystemName[] =>
  configuration.groups[resource.group]?.systemList.map(({ system }) => system) ?? []

/** Disk group and volume of a device path such as /dev/vx/dsk/maildg/mailvol. */
const volumeOfDevice = (device: string) => {
  const [, disk, name] = /^\/dev\/vx\/r?dsk\/([^/]+)\/([^/]+)$/.exec(device) ?? []
  return disk !== undefined && name !== undefined ? { disk, name } : null
}

export const mountsOf = (reader: Reader) =>
  ofType(reader, 'Mount').flatMap((resource) =>
    systemsOf(reader, resource).map((system) => ({
      system: String(system),
      path: text(reader, resource.name, 'MountPoint', system),
      volume: volumeOfDevice(text(reader, resource.name, 'BlockDevice', system)),
    })),
  )

/** The volume whose mount point is the longest one above a path, and the path within it. */
export const volumeUnder = (reader: Reader, path: string): Software['volume'] => {
  const above = mountsOf(reader)
    .filter((mount) => mount.volume !== null && path.startsWith(`${mount.path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)[0]
  return above?.volume ? { ...above.volume, path: path.slice(above.path.length + 1) } : null
}

/** The address a service listens on: its host where that is an address, else the group's virtual one. */
export const addressFor = (reader: Reader, resource: ResourceConfiguration, host: string): string | null => {
  const virtual = ofType(reader, 'IP').filter(({ group }) => group === resource.group)
  const addresses = virtual.map(({ name }) => text(reader, name, 'Address'))
  if (addresses.includes(host)) return host
  const known = ofType(reader, 'IP').some(({ name }) => text(reader, name, 'Address') === host)
  return known ? host : (addresses[0] ?? null)
}

export const numberOf = (value: string) => (/^\d+$/.test(value) ? Number(value) : 0)
