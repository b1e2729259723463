import type { LabPiece, LabPieceKind } from '#lib/wire/lab-work.ts'
import type { Inventory } from './inventory.ts'
import type { Software } from './software.ts'

const idOf = ({ kind, root }: Software): string => `${kind} ${root}`

/** What of the software a lab has not installed yet, or otherwise than it is wanted. */
export const newSoftware = (before: Inventory, wanted: Inventory): Software[] => {
  const known = new Map(before.software.map((software) => [idOf(software), JSON.stringify(software)]))
  return wanted.software.filter((software) => known.get(idOf(software)) !== JSON.stringify(software))
}

/** One piece for each name, with the systems it is wanted on and not had on yet. */
const perSystem = (
  kind: LabPieceKind,
  before: readonly (readonly [system: string, name: string])[],
  wanted: readonly (readonly [system: string, name: string])[],
): LabPiece[] => {
  const known = new Set(before.map(([system, name]) => `${system} ${name}`))
  const missing = wanted.filter(([system, name]) => !known.has(`${system} ${name}`))
  const names = [...new Set(missing.map(([, name]) => name))]
  return names.map((name) => ({
    kind,
    name,
    systems: [...new Set(missing.flatMap(([system, other]) => (other === name ? [system] : [])))],
  }))
}

const sharedPieces = (kind: LabPieceKind, before: readonly string[], wanted: readonly string[]): LabPiece[] =>
  wanted.filter((name) => !before.includes(name)).map((name) => ({ kind, name, systems: [] }))

const disksIn = ({ disks }: Inventory) => disks.map(({ name }) => name)
const volumesIn = ({ disks }: Inventory) =>
  disks.flatMap(({ name, volumes }) => volumes.map((volume) => `${name}/${volume}`))
const mountPointsIn = ({ mountPoints }: Inventory) =>
  mountPoints.map(({ system, path }) => [system, path] as const)
const nicsIn = ({ systems }: Inventory) =>
  systems.flatMap(({ name, nics }) => nics.map((nic) => [name, nic] as const))

/** Hardware one inventory has and another has not yet. */
export const newHardware = (before: Inventory, wanted: Inventory): LabPiece[] => [
  ...sharedPieces('disk', disksIn(before), disksIn(wanted)),
  ...sharedPieces('volume', volumesIn(before), volumesIn(wanted)),
  ...perSystem('mount-point', mountPointsIn(before), mountPointsIn(wanted)),
  ...perSystem('network-card', nicsIn(before), nicsIn(wanted)),
  ...sharedPieces('router', before.routers, wanted.routers),
]

/** Software as a piece: on its volume it is shared. */
export const softwarePiece = ({ root, volume, systems }: Software): LabPiece => ({
  kind: 'software',
  name: root,
  systems: volume === null ? systems : [],
})

/** Both together; of the systems of the first. `software` is what is installed then. */
export const joined = (before: Inventory, wanted: Inventory, installed: readonly Software[]): Inventory => {
  const volumesOf = (disk: string) =>
    [before, wanted]
      .flatMap(({ disks }) => disks.filter(({ name }) => name === disk))
      .flatMap(({ volumes }) => volumes)
  const nicsOf = (system: string) =>
    [before, wanted].flatMap(nicsIn).flatMap(([name, nic]) => (name === system ? [nic] : []))
  const points = new Map(
    [...before.mountPoints, ...wanted.mountPoints].map((point) => [`${point.system} ${point.path}`, point]),
  )
  const replaced = new Set(installed.map(idOf))
  return {
    cluster: before.cluster,
    systems: before.systems.map(({ name }) => ({ name, nics: [...new Set(nicsOf(name))] })),
    disks: [...new Set([...disksIn(before), ...disksIn(wanted)])].map((name) => ({
      name,
      volumes: [...new Set(volumesOf(name))],
    })),
    mountPoints: [...points.values()],
    routers: [...new Set([...before.routers, ...wanted.routers])],
    software: [...before.software.filter((software) => !replaced.has(idOf(software))), ...installed],
  }
}
