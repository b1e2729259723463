import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from '#lib/model/configuration.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'

/** A cluster as a benchmark wants it. */
export type ClusterSize = {
  readonly systems: number
  readonly groups: number
  readonly resourcesPerGroup: number
  /** Systems in the SystemList of each group. */
  readonly systemsPerGroup: number
  /** Further attributes of every group and of every resource, as main.cf has them. */
  readonly groupAttributes?: readonly string[]
  readonly resourceAttributes?: readonly string[]
}

export const systemNameAt = (index: number): string => `sys${index}`

/** The systems of a group: its own home first, then those after it, so that groups spread evenly. */
export const systemsOfGroup = ({ systems, systemsPerGroup }: ClusterSize, group: number): string[] =>
  Array.from({ length: systemsPerGroup }, (_, place) => systemNameAt((group + place) % systems))

/** Resources of a group, each requiring the one before it: a disk group at the bottom, applications on top. */
export const resourcesOfGroup = ({ resourcesPerGroup }: ClusterSize, group: number): string[] =>
  Array.from({ length: resourcesPerGroup }, (_, place) => `g${group}_r${place}`)

/** A cluster of any size is sound when its limits allow it. */
const limitsOf = ({ groups, resourcesPerGroup }: ClusterSize): string =>
  [
    `\tGroupLimit = ${Math.max(groups, 200)}\n`,
    `\tResourceLimit = ${Math.max(groups * resourcesPerGroup, 5000)}\n`,
  ].join('')

/** main.cf of a generated cluster, which includes types.cf. */
export function mainCf(size: ClusterSize): string {
  const systems = Array.from({ length: size.systems }, (_, index) => `system ${systemNameAt(index)} (\n\t)\n`)
  const groups = Array.from({ length: size.groups }, (_, index) => groupText(size, index))
  return ['include "types.cf"\n', `cluster bench (\n${limitsOf(size)}\t)\n`, ...systems, ...groups].join('\n')
}

/** Main.cf and the type file it includes, as the loader takes them. */
export const configurationFiles = (size: ClusterSize) => [
  { name: 'main.cf', text: mainCf(size) },
  { name: 'types.cf', text: typesText() },
]

export const typesText = (): string =>
  readFileSync(join(import.meta.dirname, '..', '..', 'types', 'types.cf'), 'utf8')

/** The generated cluster as the engine sees it; throws when the generator wrote what the verifier refuses. */
export function generatedConfiguration(size: ClusterSize): Configuration {
  const { configuration, problems } = loadConfiguration(configurationFiles(size))
  if (!configuration) throw new Error(`the generated main.cf is not sound: ${JSON.stringify(problems[0])}`)
  return configuration
}

function groupText(size: ClusterSize, index: number): string {
  const systems = systemsOfGroup(size, index)
  const list = systems.map((system, priority) => `${system} = ${priority}`).join(', ')
  const attributes = [
    `SystemList = { ${list} }`,
    `AutoStartList = { ${systems[0]} }`,
    ...(size.groupAttributes ?? []),
  ]
  const resources = resourcesOfGroup(size, index)
  const blocks = resources.map((name, place) => resourceText(size, name, place))
  const links = resources.slice(1).map((name, place) => `\t${name} requires ${resources[place]}\n`)
  return `group g${index} (\n${attributes.map((line) => `\t${line}\n`).join('')}\t)\n\n${blocks.join('\n')}\n${links.join('')}`
}

/** An address of its own for each group: `g513_r3` has 10.0.2.1. */
const addressOf = (resource: string): string => {
  const group = Number.parseInt(resource.slice(1), 10)
  return `10.${group >> 16}.${(group >> 8) & 255}.${group & 255}`
}

const kinds = [
  { type: 'DiskGroup', own: (name: string) => [`DiskGroup = ${name}`] },
  { type: 'Volume', own: (name: string) => [`Volume = ${name}`, `DiskGroup = ${name}dg`] },
  {
    type: 'Mount',
    own: (name: string) => [
      `MountPoint = "/mnt/${name}"`,
      `BlockDevice = "/dev/vx/dsk/${name}"`,
      'FSType = vxfs',
      'FsckOpt = "-y"',
    ],
  },
  {
    type: 'IP',
    own: (name: string) => ['Device = eth0', `Address = "${addressOf(name)}"`, 'NetMask = "255.255.255.0"'],
  },
  { type: 'Process', own: (name: string) => [`PathName = "/opt/${name}"`] },
] as const

function resourceText(size: ClusterSize, name: string, place: number): string {
  const kind = kinds[Math.min(place, kinds.length - 1)]
  const lines = [...(kind?.own(name) ?? []), ...(size.resourceAttributes ?? [])]
  return `\t${kind?.type} ${name} (\n${lines.map((line) => `\t\t${line}\n`).join('')}\t\t)\n`
}
