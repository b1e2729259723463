import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { isBareValue, isLooseName } from '../syntax/words.ts'

/**
 * A text as main.cf writes it: bare where that is allowed, else quoted with `\"` and `\\`. Throws on a
 * line break, which no main.cf can hold. vcs-semantics §1.2, Strings.
 */
export const scalarText = (text: string): string => {
  if (isBareValue(text)) return text
  return quotedText(text)
}

/** A text in quotes, with `\"` and `\\`. Throws on a line break. */
export const quotedText = (text: string): string => {
  if (text.includes('\n')) throw new RangeError('a value of a configuration cannot hold a line break')
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** A name where it is used; in quotes when it is no name. */
export const nameText = (text: string): string => (isLooseName(text) ? text : quotedText(text))

/** A value as main.cf writes it, on one line. */
export const valueText = (value: AttributeValue): string => {
  switch (value.kind) {
    case 'scalar':
      return scalarText(value.text)
    case 'vector':
      return listText(value.items.map(scalarText))
    case 'keylist':
      return listText(value.keys.map(scalarText))
    case 'association':
      return listText(value.entries.map(([key, text]) => `${scalarText(key)} = ${scalarText(text)}`))
  }
}

/** A list of elements that are written already. */
export const listText = (elements: readonly string[]): string =>
  elements.length === 0 ? '{}' : `{ ${elements.join(', ')} }`
