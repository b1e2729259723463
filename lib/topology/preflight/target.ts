import { listOf, resourceFlag, resourceValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration, ResourceType } from '#lib/model/configuration.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { Check } from './check.ts'

/** A resource on one system of its group: what checks are made of. */
export type Target = {
  readonly configuration: Configuration
  readonly system: SystemName
  readonly group: GroupName
  readonly resource: ResourceName
  readonly type: ResourceType
}

/** Every resource on every system of its group, but those that are not watched (Enabled = 0). */
export const targetsOf = (configuration: Configuration): readonly Target[] =>
  namesOf(configuration.groups).flatMap((group) => {
    const { systemList, resources } = configuration.groups[group] ?? { systemList: [], resources: [] }
    return systemList.flatMap(({ system }) =>
      resources.flatMap((resource) => {
        const typeName = configuration.resources[resource]?.type
        const type = typeName && configuration.types[typeName]
        if (!type || !resourceFlag(configuration, resource, 'Enabled', system)) return []
        return [{ configuration, system, group, resource, type }]
      }),
    )
  })

const valueAt = (
  { configuration, resource, system, type }: Target,
  attribute: string,
): AttributeValue | null =>
  Object.hasOwn(type.declarations, attribute)
    ? resourceValue(configuration, resource, attribute, system)
    : null

/** Text of a scalar attribute on that system; empty where there is none. */
export const textAt = (target: Target, attribute: string): string => {
  const value = valueAt(target, attribute)
  return value?.kind === 'scalar' ? value.text : ''
}

/** Elements of a list, keys of an association. */
export const listAt = (target: Target, attribute: string): readonly string[] => {
  const value = valueAt(target, attribute)
  return value === null ? [] : listOf(value)
}

/** Pairs of an association. */
export const pairsAt = (target: Target, attribute: string): readonly (readonly [string, string])[] => {
  const value = valueAt(target, attribute)
  return value?.kind === 'association' ? value.entries : []
}

/** Resources of the target's group of some types, on its system. */
export const besides = (target: Target, types: readonly string[]): readonly Target[] => {
  const { configuration, group } = target
  return (configuration.groups[group]?.resources ?? []).flatMap((resource) => {
    const typeName = configuration.resources[resource]?.type
    const type = typeName && configuration.types[typeName]
    return type && types.includes(type.name) ? [{ ...target, resource, type }] : []
  })
}

/** A check of this resource on its system. */
export const checkOf = (
  { system, group, resource }: Target,
  question: Check['question'],
  judge: Check['judge'],
): Check => ({ system, group, resource, question, judge })
