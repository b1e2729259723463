import { typeValue } from '#lib/model/attribute-lookup.ts'
import { scalar, type AttributeValue } from '#lib/model/attribute-value.ts'
import { clusterAttributes } from '#lib/model/attributes/cluster-attributes.ts'
import type { AttributeTable } from '#lib/model/attributes/definition.ts'
import { groupAttributes } from '#lib/model/attributes/group-attributes.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import { systemAttributes } from '#lib/model/attributes/system-attributes.ts'
import type { Configuration, GroupConfiguration, ResourceConfiguration } from '#lib/model/configuration.ts'
import type { SystemName } from '#lib/model/names.ts'
import { emptyOf } from '../../edit/attributes/empty-value.ts'
import type { EditObject } from '../../edit/edit.ts'
import { meaningIn, meaningInResource, type Meaning } from '../../load/attribute-meaning.ts'

/** What the attributes of one object can be, as the configuration says that is to come. */
export type Carrier = {
  readonly object: EditObject
  readonly meaningOf: (attribute: string) => Meaning | null
  /** Value where the object says nothing; numbers always have one. */
  readonly defaultOf: (meaning: Meaning) => AttributeValue
  /** SystemList of its group; empty where no value is local. */
  readonly systems: readonly SystemName[]
  /** Whether it takes `hares -override` to set this one. */
  readonly isStatic: (attribute: string) => boolean
  /** Whether local values come without `hares -local`. */
  readonly isAlwaysLocal: (attribute: string) => boolean
}

const fromTable = (object: EditObject, table: AttributeTable, systems: readonly SystemName[]): Carrier => ({
  object,
  meaningOf: (attribute) => meaningIn(table, attribute),
  defaultOf: ({ name, dimension }) => table.get(name)?.default ?? emptyOf(dimension),
  systems,
  isStatic: () => false,
  isAlwaysLocal: () => true,
})

export const clusterCarrier = (): Carrier => fromTable({ kind: 'cluster' }, clusterAttributes, [])

export const systemCarrier = (name: SystemName): Carrier =>
  fromTable({ kind: 'system', name }, systemAttributes, [])

export const groupCarrier = ({ name, systemList }: GroupConfiguration): Carrier =>
  fromTable(
    { kind: 'group', name },
    groupAttributes,
    systemList.map(({ system }) => system),
  )

/** Null for a resource whose type the configuration does not have. */
export const resourceCarrier = (
  configuration: Configuration,
  { name, type: typeName, group }: ResourceConfiguration,
): Carrier | null => {
  const type = configuration.types[typeName]
  if (!type) return null
  return {
    object: { kind: 'resource', name },
    meaningOf: (attribute) => meaningInResource(type, attribute),
    defaultOf: (meaning) => {
      const value =
        typeValue(type, meaning.name) ??
        resourceAttributes.get(meaning.name)?.default ??
        emptyOf(meaning.dimension)
      const isUnset = value.kind === 'scalar' && value.text === ''
      return isUnset && (meaning.valueType === 'int' || meaning.valueType === 'boolean') ? scalar('0') : value
    },
    systems: (configuration.groups[group]?.systemList ?? []).map(({ system }) => system),
    isStatic: (attribute) =>
      !Object.hasOwn(type.declarations, attribute) && !resourceAttributes.has(attribute),
    isAlwaysLocal: (attribute) => resourceAttributes.get(attribute)?.scope === 'local',
  }
}
