import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import type { LabWork } from '#lib/wire/lab-work.ts'
import { buildHardware } from '#lab/hardware/hardware.ts'
import { isRunning, registeredServices } from '#lab/hardware/registry.ts'
import { inventoryOf, type Inventory } from '#lab/setup/inventory.ts'
import type { ConfigurationFile } from '#lab/setup/example.ts'
import { hostNames } from '#lab/setup/host-names.ts'
import { joined, newHardware, newSoftware, softwarePiece } from '#lab/setup/new-pieces.ts'
import { mountsOf } from '#lab/setup/reading.ts'
import { installSoftware } from '#lab/software/install.ts'
import { addHosts } from '#lab/system/accounts.ts'
import type { World } from './world.ts'

export type Prepared =
  | { readonly kind: 'done'; readonly work: LabWork }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * Does by hand what a configuration wants before it is built: disks, volumes, mount points, network cards and
 * installed software, as at the start of the lab. What is there stays, what runs is not touched. Done twice it makes
 * nothing more. Refused with all reasons when the files do not load or speak of what the lab cannot have.
 */
export const prepare = (world: World, files: readonly ConfigurationFile[]): Prepared => {
  const { configuration, problems } = loadConfiguration(files)
  if (configuration === null) {
    const errors = problems.filter(({ severity }) => severity === 'error')
    return {
      kind: 'refused',
      reasons: errors.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    }
  }
  const reasons = beyondTheLab(world.inventory, configuration)
  return reasons.length > 0
    ? { kind: 'refused', reasons }
    : { kind: 'done', work: work(world, configuration) }
}

const beyondTheLab = (
  { cluster, systems, mountPoints }: Inventory,
  configuration: Configuration,
): string[] => {
  const had = systems.map(({ name }) => name)
  const strange = namesOf(configuration.systems).filter((name) => !had.includes(name))
  const known = mountPoints.map(({ path }) => path)
  const bare = mountsOf({ configuration }).filter(
    ({ path, volume }) => volume === null && !known.includes(path),
  )
  return [
    ...(configuration.cluster.name === cluster
      ? []
      : [`The files are of the cluster ${configuration.cluster.name}; the lab carries ${cluster}.`]),
    ...strange.map((name) => `The lab has no system ${name}; it has ${had.join(', ')}.`),
    ...[...new Set(bare.map(({ path }) => path))].map(
      (path) => `What is mounted at ${path} is no volume of Volume Manager, and the lab has no others.`,
    ),
  ]
}

const work = (world: World, configuration: Configuration): LabWork => {
  const { hardware, systems, inventory: before } = world
  const wanted = inventoryOf(configuration)
  const pieces = newHardware(before, wanted)
  const changed = newSoftware(before, wanted)
  const inUse = changed.filter(({ root }) => isInUse(world, root))
  const installed = changed.filter((software) => !inUse.includes(software))
  buildHardware(hardware, wanted)
  for (const { system, path } of wanted.mountPoints) systems.get(system)?.addMountPoint(path)
  installSoftware(hardware, { ...wanted, software: installed }, (name) => systems.get(name)?.root ?? name)
  for (const { root } of systems.values()) addHosts(root, hostNames(configuration))
  world.inventory = joined(before, wanted, installed)
  return {
    made: [...pieces, ...installed.map(softwarePiece)],
    inUse: [...new Set(inUse.map(({ root }) => root))],
  }
}

const isInUse = ({ hardware, systems }: World, root: string): boolean =>
  [...systems.keys()].some((system) =>
    registeredServices(hardware, system).some(
      (record) => record.service.startsWith(`${root}/`) && isRunning(record),
    ),
  )
