import type { AttributeValue } from '#lib/model/attribute-value.ts'

/** A value as main.cf would write it, on one line. A dash where there is none. */
export function valueText(value: AttributeValue | null): string {
  if (value === null) return '–'
  switch (value.kind) {
    case 'scalar':
      return value.text === '' ? '""' : value.text
    case 'vector':
      return `{ ${value.items.map(quoted).join(', ')} }`
    case 'keylist':
      return `{ ${value.keys.join(', ')} }`
    case 'association':
      return `{ ${value.entries.map(([key, text]) => `${key} = ${text}`).join(', ')} }`
  }
}

const quoted = (text: string): string => (/^[\w.-]+$/.test(text) ? text : `"${text}"`)
