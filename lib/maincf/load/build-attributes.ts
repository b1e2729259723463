import type { AttributeSetting, AttributeValue } from '#lib/model/attribute-value.ts'
import type { Attributes } from '#lib/model/configuration.ts'
import type { Assignment } from '../syntax/tree.ts'
import type { Meaning } from './attribute-meaning.ts'
import { systemListOf, valueOf } from './values.ts'

type Setting = { everywhere?: AttributeValue; bySystem?: Record<string, AttributeValue> }

/** Attributes of one block of a verified text, in its order. */
export const buildAttributes = (
  assignments: readonly Assignment[],
  meaningOf: (written: string) => Meaning | null,
): Attributes => {
  const settings: Record<string, Setting> = {}
  for (const { name, system, value } of assignments) {
    const meaning = meaningOf(name.text)
    if (!meaning) continue
    const read = meaning.numbersItself ? systemListOf(value) : valueOf(value, meaning.dimension)
    const known = Object.hasOwn(settings, meaning.name) ? settings[meaning.name] : undefined
    const setting = known ?? {}
    if (system) (setting.bySystem ??= {})[system.text] = read
    else setting.everywhere = read
    settings[meaning.name] = setting
  }
  return settings satisfies Record<string, AttributeSetting>
}
