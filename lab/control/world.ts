import type { Inventory } from '#lab/setup/inventory.ts'
import type { LabSystem } from '#lab/system/system.ts'

/** What the control commands act on. */
export type World = {
  /** What there is; it grows when the lab prepares for a configuration. */
  inventory: Inventory
  /** The lab's hardware directory. */
  readonly hardware: string
  readonly systems: ReadonlyMap<string, LabSystem>
  /** The power switch that stands outside the systems; it can be made to fail. */
  readonly fence: { failing: boolean }
}

/** Services (root and name) that a resource's or a service's own name stands for; empty when unknown. */
export const servicesNamed = ({ inventory }: World, name: string): string[] => {
  const all = inventory.software.flatMap(({ root, services }) =>
    services.map((service) => ({ id: `${root}/${service.name}`, resource: service.resource })),
  )
  const found = all.filter(({ id, resource }) => resource === name || id === name).map(({ id }) => id)
  return [...new Set(found)]
}
