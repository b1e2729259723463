import type { AttributeSetting, AttributeValue } from '#lib/model/attribute-value.ts'
import type { AttributeDefinition } from '#lib/model/attributes/definition.ts'
import { association, keylist, scalar, vector } from '#lib/model/attribute-value.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { AttributeRow } from '../print/attribute-table.ts'
import { valueWords } from '../print/value-words.ts'

/** What is known of an attribute at run time, beyond the configuration; null: the configuration says it all. */
export type Live = {
  readonly everywhere?: (attribute: string) => string | null
  readonly onSystem?: (attribute: string, system: SystemName) => string | null
}

/** An attribute as an object has it: what VCS or the type says of it, and the object's own setting. */
export type HeldAttribute = {
  readonly name: string
  /** The engine keeps one value per system. */
  readonly local: boolean
  readonly dimension: AttributeDefinition['dimension']
  readonly default: AttributeValue | null
  readonly setting: AttributeSetting | undefined
}

const emptyOf = { scalar: scalar(''), vector: vector([]), keylist: keylist([]), association: association([]) }

/** The rows of one attribute: one per system where it has one value per system, else one for `global`. */
export function rowsOf(
  object: string,
  held: HeldAttribute,
  systems: readonly SystemName[],
  live: Live,
): AttributeRow[] {
  const { name: attribute, setting } = held
  const otherwise = setting?.everywhere ?? held.default ?? emptyOf[held.dimension]
  const first = systems[0]
  const isLocal =
    held.local ||
    setting?.bySystem !== undefined ||
    (first !== undefined && (live.onSystem?.(attribute, first) ?? null) !== null)
  if (!isLocal) {
    const value = live.everywhere?.(attribute) ?? valueWords(otherwise)
    return [{ object, attribute, system: 'global', value }]
  }
  return systems.map((system) => {
    const value = live.onSystem?.(attribute, system) ?? valueWords(setting?.bySystem?.[system] ?? otherwise)
    return { object, attribute, system, value }
  })
}

/** An attribute of VCS' own tables as an object holds it. */
export const held = (
  definition: AttributeDefinition,
  setting: AttributeSetting | undefined,
): HeldAttribute => ({
  name: definition.name,
  local: definition.scope === 'local' && definition.systemManaged,
  dimension: definition.dimension,
  default: definition.default,
  setting,
})

/** 0 or 1, as VCS writes a flag. */
export const flagWord = (flag: boolean): string => (flag ? '1' : '0')
