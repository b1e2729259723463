import type { Cursor } from './cursor.ts'
import { parseValue } from './parse-value.ts'
import { isSymbol, isText, shown, type Token } from './token.ts'
import type { Assignment, Declaration, Leaf, Parentheses } from './tree.ts'
import { isName, valueTypeWords } from './words.ts'
import { didYouMean } from '../nearest.ts'

type Body<Entry> = { readonly parentheses: Parentheses; readonly entries: readonly Entry[] }

/**
 * `"(" { entry } ")"`. A mistake in one entry costs that entry; a missing `)` is noted where the next
 * clause begins, and the block ends there.
 */
export const parseBody = <Entry>(
  cursor: Cursor,
  owner: Leaf,
  parseEntry: (cursor: Cursor) => Entry | null,
): Body<Entry> => {
  const open = cursor.take()
  const entries: Entry[] = []
  for (;;) {
    const close = cursor.takeSymbol(')')
    if (close) return { parentheses: { open, close }, entries }
    if (cursor.peek().kind === 'end' || cursor.startsClause()) {
      noteUnclosed(cursor, owner)
      return { parentheses: { open, close: null }, entries }
    }
    const entry = cursor.takeSymbol(';') ? null : parseOrSkip(cursor, parseEntry)
    if (entry !== null) entries.push(entry)
  }
}

const noteUnclosed = (cursor: Cursor, owner: Leaf): void => {
  if (cursor.mustStop) return
  cursor.fail(cursor.peek(), {
    id: 'unclosed-block',
    message: `The block of ${shown(owner.token)} is not closed: expected ")", found ${shown(cursor.peek())}.`,
    expected: '")"',
    hint: `Every "(" needs its ")". The block of ${shown(owner.token)} began above.`,
  })
}

const parseOrSkip = <Entry>(cursor: Cursor, parseEntry: (cursor: Cursor) => Entry | null): Entry | null => {
  const first = cursor.peek()
  const entry = parseEntry(cursor)
  if (entry === null) skipEntry(cursor, first)
  return entry
}

/** After a mistake in a block: to its `)`, or to the first line that begins like an entry or a clause. */
const skipEntry = (cursor: Cursor, first: Token): void => {
  for (;;) {
    const token = cursor.peek()
    if (token.kind === 'end' || isSymbol(token, ')') || cursor.mustStop) return
    if (token !== first && token.startsLine && beginsSomething(cursor)) return
    cursor.take()
  }
}

const beginsSomething = (cursor: Cursor): boolean =>
  cursor.startsAssignment() || cursor.startsClause() || isDeclarationWord(cursor.peek())

const isDeclarationWord = (token: Token): boolean =>
  token.kind === 'word' && (isModifier(token.text) || valueTypeWords.includes(token.text))

const isModifier = (text: string): text is 'static' | 'temp' => text === 'static' || text === 'temp'

/** `assign = ATTR [ "@" SYSTEM ] "=" value` */
export const parseAssignment = (cursor: Cursor): Assignment | null => {
  if (cursor.peek().kind !== 'word') return cursor.unexpected('an attribute or ")"')
  const name = cursor.leaf()
  const isLocal = cursor.takeSymbol('@') !== null
  if (isLocal && !isText(cursor.peek())) return cursor.unexpected('the name of a system')
  const system = isLocal ? cursor.leaf() : null
  if (!cursor.takeSymbol('=')) return cursor.unexpected(`"=" after ${shown(name.token)}`)
  const value = parseValue(cursor)
  return value && { name, system, value }
}

/** `attrdecl = [ "static" | "temp" ] TYPE NAME [ "[]" | "{}" ] [ "=" value ]` */
export const parseDeclaration = (cursor: Cursor): Declaration | null => {
  const first = cursor.peek()
  const modifier = first.kind === 'word' && isModifier(first.text) ? first.text : null
  if (modifier) cursor.take()
  const type = cursor.peek()
  if (type.kind !== 'word' || !valueTypeWords.includes(type.text)) {
    return cursor.unexpected(
      'str, i18nstr, int, boolean or keylist',
      didYouMean(type.text, valueTypeWords) ?? undefined,
    )
  }
  const typeLeaf = cursor.leaf()
  if (!isName(cursor.peek().text)) return cursor.unexpected('the name of an attribute')
  const name = cursor.leaf()
  const brackets = parseBrackets(cursor)
  if (brackets === undefined) return null
  if (!cursor.takeSymbol('=')) return { modifier, type: typeLeaf, name, brackets, value: null }
  const value = parseValue(cursor)
  return value && { modifier, type: typeLeaf, name, brackets, value }
}

/** `[]` vector, `{}` association, nothing scalar; undefined, noted, when they do not close. */
const parseBrackets = (cursor: Cursor): Declaration['brackets'] | undefined => {
  const isVector = cursor.takeSymbol('[') !== null
  if (!isVector && !cursor.takeSymbol('{')) return null
  if (cursor.takeSymbol(isVector ? ']' : '}')) return isVector ? 'vector' : 'association'
  cursor.unexpected(isVector ? '"]"' : '"}"')
  return undefined
}
