/** An element of XML without text content, as a CIB is made of. Attributes in order. */
export type Element = {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly Element[]
}

type Values = Readonly<Record<string, string | undefined>>

/** An element; attributes that are undefined are left out. */
export const element = (
  name: string,
  attributes: Values = {},
  children: readonly Element[] = [],
): Element => ({
  name,
  attributes: Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  ),
  children,
})

/** The element as text, indented by two blanks. */
export function xmlText({ name, attributes, children }: Element, indent = ''): string {
  const written = attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
  if (children.length === 0) return `${indent}<${name}${written}/>\n`
  const inner = children.map((child) => xmlText(child, `${indent}  `)).join('')
  return `${indent}<${name}${written}>\n${inner}${indent}</${name}>\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"\n\r\t]/g, (found) => entities[found] ?? found)
