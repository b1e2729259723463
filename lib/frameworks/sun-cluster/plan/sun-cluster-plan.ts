/** Resource groups of Sun Cluster 3.x with their resources, as commands of either set make them. other-frameworks §1.1. */
export type SunClusterPlan = {
  readonly cluster: string
  /** Resource types in the order of their first use, `SUNW.HAStoragePlus` among them. */
  readonly types: readonly string[]
  readonly groups: readonly PlannedGroup[]
}

export type PlannedGroup = {
  readonly name: string
  /** Preferred systems first. */
  readonly nodes: readonly string[]
  /** Properties of the resource group: RG_dependencies, RG_affinities … */
  readonly properties: readonly Property[]
  readonly logicalHosts: readonly LogicalHost[]
  /** Storage first, then services, each after what it needs. */
  readonly storage: readonly PlannedResource[]
  readonly services: readonly PlannedResource[]
  /** Disk groups that have to be device groups of the cluster. */
  readonly deviceGroups: readonly string[]
}

export type LogicalHost = { readonly name: string; readonly address: string }

export type PlannedResource = {
  readonly name: string
  readonly type: string
  /** Extension properties, then those of every resource. */
  readonly extension: readonly Property[]
  readonly standard: readonly Property[]
}

export type Property = readonly [name: string, value: string]

/** Resources of a group in the order they are disabled and removed: who depends on others first. */
export const lastFirst = ({ services, storage, logicalHosts }: PlannedGroup): readonly string[] => [
  ...services.toReversed().map(({ name }) => name),
  ...storage.toReversed().map(({ name }) => name),
  ...logicalHosts.map(({ name }) => name),
]
