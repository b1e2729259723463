import { booleanOf, integerOf } from '#lib/model/scalar-text.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { ValueType } from '#lib/model/configuration.ts'

/** Why a text cannot be a value of its type; null when it can. An empty one is unset. */
export function textFault(valueType: ValueType, text: string): string | null {
  if (text.includes('\n')) return 'A value has no line breaks.'
  if (text === '') return null
  if (valueType === 'int' && integerOf(text) === null) return 'A whole number of 32 bits, please.'
  if (valueType === 'boolean' && booleanOf(text) === null) return '0 or 1, please.'
  return null
}

/** Why a value cannot stand as it is; all of it. */
export function valueFaults(valueType: ValueType, value: AttributeValue): readonly string[] {
  const texts = textsOf(value)
  const faults = new Set(texts.flatMap((text) => textFault(valueType, text) ?? []))
  if (value.kind === 'keylist' || value.kind === 'association') {
    const keys = value.kind === 'keylist' ? value.keys : value.entries.map(([key]) => key)
    if (keys.includes('')) faults.add('A key is empty.')
    if (new Set(keys).size < keys.length) faults.add('A key stands twice.')
  }
  return [...faults]
}

function textsOf(value: AttributeValue): readonly string[] {
  switch (value.kind) {
    case 'scalar':
      return [value.text]
    case 'vector':
      return value.items
    case 'keylist':
      return []
    case 'association':
      return value.entries.map(([, text]) => text)
  }
}
