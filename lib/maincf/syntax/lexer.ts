import type { Token } from './token.ts'

const spaces = new Set([9, 10, 11, 12, 13, 32, 0xa0, 0xfeff])
const symbols = new Set([...'(){}[]=,;@'].map((symbol) => symbol.charCodeAt(0)))
const quote = 34
const hash = 35
const slash = 47
const backslash = 92
const newline = 10
const carriageReturn = 13

/**
 * Cuts a text into tokens, one at a time, in time linear in the text. Comments start with `//` or `#`
 * and end with their line; strings end on their line. vcs-semantics §1.2.
 */
export class Lexer {
  readonly #text: string
  #offset = 0
  #lineIsEmpty = true

  constructor(text: string) {
    this.#text = text
  }

  /** The next token; `end` for ever after the last. */
  next(): Token {
    const start = this.#offset
    const code = this.#text.charCodeAt(start)
    if (Number.isNaN(code)) return this.#token('end', start)
    if (spaces.has(code)) return this.#space(start)
    if (code === hash || (code === slash && this.#startsComment(start))) return this.#comment(start)
    if (code === quote) return this.#string(start)
    return symbols.has(code) ? this.#token('symbol', start + 1) : this.#word(start)
  }

  /** All that is left, as one token. */
  rest(): Token {
    return this.#token('unread', this.#text.length)
  }

  #startsComment(offset: number): boolean {
    return this.#text.charCodeAt(offset + 1) === slash
  }

  #space(start: number): Token {
    let end = start
    let hasNewline = false
    while (spaces.has(this.#text.charCodeAt(end))) {
      if (this.#text.charCodeAt(end) === newline) hasNewline = true
      end += 1
    }
    const token = this.#token('space', end)
    if (hasNewline) this.#lineIsEmpty = true
    return token
  }

  #comment(start: number): Token {
    const found = this.#text.indexOf('\n', start)
    const lineEnd = found < 0 ? this.#text.length : found
    const hasReturn = this.#text.charCodeAt(lineEnd - 1) === carriageReturn
    return this.#token('comment', hasReturn ? lineEnd - 1 : lineEnd)
  }

  #string(start: number): Token {
    for (let end = start + 1; end < this.#text.length; end += 1) {
      const code = this.#text.charCodeAt(end)
      if (code === quote) return this.#token('string', end + 1)
      if (code === newline) return this.#token('openString', end)
      if (code === backslash && this.#text.charCodeAt(end + 1) !== newline) end += 1
    }
    return this.#token('openString', this.#text.length)
  }

  #word(start: number): Token {
    let end = start + 1
    for (; end < this.#text.length; end += 1) {
      const code = this.#text.charCodeAt(end)
      if (spaces.has(code) || symbols.has(code) || code === quote || code === hash) break
      if (code === slash && this.#startsComment(end)) break
    }
    return this.#token('word', end)
  }

  #token(kind: Token['kind'], end: number): Token {
    const start = this.#offset
    const startsLine = this.#lineIsEmpty
    if (kind !== 'space' && kind !== 'comment') this.#lineIsEmpty = false
    this.#offset = end
    return { kind, text: this.#text.slice(start, end), start, startsLine }
  }
}
