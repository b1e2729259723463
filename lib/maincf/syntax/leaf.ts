import type { Token } from './token.ts'

/** One word or string with what it says: quotes and escapes removed. */
export class Leaf {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly #source: string

  constructor(source: string, start: number, end: number, text: string) {
    this.#source = source
    this.start = start
    this.end = end
    this.text = text
  }

  /** The token as it is written; made anew at each question, so that a large tree stays small. */
  get token(): Token {
    const text = this.#source.slice(this.start, this.end)
    return { kind: kindOf(text), text, start: this.start, startsLine: this.#startsLine() }
  }

  #startsLine(): boolean {
    const lineStart = this.#source.lastIndexOf('\n', this.start - 1) + 1
    return this.start === 0 || this.#source.slice(lineStart, this.start).trim() === ''
  }
}

const kindOf = (text: string): Token['kind'] => {
  if (!text.startsWith('"')) return 'word'
  return text.length > 1 && text.endsWith('"') && !isEscaped(text) ? 'string' : 'openString'
}

/** Whether the last character has an odd number of backslashes before it. */
const isEscaped = (text: string): boolean => {
  let count = 0
  for (let at = text.length - 2; text[at] === '\\'; at -= 1) count += 1
  return count % 2 === 1
}
