import {
  association,
  keylist,
  scalar,
  vector,
  type AttributeValue,
  type Dimension,
} from './attribute-value.ts'
import { valueOn, type AttributeSetting } from './attribute-value.ts'
import { clusterAttributes } from './attributes/cluster-attributes.ts'
import type { AttributeTable } from './attributes/definition.ts'
import { groupAttributes } from './attributes/group-attributes.ts'
import { resourceAttributes } from './attributes/resource-attributes.ts'
import { systemAttributes } from './attributes/system-attributes.ts'
import type { Attributes, Configuration, ResourceType } from './configuration.ts'
import type { GroupName, ResourceName, SystemName } from './names.ts'
import { oncePerPair } from './per-configuration.ts'
import { booleanOf, integerOf } from './scalar-text.ts'
import type { Operations } from './states.ts'
import { typeAttributes } from './type-defaults.ts'

/**
 * Readers of attributes: the object's own value (that of the system first), then what its type sets,
 * then what VCS says. They throw on an object or attribute nobody has declared, and on a number or flag
 * that is none: `lib/maincf` lets neither through, so it would be our own mistake. vcs-semantics §3.
 */
const emptyOf: Record<Dimension, AttributeValue> = {
  scalar: scalar(''),
  vector: vector([]),
  keylist: keylist([]),
  association: association([]),
}

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

const required = <Value>(value: Value | undefined, what: string, name: string): Value => {
  if (value === undefined) throw new RangeError(`no ${what} named ${name} in the configuration`)
  return value
}

/** The object's own setting, with what holds where it says nothing. */
const settingOf = (
  attributes: Attributes,
  attribute: string,
  otherwise: AttributeValue | undefined,
): AttributeSetting => {
  const setting: AttributeSetting | undefined = own(attributes, attribute)
  const everywhere = setting?.everywhere ?? otherwise
  return { ...setting, ...(everywhere === undefined ? {} : { everywhere }) }
}

const onSystem = (setting: AttributeSetting, system: SystemName | undefined): AttributeValue | undefined =>
  system === undefined ? setting.everywhere : valueOn(setting, system)

const tableValue = (table: AttributeTable, attribute: string): AttributeValue | undefined => {
  const definition = table.get(attribute)
  return definition === undefined ? undefined : (definition.default ?? emptyOf[definition.dimension])
}

/**
 * What a type says about an attribute: its static value, the default of its declaration (an unset one
 * is empty), else the VCS default of a static attribute.
 */
export const typeValue = (type: ResourceType, attribute: string): AttributeValue | undefined => {
  const declaration = own(type.declarations, attribute)
  return (
    own(type.statics, attribute) ??
    (declaration && (declaration.default ?? emptyOf[declaration.dimension])) ??
    tableValue(typeAttributes, attribute)
  )
}

const resourceSetting = oncePerPair((configuration, resource: ResourceName, attribute: string) => {
  const found = required(own(configuration.resources, resource), 'resource', resource)
  const type = required(own(configuration.types, found.type), 'type', found.type)
  const otherwise = typeValue(type, attribute) ?? tableValue(resourceAttributes, attribute)
  return settingOf(found.attributes, attribute, otherwise)
})

const groupSetting = oncePerPair((configuration, group: GroupName, attribute: string) => {
  const found = required(own(configuration.groups, group), 'group', group)
  return settingOf(found.attributes, attribute, tableValue(groupAttributes, attribute))
})

const systemSetting = oncePerPair((configuration, system: SystemName, attribute: string) => {
  const found = required(own(configuration.systems, system), 'system', system)
  return settingOf(found.attributes, attribute, tableValue(systemAttributes, attribute))
})

/** Value of a resource's attribute on one system; without a system, the value that holds everywhere. */
export const resourceValue = (
  configuration: Configuration,
  resource: ResourceName,
  attribute: string,
  system?: SystemName,
): AttributeValue => {
  const value = onSystem(resourceSetting(configuration, resource, attribute), system)
  return required(value, `attribute of ${resource}`, attribute)
}

