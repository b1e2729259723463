import { checkRtr } from './check-rtr.ts'
import type { Rtr, RtrAttribute, RtrItem, RtrProblem, RtrWord } from './rtr.ts'
import { tokensOf, type RtrToken } from './tokens.ts'

/**
 * Reads an RTR file. Never throws: what cannot be read is an error with its line, and is left out. rt_reg(4);
 * other-frameworks §1.2.
 */
export function parseRtr(text: string): { readonly rtr: Rtr; readonly problems: readonly RtrProblem[] } {
  const { tokens, problems } = tokensOf(text)
  const reader = new Reader(tokens)
  const rtr = { items: reader.items() }
  const all = [...problems, ...reader.problems, ...checkRtr(rtr, reader.lines)]
  return { rtr, problems: all.toSorted((one, other) => one.line - other.line) }
}

class Reader {
  readonly problems: RtrProblem[] = []
  /** Where each item begins. */
  readonly lines: number[] = []
  private at = 0
  private readonly tokens: readonly RtrToken[]

  constructor(tokens: readonly RtrToken[]) {
    this.tokens = tokens
  }

  items(): RtrItem[] {
    const items: RtrItem[] = []
    for (let token = this.peek(); token; token = this.peek()) {
      const item = this.item(token)
      if (!item) continue
      items.push(item)
      this.lines.push(token.line)
    }
    return items
  }

  private item(token: RtrToken): RtrItem | null {
    if (token.kind === 'comment' || token.kind === 'directive') {
      this.at += 1
      return token.kind === 'comment' ? { kind: 'comment', text: token.text } : this.directive(token)
    }
    if (token.kind === 'mark' && token.text === '{') return this.entry()
    const attribute = this.attribute()
    if (attribute?.kind === 'setting') return attribute
    if (attribute) this.complain(token, `${token.text} belongs inside { }`)
    return null
  }

  private directive(token: RtrToken): RtrItem | null {
    if (/^#\$upgrade\s*$/i.test(token.text)) return { kind: 'directive', word: 'upgrade' }
    const [, version, tunability] =
      /^#\$upgrade_from\s+["“”]([^"“”]*)["“”]\s+(\w+)\s*$/i.exec(token.text) ?? []
    if (version !== undefined && tunability !== undefined)
      return { kind: 'directive', word: 'upgrade_from', version, tunability: tunability.toUpperCase() }
    this.complain(token, `${token.text} is no directive: #$upgrade_from "version" ANYTIME`)
    return null
  }

  private entry(): RtrItem {
    this.at += 1
    const attributes: RtrAttribute[] = []
    for (let token = this.peek(); token; token = this.peek()) {
      if (token.kind === 'mark' && token.text === '}') {
        this.at += 1
        return { kind: 'entry', attributes }
      }
      if (token.kind === 'comment' || token.kind === 'directive') {
        this.at += 1
        continue
      }
      const attribute = this.attribute()
      if (attribute) attributes.push(attribute)
    }
    this.complain(this.tokens.at(-1), 'this { has no }')
    return { kind: 'entry', attributes }
  }

  /** `NAME = …;`, `NAME;` or `ENUM { … };`. After an error it goes on behind the next `;`. */
  private attribute(): RtrAttribute | null {
    const token = this.next()
    if (!token || token.kind !== 'word') {
      this.complain(token, `a name is expected here, not ${token?.text ?? 'the end'}`)
      this.skip()
      return null
    }
    if (token.text.toLowerCase() === 'enum' && this.isMark('{')) return this.enumeration()
    if (this.isMark(';')) {
      this.at += 1
      return { kind: 'flag', name: token.text }
    }
    if (!this.isMark('=')) {
      this.complain(token, `= or ; is expected after ${token.text}`)
      this.skip()
      return null
    }
    this.at += 1
    const values = this.values(';')
    return values && { kind: 'setting', name: token.text, values }
  }

  private enumeration(): RtrAttribute | null {
    this.at += 1
    const values = this.values('}')
    if (!values) return null
    if (this.isMark(';')) this.at += 1
    else this.complain(this.peek(), '; is expected after an enumeration')
    return { kind: 'enum', values }
  }

  private values(end: ';' | '}'): RtrWord[] | null {
    const values: RtrWord[] = []
    for (let token = this.next(); token; token = this.next()) {
      if (token.kind === 'mark' && token.text === end) return values
      if (token.kind === 'mark' && token.text === ',') continue
      if (token.kind === 'word' || token.kind === 'string')
        values.push({ text: token.text, quoted: token.kind === 'string' })
      else if (token.kind !== 'comment') {
        this.complain(token, `${end} is expected before ${token.text}`)
        this.at -= 1
        this.skip()
        return null
      }
    }
    this.complain(this.tokens.at(-1), `${end} is missing`)
    return null
  }

  private skip(): void {
    for (let token = this.peek(); token; token = this.peek()) {
      if (token.kind === 'mark' && (token.text === '}' || token.text === '{')) return
      this.at += 1
      if (token.kind === 'mark' && token.text === ';') return
    }
  }

  private complain(token: RtrToken | undefined, message: string): void {
    this.problems.push({ line: token?.line ?? 1, severity: 'error', code: 'syntax', message })
  }

  private peek(): RtrToken | undefined {
    return this.tokens[this.at]
  }

  private next(): RtrToken | undefined {
    const token = this.peek()
    this.at += 1
    return token
  }

  private isMark(text: string): boolean {
    const token = this.peek()
    return token?.kind === 'mark' && token.text === text
  }
}
