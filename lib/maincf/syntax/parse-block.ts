import { inserted, removed, type TextEdit } from '../fix.ts'
import type { Cursor } from './cursor.ts'
import { isSymbol, isText, shown, type Token } from './token.ts'
import type { Assignment, Leaf, Parentheses } from './tree.ts'
import { parseValue } from './parse-value.ts'
import { isDeclarationWord } from './words.ts'

type Body<Entry> = {
  readonly parentheses: Parentheses
  readonly entries: readonly Entry[]
  /** An entry was left out. */
  readonly isBroken: boolean
}

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
  let isBroken = false
  for (;;) {
    const close = cursor.takeSymbol(')')
    if (close) return { parentheses: { open, close }, entries, isBroken }
    if (cursor.peek().kind === 'end' || cursor.startsClause()) {
      noteUnclosed(cursor, owner)
      return { parentheses: { open, close: null }, entries, isBroken: true }
    }
    if (cursor.takeSymbol(';')) continue
    const entry = parseOrSkip(cursor, parseEntry)
    if (entry === null) isBroken = true
    else entries.push(entry)
  }
}

const noteUnclosed = (cursor: Cursor, owner: Leaf): void => {
  if (cursor.mustStop) return
  cursor.fail(cursor.peek(), {
    id: 'unclosed-block',
    message: `The block of ${shown(owner.token)} is not closed: expected ")", found ${shown(cursor.peek())}.`,
    expected: '")"',
    hint: `Every "(" needs its ")". The block of ${shown(owner.token)} began above.`,
    fix: { title: 'Close the block', edits: [closing(cursor)] },
  })
}

/** A `)` on a line of its own, above the line of the clause that follows. */
const closing = (cursor: Cursor): TextEdit => {
  const { kind, start, startsLine } = cursor.peek()
  if (kind === 'end') return inserted(start, '\n\t)\n')
  return startsLine ? inserted(cursor.lineStart(start), '\t)\n') : inserted(start, ') ')
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
  cursor.startsAssignment() || cursor.startsClause() || isDeclarationWord(cursor.peek().text)

/** `assign = ATTR [ "@" SYSTEM ] "=" value` */
export const parseAssignment = (cursor: Cursor): Assignment | null => {
  if (cursor.peek().kind !== 'word') return cursor.unexpected('an attribute or ")"')
  const name = cursor.recurring()
  const isLocal = cursor.takeSymbol('@') !== null
  if (isLocal && !isText(cursor.peek())) return cursor.unexpected('the name of a system')
  const system = isLocal ? cursor.leaf() : null
  const equals = cursor.takeSymbol('=')
  if (!equals) return cursor.unexpected(`"=" after ${shown(name.token)}`)
  if (valueIsMissing(cursor)) return noteMissing(cursor, name, equals)
  const value = parseValue(cursor)
  return value && { name, system, value }
}

/** Behind `=` nothing follows on the line, and the next line begins something else. */
export const valueIsMissing = (cursor: Cursor): boolean => {
  const next = cursor.peek()
  if (isSymbol(next, ')') || isSymbol(next, ';')) return true
  return next.startsLine && next.kind === 'word' && beginsSomething(cursor)
}

const noteMissing = (cursor: Cursor, name: Leaf, equals: Token): null => {
  cursor.fail(equals, {
    id: 'missing-value',
    message: `${shown(name.token)} has no value.`,
    expected: 'a value behind "="',
    hint: 'An empty string is "", an empty list {}.',
    fix: {
      title: 'Remove the line that sets nothing',
      edits: [removed(name.token.start, equals.start + 1)],
    },
  })
  return null
}
