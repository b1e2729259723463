import type { Element } from './element.ts'

const piece =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![^>]*>|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g

/**
 * The root element of an XML text, null when its tags do not close each other. Texts between tags, comments and
 * instructions are passed over: a CIB keeps nothing in them.
 */
export function parseXml(text: string): Element | null {
  type Open = {
    readonly name: string
    readonly attributes: Element['attributes']
    readonly children: Element[]
  }
  const open: Open[] = []
  let root: Element | null = null
  const close = (element: Element): boolean => {
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else if (root !== null) return false
    else root = element
    return true
  }
  for (const [, slash, name, attributes = '', empty] of text.matchAll(piece)) {
    if (name === undefined) continue
    if (slash === '/') {
      const last = open.pop()
      if (last?.name !== name || !close(last)) return null
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [] }
      if (empty !== '/') open.push(element)
      else if (!close(element)) return null
    }
  }
  return open.length === 0 ? root : null
}

const attributesOf = (text: string): Element['attributes'] =>
  [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, name = '', double, single]) => [name, plain(double ?? single ?? '')] as const,
  )

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (text: string): string =>
  text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi,
    (all, decimal?: string, hex?: string, word?: string) => {
      if (word !== undefined) return named[word] ?? all
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )

export const attributeOf = ({ attributes }: Element, name: string): string | null =>
  attributes.find(([key]) => key === name)?.[1] ?? null

export const childrenNamed = ({ children }: Element, ...names: readonly string[]): readonly Element[] =>
  children.filter(({ name }) => names.includes(name))