/** Value of a service group's attribute on one system; without a system, the one that holds everywhere. */
export const groupValue = (
  configuration: Configuration,
  group: GroupName,
  attribute: string,
  system?: SystemName,
): AttributeValue => {
  const value = onSystem(groupSetting(configuration, group, attribute), system)
  return required(value, `attribute of group ${group}`, attribute)
}

/** Value of a system's attribute. */
export const systemValue = (configuration: Configuration, system: SystemName, attribute: string) => {
  const value = onSystem(systemSetting(configuration, system, attribute), system)
  return required(value, `attribute of system ${system}`, attribute)
}

/** Value of a cluster attribute. */
export const clusterValue = (configuration: Configuration, attribute: string): AttributeValue => {
  const otherwise = tableValue(clusterAttributes, attribute)
  const { everywhere } = settingOf(configuration.cluster.attributes, attribute, otherwise)
  return required(everywhere, 'cluster attribute', attribute)
}

/** Text of a scalar; throws on a list, whose elements `listOf` gives. */
export const textOf = (value: AttributeValue): string => {
  if (value.kind !== 'scalar') throw new TypeError(`a ${value.kind} has no single text`)
  return value.text
}

/** Elements of a vector or keylist, keys of an association; a scalar is one element, an empty one none. */
export const listOf = (value: AttributeValue): readonly string[] => {
  switch (value.kind) {
    case 'vector':
      return value.items
    case 'keylist':
      return value.keys
    case 'association':
      return value.entries.map(([key]) => key)
    case 'scalar':
      return value.text === '' ? [] : [value.text]
  }
}

/** Whole number of a scalar; an unset one is 0, as in VCS. */
export const numberOf = (value: AttributeValue): number => {
  const text = textOf(value)
  const number = text === '' ? 0 : integerOf(text)
  if (number === null) throw new TypeError(`"${text}" is not a whole number of 32 bits`)
  return number
}

/** Flag of a scalar; an unset one is false, as in VCS. */
export const flagOf = (value: AttributeValue): boolean => {
  const text = textOf(value)
  const flag = text === '' ? false : booleanOf(text)
  if (flag === null) throw new TypeError(`"${text}" is not a boolean`)
  return flag
}

type ResourceReader<Result> = (
  configuration: Configuration,
  resource: ResourceName,
  attribute: string,
  system?: SystemName,
) => Result
type GroupReader<Result> = (
  configuration: Configuration,
  group: GroupName,
  attribute: string,
  system?: SystemName,
) => Result

/** Number of a resource's attribute, in the attribute's own unit (VCS times are seconds). */
export const resourceNumber: ResourceReader<number> = (...path) => numberOf(resourceValue(...path))
export const resourceFlag: ResourceReader<boolean> = (...path) => flagOf(resourceValue(...path))
export const resourceText: ResourceReader<string> = (...path) => textOf(resourceValue(...path))
export const resourceList: ResourceReader<readonly string[]> = (...path) => listOf(resourceValue(...path))

/** Number of a group's attribute, in the attribute's own unit (VCS times are seconds). */
export const groupNumber: GroupReader<number> = (...path) => numberOf(groupValue(...path))
export const groupFlag: GroupReader<boolean> = (...path) => flagOf(groupValue(...path))
export const groupText: GroupReader<string> = (...path) => textOf(groupValue(...path))
export const groupList: GroupReader<readonly string[]> = (...path) => listOf(groupValue(...path))

/** Number of a type's static attribute, in the attribute's own unit (VCS times are seconds). */
export const typeNumber = (type: ResourceType, attribute: string): number =>
  numberOf(required(typeValue(type, attribute), `static attribute of ${type.name}`, attribute))

/** Which operations the type knows: OnOff unless it says OnOnly or None. vcs-semantics §3.2 Operations. */
export const operationsOf = (type: ResourceType): Operations => operationsNamed(typeValue(type, 'Operations'))

/** Operations of one resource, which may override its type's. */
export const resourceOperations = (configuration: Configuration, resource: ResourceName): Operations =>
  operationsNamed(resourceValue(configuration, resource, 'Operations'))

const operationsNamed = (value: AttributeValue | undefined): Operations => {
  const text = value === undefined ? 'OnOff' : textOf(value)
  if (text === 'None' || text === 'OnOnly') return text
  return 'OnOff'
}
