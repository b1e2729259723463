import type { AttributeValue } from '#lib/model/attribute-value.ts'

/** A value as -display and -value print it: lists with blanks, associations as key TAB value. vcs-semantics §8.3. */
export function valueWords(value: AttributeValue): string {
  switch (value.kind) {
    case 'scalar':
      return value.text
    case 'vector':
      return value.items.join(' ')
    case 'keylist':
      return value.keys.join(' ')
    case 'association':
      return value.entries.map(([key, text]) => `${key}\t${text}`).join('\t')
  }
}
