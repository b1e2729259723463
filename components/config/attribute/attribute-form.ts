import { requiredAttributes } from '#lib/maincf/verify/attributes/required.ts'
import type { AttributeSetting, AttributeValue, Dimension } from '#lib/model/attribute-value.ts'
import { association, keylist, scalar, vector } from '#lib/model/attribute-value.ts'
import { clusterAttributes } from '#lib/model/attributes/cluster-attributes.ts'
import type { AttributeDefinition, AttributeTable } from '#lib/model/attributes/definition.ts'
import { groupAttributes } from '#lib/model/attributes/group-attributes.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import { systemAttributes } from '#lib/model/attributes/system-attributes.ts'
import type { Attributes, Configuration, ResourceType, ValueType } from '#lib/model/configuration.ts'
import { attributeName, namesOf, type AttributeName, type SystemName } from '#lib/model/names.ts'
import { isSecretAttribute } from '#lib/model/secrets.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import type { EditObject } from '#lib/maincf/edit/edit.ts'

/** How one attribute of an object is asked for and shown. */
export type AttributeForm = {
  readonly name: AttributeName
  readonly valueType: ValueType
  readonly dimension: Dimension
  /** What holds where the configuration is silent. */
  readonly default: AttributeValue
  /** A sentence of VCS; empty for attributes of types, which have none. */
  readonly meaning: string
  readonly isSecret: boolean
  /** The agent cannot do without it; of a type nobody knows, all it is handed that has no default. */
  readonly isNeeded: boolean
  /** A static attribute of the type, which a resource sets only after `-override`. */
  readonly isStatic: boolean
  /** Systems that may have a value of their own; none where there is one value for all. */
  readonly systems: readonly SystemName[]
  /** What the configuration says; undefined where it is silent. */
  readonly setting: AttributeSetting | undefined
}

const empty: Readonly<Record<Dimension, AttributeValue>> = {
  scalar: scalar(''),
  vector: vector([]),
  keylist: keylist([]),
  association: association([]),
}

/** Every attribute of an object that a person may set, in the order they are asked for. */
export function attributeFormsOf(configuration: Configuration, object: EditObject): readonly AttributeForm[] {
  switch (object.kind) {
    case 'cluster':
      return fromTable(clusterAttributes, configuration.cluster.attributes, [])
    case 'system':
      return fromTable(systemAttributes, configuration.systems[object.name]?.attributes ?? {}, [])
    case 'group':
      return groupForms(configuration, object)
    case 'resource':
      return resourceForms(configuration, object)
    case 'type':
      return typeForms(configuration.types[object.name])
  }
}

/** The form of one attribute; undefined when the object has no such one to set. */
export const attributeFormOf = (
  configuration: Configuration,
  object: EditObject,
  attribute: AttributeName,
): AttributeForm | undefined => attributeFormsOf(configuration, object).find(({ name }) => name === attribute)

/** What a resource of a type is asked for when it is made: what its type declares. */
export const declaredForms = (
  type: ResourceType | undefined,
  attributes: Attributes,
  systems: readonly SystemName[],
): readonly AttributeForm[] => {
  if (!type) return []
  const required = requiredAttributes(type.name)
  return declaredNames(type).flatMap((name) => {
    const declaration = type.declarations[name]
    if (!declaration || declaration.temporary) return []
    return {
      name,
      valueType: declaration.valueType,
      dimension: declaration.dimension,
      default: declaration.default ?? empty[declaration.dimension],
      meaning: '',
      isSecret: isSecretAttribute(type.name, name),
      isNeeded: (required ?? type.argList).includes(name) && isUnset(declaration.default),
      isStatic: false,
      systems,
      setting: attributes[name],
    }
  })
}

/** Those of ArgList in its order, then the others. */
function declaredNames(type: ResourceType): readonly AttributeName[] {
  const names = namesOf(type.declarations)
  const handed = type.argList.map(attributeName).filter((name) => names.includes(name))
  return [...handed, ...names.filter((name) => !handed.includes(name))]
}

const isUnset = (value: AttributeValue | null): boolean =>
  value === null || (value.kind === 'scalar' && value.text === '')

function groupForms(
  configuration: Configuration,
  object: Extract<EditObject, { kind: 'group' }>,
): readonly AttributeForm[] {
  const group = configuration.groups[object.name]
  const systems = group?.systemList.map(({ system }) => system) ?? []
  return fromTable(groupAttributes, group?.attributes ?? {}, systems).filter(
    ({ name }) => name !== 'SystemList',
  )
}

function resourceForms(
  configuration: Configuration,
  object: Extract<EditObject, { kind: 'resource' }>,
): readonly AttributeForm[] {
  const resource = configuration.resources[object.name]
  if (!resource) return []
  const type = configuration.types[resource.type]
  const { attributes } = resource
  const systems = configuration.groups[resource.group]?.systemList.map(({ system }) => system) ?? []
  const statics = [...typeAttributes.values()].filter(({ overridable }) => overridable)
  return [
    ...declaredForms(type, attributes, systems),
    ...fromTable(resourceAttributes, attributes, systems, () => true),
    ...statics.map((definition) => {
      const own = formOf(definition, attributes, systems)
      const ofType = type?.statics[own.name]
      return { ...own, isStatic: true, ...(ofType ? { default: ofType } : {}) }
    }),
  ]
}

const typeForms = (type: ResourceType | undefined): readonly AttributeForm[] =>
  type
    ? [...typeAttributes.values()]
        .filter(({ systemManaged }) => !systemManaged)
        .map((definition) => {
          const form = formOf(definition, {}, [])
          const value = type.statics[form.name]
          return value ? { ...form, setting: { everywhere: value } } : form
        })
    : []

const fromTable = (
  table: AttributeTable,
  attributes: Attributes,
  systems: readonly SystemName[],
  isLocal: (definition: AttributeDefinition) => boolean = ({ scope }) => scope === 'local',
): readonly AttributeForm[] =>
  [...table.values()]
    .filter(({ systemManaged }) => !systemManaged)
    .map((definition) => formOf(definition, attributes, isLocal(definition) ? systems : []))

const formOf = (
  definition: AttributeDefinition,
  attributes: Attributes,
  systems: readonly SystemName[],
): AttributeForm => {
  const name = attributeName(definition.name)
  return {
    name,
    valueType: definition.valueType,
    dimension: definition.dimension,
    default: definition.default ?? empty[definition.dimension],
    meaning: definition.meaning,
    isSecret: isSecretAttribute(null, name),
    isNeeded: false,
    isStatic: false,
    systems,
    setting: attributes[name],
  }
}
