import { isSecretAttribute } from '#lib/model/secrets.ts'
import { inserted, replaced } from '../fix.ts'
import type { Finding } from '../problem.ts'
import type { ProblemCollector } from '../problem-collector.ts'
import { Leaf } from './leaf.ts'
import { Lexer } from './lexer.ts'
import { endOf, isSymbol, isText, isWord, shown, type Token } from './token.ts'
import { blockKeywords, isBareValue, isLooseName, isName, isReserved, startsWithDigit } from './words.ts'

/** Words and signs that are always read, and how many more for each character of the text. */
export const tokenLimit = 1_000_000
const tokensPerCharacter = 0.2

const clauseWords: ReadonlySet<string> = new Set([...blockKeywords, 'include', 'type'])

/** Walks over the tokens that mean something, and notes what is wrong where. */
export class Cursor {
  readonly #lexer: Lexer
  readonly #source: { readonly file: string; readonly text: string }
  readonly #problems: ProblemCollector
  /** Dense noise costs far more memory than its own length: it is read to this number of tokens only. */
  readonly #limit: number
  readonly #recurring = new Map<string, string>()
  #count = 0
  #current: Token | null = null
  #second: Token | null = null
  #third: Token | null = null

  constructor(source: { readonly file: string; readonly text: string }, problems: ProblemCollector) {
    this.#source = source
    this.#problems = problems
    this.#lexer = new Lexer(source.text)
    this.#limit = tokenLimit + source.text.length * tokensPerCharacter
  }

  /** Offset at which the line of an offset begins. */
  lineStart(offset: number): number {
    return this.#source.text.lastIndexOf('\n', offset - 1) + 1
  }

