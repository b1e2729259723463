import { isSecretAttribute } from '#lib/model/secrets.ts'
import type { Finding } from '../problem.ts'
import type { ProblemCollector } from '../problem-collector.ts'
import { Lexer } from './lexer.ts'
import { isSymbol, isText, isWord, shown, type Token } from './token.ts'
import type { Leaf } from './tree.ts'
import { blockKeywords, isBareValue, isName, isReserved } from './words.ts'

/** More tokens than this are not read: room for far more than the largest cluster, not for noise. */
export const tokenLimit = 1_000_000

const clauseWords: ReadonlySet<string> = new Set([...blockKeywords, 'include', 'type'])

/** Walks over the tokens that mean something, keeps all of them, and notes what is wrong where. */
export class Cursor {
  readonly tokens: Token[] = []
  readonly #lexer: Lexer
  readonly #ahead: Token[] = []
  readonly #source: { readonly file: string; readonly text: string }
  readonly #problems: ProblemCollector
  #lineIsSecret = false

  constructor(source: { readonly file: string; readonly text: string }, problems: ProblemCollector) {
    this.#source = source
    this.#problems = problems
    this.#lexer = new Lexer(source.text)
  }

  /** The token `distance` after the current one, spaces and comments left out. */
  peek(distance = 0): Token {
    while (this.#ahead.length <= distance) this.#ahead.push(this.#read())
    return this.#ahead[distance] ?? this.#read()
  }

  take(): Token {
    const token = this.peek()
    if (token.kind === 'end') return token
    this.#ahead.shift()
    if (token.startsLine) this.#lineIsSecret = false
    if (token.kind === 'word' && isSecretAttribute(null, token.text)) this.#lineIsSecret = true
    return token
  }

  /** A token as a message names it; what may be a password is not repeated. */
  shown(token: Token): string {
    const isHidden = token.kind === 'string' || token.kind === 'openString' || this.#lineIsSecret
    return isHidden && isText(token) ? 'a value' : shown(token)
  }

  takeSymbol(text: string): Token | null {
    return isSymbol(this.peek(), text) ? this.take() : null
  }

  /** Stop here: noise or too long. What is left becomes one token. */
  get mustStop(): boolean {
    return this.#problems.isFull || this.#isTooLong
  }

  stop(): void {
    const rest = this.#lexer.rest()
    const message = this.#isTooLong
      ? `The file has more than ${tokenLimit} words and signs; the rest was not read.`
      : 'Too many errors; the rest of the file was not read.'
    this.fail(rest, { id: this.#isTooLong ? 'too-large' : 'too-many-problems', message })
    this.tokens.push(rest)
  }

  get #isTooLong(): boolean {
    return this.tokens.length >= tokenLimit
  }

  /** Notes a mistake; the end of a file that was not read to its end is none. */
  fail(token: Token, finding: Finding): void {
    if (token.kind === 'end' && this.#isTooLong) return
    this.#problems.add(this.#source, token.start, finding)
  }

  /** Notes that something else was expected at the current token. */
  unexpected(expected: string, hint?: string): null {
    const token = this.peek()
    const message = `Expected ${expected}, found ${this.shown(token)}.`
    this.fail(token, { id: 'unexpected-text', message, expected, hint })
    return null
  }

  /** A word or string, unescaped. */
  leaf(): Leaf {
    const token = this.take()
    if (token.kind === 'openString') {
      const message = 'This string has no closing quote on its line.'
      this.fail(token, { id: 'unclosed-string', message, expected: '"' })
    }
    return { token, text: unquote(token) }
  }

  /** Name of an object; notes what is wrong with it. Null when there is none. */
  name(what: string): Leaf | null {
    if (!isText(this.peek())) return this.unexpected(`the name of a ${what}`)
    const leaf = this.leaf()
    if (!isName(leaf.text)) {
      this.fail(leaf.token, {
        id: 'bad-name',
        message: `${shown(leaf.token)} cannot be the name of a ${what}.`,
        expected: 'a letter, then letters, digits, "-" and "_"',
      })
    } else if (isReserved(leaf.text)) {
      const message = `${shown(leaf.token)} is a reserved word and cannot be the name of a ${what}.`
      this.fail(leaf.token, { id: 'reserved-word', message })
    }
    return leaf
  }

  /** A value's word or string; notes missing quotes. */
  valueLeaf(): Leaf {
    const leaf = this.leaf()
    if (leaf.token.kind === 'word' && !isBareValue(leaf.text)) {
      this.fail(leaf.token, {
        id: 'needs-quotes',
        message: `The value ${this.shown(leaf.token)} must be quoted.`,
        expected: 'a string in double quotes',
        hint: 'Only whole numbers and words of letters, digits, "-" and "_" may stand without quotes.',
      })
    }
    return leaf
  }

  /** Whether a clause begins `distance` after the current token: the sign that a block was left open. */
  startsClause(distance = 0): boolean {
    const token = this.peek(distance)
    if (token.kind !== 'word') return false
    const next = this.peek(distance + 1)
    if (clauseWords.has(token.text)) return isText(next)
    if (token.text === 'requires') return isWord(next, 'group')
    return isWord(next, 'requires') || (next.kind === 'word' && isSymbol(this.peek(distance + 2), '('))
  }

  /** Whether an entry of a block begins at the current token. */
  startsAssignment(): boolean {
    const next = this.peek(1)
    return this.peek().kind === 'word' && (isSymbol(next, '=') || isSymbol(next, '@'))
  }

  #read(): Token {
    for (;;) {
      if (this.#isTooLong) return endToken(this.#source.text)
      const token = this.#lexer.next()
      if (token.kind === 'end') return token
      this.tokens.push(token)
      if (token.kind !== 'space' && token.kind !== 'comment') return token
    }
  }
}

const endToken = (text: string): Token => ({ kind: 'end', text: '', start: text.length, startsLine: false })

const unquote = (token: Token): string => {
  if (token.kind === 'word') return token.text
  const end = token.kind === 'string' ? token.text.length - 1 : token.text.length
  return token.text.slice(1, end).replaceAll(/\\(["\\])/g, '$1')
}
