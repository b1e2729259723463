import type { Token } from './token.ts'

/** Classes of characters; what is none of the others is part of a word. */
const word = 0
const space = 1
const symbol = 2
const quote = 3
const hash = 4
const slash = 5

const newline = 10
const carriageReturn = 13
const backslash = 92
const noBreakSpace = 0xa0
const byteOrderMark = 0xfeff

const classes = new Uint8Array(128)
for (const code of [9, 10, 11, 12, 13, 32]) classes[code] = space
for (const sign of '(){}[]=,;@') classes[sign.charCodeAt(0)] = symbol
classes[34] = quote
classes[35] = hash
classes[47] = slash

const classOf = (code: number): number =>
  code < 128 ? (classes[code] ?? word) : code === noBreakSpace || code === byteOrderMark ? space : word

/**
 * Cuts a text into tokens, one at a time, in time linear in the text and without remembering any. Comments
 * start with `//` or `#` and end with their line; strings end on their line. vcs-semantics §1.2.
 */
export class Lexer {
  readonly #text: string
  #offset = 0
  #lineIsEmpty = true

  constructor(text: string) {
    this.#text = text
  }

  /** The next token that means something; `end` for ever after the last. */
  next(): Token {
    const text = this.#text
    let offset = this.#offset
    while (offset < text.length) {
      const code = text.charCodeAt(offset)
      const kind = classOf(code)
      if (kind === space) {
        if (code === newline) this.#lineIsEmpty = true
        offset += 1
      } else if (kind === hash || (kind === slash && text.charCodeAt(offset + 1) === code)) {
        offset = endOfLine(text, offset)
      } else {
        this.#offset = offset
        return this.#meaningful(kind)
      }
    }
    this.#offset = offset
    return this.#token('end', offset)
  }

  /** The next token of any kind, spaces and comments too: together they are the text. */
  nextPiece(): Token {
    const start = this.#offset
    if (start >= this.#text.length) return this.#token('end', start)
    const code = this.#text.charCodeAt(start)
    const kind = classOf(code)
    if (kind === space) return this.#space(start)
    if (kind === hash || (kind === slash && this.#text.charCodeAt(start + 1) === code)) {
      return this.#silent('comment', endOfLine(this.#text, start))
    }
    return this.#meaningful(kind)
  }

  /** All that is left, as one token. */
  rest(): Token {
    return this.#token('unread', this.#text.length)
  }

  #meaningful(kind: number): Token {
    if (kind === symbol) return this.#token('symbol', this.#offset + 1)
    return kind === quote ? this.#string() : this.#word()
  }

  #space(start: number): Token {
    let end = start
    let hasNewline = false
    while (end < this.#text.length && classOf(this.#text.charCodeAt(end)) === space) {
      if (this.#text.charCodeAt(end) === newline) hasNewline = true
      end += 1
    }
    const token = this.#silent('space', end)
    if (hasNewline) this.#lineIsEmpty = true
    return token
  }

  #string(): Token {
    const text = this.#text
    for (let end = this.#offset + 1; end < text.length; end += 1) {
      const code = text.charCodeAt(end)
      if (code === 34) return this.#token('string', end + 1)
      if (code === newline) return this.#token('openString', end)
      if (code === backslash && text.charCodeAt(end + 1) !== newline) end += 1
    }
    return this.#token('openString', text.length)
  }

  #word(): Token {
    const text = this.#text
    let end = this.#offset + 1
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end)
      const kind = classOf(code)
      if (kind !== word && (kind !== slash || text.charCodeAt(end + 1) === code)) break
    }
    return this.#token('word', end)
  }

  #silent(kind: 'space' | 'comment', end: number): Token {
    const start = this.#offset
    this.#offset = end
    return { kind, text: this.#text.slice(start, end), start, startsLine: this.#lineIsEmpty }
  }

  #token(kind: Token['kind'], end: number): Token {
    const start = this.#offset
    const startsLine = this.#lineIsEmpty
    this.#lineIsEmpty = false
    this.#offset = end
    return { kind, text: this.#text.slice(start, end), start, startsLine }
  }
}

/** Where a comment ends: before the line break, whichever it is. */
const endOfLine = (text: string, offset: number): number => {
  const found = text.indexOf('\n', offset)
  const end = found < 0 ? text.length : found
  return text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
}

/** Every token of a text, spaces and comments too: put together they are the text, byte for byte. */
export const tokensOf = (text: string): Token[] => {
  const lexer = new Lexer(text)
  const tokens: Token[] = []
  for (let token = lexer.nextPiece(); token.kind !== 'end'; token = lexer.nextPiece()) tokens.push(token)
  return tokens
}
