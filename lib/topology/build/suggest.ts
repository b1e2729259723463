import type { Answers, ComponentKind, GroupDetails, Service } from './answers.ts'
import { componentsOf, type Component } from './component.ts'

/** A group to be built with everything about it, said or suggested. */
export type PlannedGroup = GroupDetails & {
  /** `store-1`: stays the same while names and counts change. */
  readonly key: string
  readonly kind: ComponentKind
}

/** The whole of what is to be built. */
export type Planned = {
  readonly systems: readonly string[]
  readonly standbys: readonly string[]
  readonly groups: readonly PlannedGroup[]
}

/**
 * Answers with everything that nobody has answered filled in. The suggestions for the default answers are the names,
 * addresses and disks of `examples/`. Total: wrong answers stay in it, for `checkAnswers` to complain about.
 */
export const suggest = (answers: Answers): Planned => {
  const instances = instancesOf(answers)
  const systems = answers.systems.length > 0 ? answers.systems : suggestedSystems(answers, instances.length)
  const standbys =
    answers.model === 'symmetric' ? [] : answers.standbys.length > 0 ? answers.standbys : ['standby']
  const seen = new Map<string, number>()
  const groups = instances.map((instance, index) => {
    const suggested = detailsOf(answers, instance, {
      index,
      home: systems[index % systems.length] ?? '',
      seen,
    })
    const { key, component } = instance
    return { ...suggested, ...answers.groups[key], key, kind: component.kind }
  })
  return { systems, standbys, groups }
}

type Instance = { readonly key: string; readonly component: Component; readonly number: string }

const instancesOf = ({ topology, counts, directoryGroup }: Answers): Instance[] =>
  componentsOf[topology]
    .filter(({ kind }) => kind !== 'directory' || directoryGroup === null)
    .flatMap((component) => {
      const count = counts[component.kind] ?? component.count
      return Array.from(
        { length: Number.isInteger(count) ? Math.min(Math.max(count, 0), 64) : 0 },
        (_, at) => {
          const number = count === 1 ? '' : String(at + 1).padStart(String(count).length, '0')
          return { key: `${component.kind}-${at + 1}`, component, number }
        },
      )
    })

/** sysA … sysZ, then sysAA …: one for each group, but one in all for hot standby and two for a symmetric pair. */
const suggestedSystems = ({ model }: Answers, groupCount: number): string[] => {
  const wanted = { asymmetric: 1, symmetric: 2, 'n-plus-1': Math.max(groupCount, 1) }[model]
  return Array.from({ length: wanted }, (_, index) => `sys${letters(index)}`)
}

const letters = (index: number): string =>
  (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCodePoint(65 + (index % 26))

type Place = { readonly index: number; readonly home: string; readonly seen: Map<string, number> }

const detailsOf = (answers: Answers, { key, component, number }: Instance, place: Place): GroupDetails => {
  const short = answers.groups[key]?.short ?? `${component.short}${number}`
  const { diskGroup, volume, mountPoint } = { ...suggestedDisk(short), ...answers.groups[key] }
  const { network, namePrefix, binaries } = answers
  const tail = component.label === '' ? '' : `${component.tier ?? ''}_${component.label}${number}`
  return {
    name: `${namePrefix}${tail}`,
    short,
    home: place.home,
    device: network.device,
    address: addressAfter(network.firstAddress, place.index),
    netMask: network.netMask,
    hostName: '',
    diskGroup,
    volume,
    mountPoint,
    fileSystem: answers.storage === 'vxvm' ? 'vxfs' : 'ext4',
    blockDevice: suggestedDevice(answers.storage, diskGroup, volume),
    serverRoot: binaries === 'shared' ? `${mountPoint}/msgsrv` : `/opt/sunone/${short}/msgsrv`,
    directoryRoot: `${mountPoint}/dirsrv`,
    services: servicesOf(answers, component, place.seen),
  }
}

const suggestedDisk = (short: string) => ({
  diskGroup: `${short}dg`,
  volume: `${short}vol`,
  mountPoint: `/sunone/${short}`,
})

const suggestedDevice = (storage: Answers['storage'], diskGroup: string, volume: string): string => {
  if (storage === 'vxvm') return `/dev/vx/dsk/${diskGroup}/${volume}`
  return storage === 'lvm' ? `/dev/${diskGroup}/${volume}` : `/dev/disk/by-label/${volume}`
}

/** The n-th address after an IPv4 address; what is none stays as it is. */
export const addressAfter = (first: string, count: number): string => {
  const parts = first.split('.')
  const bytes = parts.map(Number)
  if (bytes.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part)) || bytes.some((byte) => byte > 255))
    return first
  const sum = bytes.reduce((number, byte) => number * 256 + byte, 0) + count
  return [24, 16, 8, 0].map((shift) => Math.floor(sum / 2 ** shift) % 256).join('.')
}

/** Without binding to addresses each instance of a service gets a port of its own. Guide 000, pages 36 and 45. */
const servicesOf = (
  { binding }: Answers,
  { services }: Component,
  seen: Map<string, number>,
): readonly Service[] =>
  services.map(([name, port]) => {
    const earlier = seen.get(name) ?? 0
    seen.set(name, earlier + 1)
    return [name, binding === 'ports' ? port + 1000 * earlier : port]
  })
