import { clusterValue, groupValue, resourceValue, systemValue } from '#lib/model/attribute-lookup.ts'
import { clusterAttributes } from '#lib/model/attributes/cluster-attributes.ts'
import type { AttributeDefinition } from '#lib/model/attributes/definition.ts'
import { groupAttributes } from '#lib/model/attributes/group-attributes.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import { systemAttributes } from '#lib/model/attributes/system-attributes.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'

const settable = (table: ReadonlyMap<string, AttributeDefinition>) =>
  [...table.values()].filter(({ systemManaged }) => !systemManaged).map(({ name }) => name)

/** What a configuration says, however it is written: values as they hold, links without an order. */
export const meaningOf = (configuration: Configuration) => {
  const { systems, groups, resources, types } = configuration
  const listOf = (group: keyof typeof groups) => groups[group]?.systemList.map(({ system }) => system) ?? []
  return {
    cluster: settable(clusterAttributes).map((attribute) => clusterValue(configuration, attribute)),
    types,
    systems: namesOf(systems).map((name) => [
      name,
      settable(systemAttributes).map((attribute) => systemValue(configuration, name, attribute)),
    ]),
    groups: namesOf(groups)
      .toSorted()
      .map((name) => [
        name,
        groups[name]?.systemList,
        groups[name]?.requires.toSorted((a, b) => a.child.localeCompare(b.child)),
        settable(groupAttributes).map((attribute) =>
          listOf(name).map((system) => groupValue(configuration, name, attribute, system)),
        ),
      ]),
    resources: namesOf(resources)
      .toSorted()
      .map((name) => {
        const { type, group, children, atLeast } = resources[name] ?? raise(name)
        const attributes = [
          ...namesOf(types[type]?.declarations ?? {}),
          ...settable(resourceAttributes),
          ...[...typeAttributes.values()].filter((row) => row.overridable).map((row) => row.name),
        ]
        const values = attributes
          .toSorted()
          .map((attribute) => [
            attribute,
            listOf(group).map((system) => resourceValue(configuration, name, attribute, system)),
          ])
        return [name, type, group, children.toSorted(), atLeast, values]
      }),
  }
}

const raise = (name: string): never => {
  throw new Error(name)
}