  /** A leaf over several words, as they are written. */
  leafOver(start: number, end: number): Leaf {
    return new Leaf(this.#source.text, start, end, this.#source.text.slice(start, end))
  }

  /** A word the text leaves out, at a place where it could stand. */
  leafAt(start: number, text: string): Leaf {
    return new Leaf(this.#source.text, start, start, text)
  }

  /** The current token, or one of the two after it; spaces and comments are left out. */
  peek(distance: 0 | 1 | 2 = 0): Token {
    this.#current ??= this.#read()
    if (distance === 0) return this.#current
    this.#second ??= this.#read()
    if (distance === 1) return this.#second
    this.#third ??= this.#read()
    return this.#third
  }

  take(): Token {
    const token = this.peek()
    if (token.kind === 'end') return token
    this.#current = this.#second
    this.#second = this.#third
    this.#third = null
    return token
  }

  /** A token as a message names it; what may be a password is not repeated. */
  shown(token: Token): string {
    const isHidden = token.kind === 'string' || token.kind === 'openString' || this.#followsSecret(token)
    return isHidden && isText(token) ? 'a value' : shown(token)
  }

  /** A word of its line, before it, is the name of a password. */
  #followsSecret(token: Token): boolean {
    if (token.kind === 'end') return false
    const before = this.#source.text
      .slice(this.lineStart(token.start), token.start)
      .split(/[^\w-]+/, longestSecretLine)
    return before.length >= longestSecretLine || before.some((word) => isSecretAttribute(null, word))
  }

  takeSymbol(text: string): Token | null {
    return isSymbol(this.peek(), text) ? this.take() : null
  }

  /** Stop here: noise or too long. */
  get mustStop(): boolean {
    return this.#problems.isFull || this.#isTooLong
  }

  stop(): void {
    const rest = this.#lexer.rest()
    const message = this.#isTooLong
      ? `The file has more than ${Math.floor(this.#limit)} words and signs; the rest was not read.`
      : 'Too many errors; the rest of the file was not read.'
    this.fail(rest, { id: this.#isTooLong ? 'too-large' : 'too-many-problems', message })
  }

  get #isTooLong(): boolean {
    return this.#count >= this.#limit
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
    if (token.kind === 'openString') this.#noteOpenString(token)
    return new Leaf(this.#source.text, token.start, endOf(token), unquote(token))
  }

  /** The name of an attribute or type. The same few return all the time: each is one string, quick to compare. */
  recurring(): Leaf {
    const token = this.take()
    let name = this.#recurring.get(token.text)
    if (name === undefined) {
      name = token.text
      if (this.#recurring.size < recurringKept) this.#recurring.set(name, name)
    }
    return new Leaf(this.#source.text, token.start, endOf(token), name)
  }

  /** Name of an object; notes what is wrong with it. Null when there is none. */
  name(what: string): Leaf | null {
    if (!isText(this.peek())) return this.unexpected(`the name of a ${what}`)
    const leaf = this.leaf()
    if (!isName(leaf.text)) {
      this.fail(leaf.token, {
        id: 'bad-name',
        severity: isLooseName(leaf.text) ? 'warning' : 'error',
        message: `${shown(leaf.token)} ${isLooseName(leaf.text) ? 'is an unusual' : 'cannot be the'} name of a ${what}.`,
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
    const token = this.peek()
    if (token.kind === 'word' && !isBareValue(token.text)) this.#noteBare(token)
    return this.leaf()
  }

  #noteBare(token: Token): void {
    this.fail(token, {
      id: 'needs-quotes',
      severity: startsWithDigit(token.text) ? 'warning' : 'error',
      message: `The value ${this.shown(token)} must be quoted.`,
      expected: 'a string in double quotes',
      hint: 'Only whole numbers and words of letters, digits, "-" and "_" may stand without quotes.',
      fix: {
        title: 'Put the value in quotes',
        edits: [inserted(token.start, '"'), inserted(endOf(token), '"')],
      },
    })
  }

  #noteOpenString(token: Token): void {
    const message = 'This string has no closing quote on its line.'
    const end = token.start + token.text.trimEnd().length
    const isSafe = !token.text.includes('\\')
    const fix = isSafe ? { title: 'Close the string', edits: [inserted(end, '"')] } : undefined
    this.fail(token, { id: 'unclosed-string', message, expected: '"', fix })
  }

  /** A keyword with a capital, as `Type`: read, and noted. */
  noteCapital(token: Token, keyword: string): void {
    this.fail(token, {
      id: 'capital-keyword',
      severity: 'warning',
      message: `${shown(token)} is written with a capital letter; it is read as ${keyword}.`,
      expected: keyword,
      fix: { title: `Write ${keyword}`, edits: [replaced(token.start, endOf(token), keyword)] },
    })
  }

  /** Whether a clause begins at the current token: the sign that a block was left open. */
  startsClause(): boolean {
    const token = this.peek()
    if (token.kind !== 'word') return false
    const next = this.peek(1)
    if (next.kind === 'symbol') return false
    if (clauseWords.has(token.text)) return isText(next)
    if (token.text === 'requires') return isWord(next, 'group')
    return isWord(next, 'requires') || (next.kind === 'word' && isSymbol(this.peek(2), '('))
  }

  /** Whether an entry of a block begins at the current token. */
  startsAssignment(): boolean {
    const next = this.peek(1)
    return this.peek().kind === 'word' && (isSymbol(next, '=') || isSymbol(next, '@'))
  }

  #read(): Token {
    if (this.#isTooLong) return endToken(this.#source.text)
    const token = this.#lexer.next()
    if (token.kind !== 'end') this.#count += 1
    return token
  }
}

/** Far more than all types declare; noise has more and is not worth remembering. */
const recurringKept = 2000

/** A line of so many words before a value is taken for secret without a look at them. */
const longestSecretLine = 1000

const endToken = (text: string): Token => ({ kind: 'end', text: '', start: text.length, startsLine: false })

const unquote = (token: Token): string => {
  if (token.kind === 'word') return token.text
  const end = token.kind === 'string' ? token.text.length - 1 : token.text.length
  const inner = token.text.slice(1, end)
  return inner.includes('\\') ? inner.replaceAll(/\\(["\\])/g, '$1') : inner
}
