import type { Element } from './element.ts'

/** What became of a text: its root element, or where it stops being XML and why. `offset` counts from 0. */
export type XmlAnswer =
  | { readonly kind: 'read'; readonly root: Element }
  | { readonly kind: 'wrong'; readonly offset: number; readonly message: string }

/** More than a CIB can have: its groups hold primitives, its clones and bundles one thing. */
const deepest = 100

/**
 * Reads an XML text. Texts between tags, comments and instructions are passed over: a CIB keeps nothing in them. Each
 * character is looked at a few times at most, whatever the text is. Never throws.
 */
export const readXml = (text: string): XmlAnswer => new Reader(text).read()

/** The root element of an XML text, null when it is none. */
export function parseXml(text: string): Element | null {
  const answer = readXml(text)
  return answer.kind === 'read' ? answer.root : null
}

type Open = {
  readonly name: string
  readonly attributes: Element['attributes']
  readonly children: Element[]
  readonly offset: number
}
type Wrong = Extract<XmlAnswer, { kind: 'wrong' }>

const wrong = (offset: number, message: string): Wrong => ({ kind: 'wrong', offset, message })

/** What begins like this ends like that, and is not read. */
const passedOver = [
  ['<!--', '-->', 'This comment has no end.'],
  ['<?', '?>', 'This instruction has no end.'],
  ['<![CDATA[', ']]>', 'This text has no end.'],
  ['<!', '>', 'This declaration has no end.'],
] as const

class Reader {
  private readonly text: string
  private readonly open: Open[] = []
  private root: Element | null = null

  constructor(text: string) {
    this.text = text
  }

  read(): XmlAnswer {
    let at = this.text.indexOf('<')
    while (at !== -1) {
      const next = this.piece(at)
      if (typeof next !== 'number') return next
      at = this.text.indexOf('<', next)
    }
    const last = this.open.at(-1)
    if (last) return wrong(last.offset, `<${last.name}> has no end.`)
    return this.root ? { kind: 'read', root: this.root } : wrong(0, 'There is no element of XML.')
  }

  /** Reads what begins at a `<`; answers where it ends. */
  private piece(at: number): number | Wrong {
    for (const [begin, end, message] of passedOver) {
      if (!this.text.startsWith(begin, at)) continue
      const found = this.text.indexOf(end, at + begin.length)
      return found === -1 ? wrong(at, message) : found + end.length
    }
    const end = this.endOfTag(at)
    const tag = end === -1 ? '' : this.text.slice(at + 1, end)
    const [, slash, name, rest = ''] = /^(\/?)([\w:.-]+)([^]*)$/.exec(tag) ?? []
    if (name === undefined) return wrong(at, 'Here a tag begins that has no name or no end.')
    const problem = slash === '/' ? this.close(name, at) : this.begin(name, rest, at)
    return problem ?? end + 1
  }

  /** The next `>` that is in no quotes. */
  private endOfTag(from: number): number {
    const mark = /["'>]/g
    mark.lastIndex = from
    for (let found = mark.exec(this.text); found; found = mark.exec(this.text)) {
      if (found[0] === '>') return found.index
      const close = this.text.indexOf(found[0], found.index + 1)
      if (close === -1) return -1
      mark.lastIndex = close + 1
    }
    return -1
  }

  private begin(name: string, rest: string, offset: number): Wrong | null {
    if (this.open.length >= deepest) return wrong(offset, `More than ${deepest} elements lie in each other.`)
    const isEmpty = rest.endsWith('/')
    const attributes = attributesOf(isEmpty ? rest.slice(0, -1) : rest)
    const opened = { name, attributes, children: [], offset }
    if (!isEmpty) this.open.push(opened)
    else return this.put(opened)
    return null
  }

  private close(name: string, offset: number): Wrong | null {
    const last = this.open.pop()
    if (!last) return wrong(offset, `</${name}> ends nothing.`)
    if (last.name !== name) return wrong(offset, `</${name}> stands where <${last.name}> should end.`)
    return this.put(last)
  }

  private put({ name, attributes, children, offset }: Open): Wrong | null {
    const parent = this.open.at(-1)
    const element = { name, attributes, children }
    if (parent) parent.children.push(element)
    else if (this.root) return wrong(offset, `<${name}> stands behind the end of <${this.root.name}>.`)
    else this.root = element
    return null
  }
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
