import type { Dimension } from '#lib/model/attribute-value.ts'
import type { AttributeDefinition, AttributeTable } from '#lib/model/attributes/definition.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import type { ResourceType, ValueType } from '#lib/model/configuration.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import { likelyNames } from '../known-slips.ts'

/** How the value of an attribute is to be read, and who may set it. */
export type Meaning = {
  /** The attribute's name; not always as written, see `likelyNames`. */
  readonly name: string
  readonly valueType: ValueType
  readonly dimension: Dimension
  readonly systemManaged: boolean
  /** A static attribute of the type that a resource may not set. */
  readonly fixedByType: boolean
  /** May have one value per system. */
  readonly localizable: boolean
  /** SystemList: a system alone gets its place as number. */
  readonly numbersItself: boolean
}

const fromTable = (definition: AttributeDefinition, localizable: boolean): Meaning => ({
  name: definition.name,
  valueType: definition.valueType,
  dimension: definition.dimension,
  systemManaged: definition.systemManaged,
  fixedByType: false,
  localizable,
  numbersItself: definition.name === 'SystemList',
})

/** Asked for every attribute of every block, so each answer is worked out once for each owner. */
const remembered = <Owner extends object>(work: (owner: Owner, name: string) => Meaning | null) => {
  const known = new WeakMap<Owner, Map<string, Meaning | null>>()
  return (owner: Owner, name: string): Meaning | null => {
    let meanings = known.get(owner)
    if (!meanings) known.set(owner, (meanings = new Map()))
    let meaning = meanings.get(name)
    if (meaning === undefined) {
      meaning = work(owner, name)
      if (meaning) meanings.set(name, meaning)
    }
    return meaning
  }
}

/** Meaning of an attribute of a cluster, a system, a group or a heartbeat. */
export const meaningIn = remembered<AttributeTable>((table, name) => {
  const definition = table.get(name)
  return definition ? fromTable(definition, definition.scope === 'local') : null
})

/**
 * Meaning of an attribute written in a resource: declared by its type, common to all resources, or a
 * static one of the type that may be overridden. vcs-semantics §1.2 (override form), §3.1, §3.2.
 */
export const meaningInResource = remembered<ResourceType>(
  (type, written) =>
    exactMeaning(type, written) ??
    (likelyNames.get(written) ?? [])
      .map((name) => exactMeaning(type, name))
      .find((found) => found !== null) ??
    null,
)

const exactMeaning = (type: ResourceType, name: string): Meaning | null => {
  if (Object.hasOwn(type.declarations, name)) return declaredMeaning(type, name)
  const common = resourceAttributes.get(name)
  if (common) return fromTable(common, true)
  const known = typeAttributes.get(name)
  if (known) return { ...fromTable(known, true), fixedByType: !known.overridable }
  return Object.hasOwn(type.statics, name) ? ownStatic(type, name) : null
}

const declaredMeaning = (type: ResourceType, name: string): Meaning | null => {
  const declaration = type.declarations[name as keyof ResourceType['declarations']]
  if (!declaration) return null
  const { valueType, dimension } = declaration
  return { name, valueType, dimension, ...ofTheType, fixedByType: false, localizable: true }
}

const ownStatic = (type: ResourceType, name: string): Meaning => ({
  name,
  valueType: 'str',
  dimension: type.statics[name as keyof ResourceType['statics']]?.kind ?? 'scalar',
  ...ofTheType,
  fixedByType: true,
  localizable: false,
})

const ofTheType = { systemManaged: false, numbersItself: false }

/** Every attribute a resource of a type may set, for "did you mean". */
export const settableNames = (type: ResourceType): string[] => [
  ...Object.keys(type.declarations),
  ...[...resourceAttributes.values()].filter((row) => !row.systemManaged).map((row) => row.name),
  ...[...typeAttributes.values()].filter((row) => row.overridable).map((row) => row.name),
]
