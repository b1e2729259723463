import type { Cursor } from './cursor.ts'
import { inserted } from '../fix.ts'
import { endOf, isSymbol, isText, shown, type Token } from './token.ts'
import type { ListItem, ListNode, ValueNode } from './tree.ts'

/** `value = scalar | "{" [ item { ("," | ";") item } ] "}"`. Null, noted, when there is none. vcs-semantics §1.2. */
export const parseValue = (cursor: Cursor): ValueNode | null => {
  if (isSymbol(cursor.peek(), '{')) return parseList(cursor)
  if (isText(cursor.peek())) return { kind: 'scalar', leaf: cursor.valueLeaf() }
  return cursor.unexpected('a value')
}

const parseList = (cursor: Cursor): ListNode => {
  const open = cursor.take()
  const items: ListItem[] = []
  for (;;) {
    const close = cursor.takeSymbol('}')
    if (close) return { kind: 'list', open, close, items }
    if (listIsOver(cursor)) return noteUnclosed(cursor, open, items)
    const item = parseItem(cursor)
    if (item) items.push(item)
    const goesOn = item !== null && (cursor.takeSymbol(',') ?? cursor.takeSymbol(';')) !== null
    if (goesOn || isSymbol(cursor.peek(), '}')) continue
    if (item && nextEntryFollows(cursor)) return noteUnclosed(cursor, open, items)
    if (item) cursor.unexpected('"," or "}"', 'Elements are separated by ","; a key and its value by "=".')
    skipToListEnd(cursor)
    return { kind: 'list', open, close: cursor.takeSymbol('}'), items, isBroken: true }
  }
}

const endOfItems = (open: Token, items: readonly ListItem[]): number => {
  const last = items.at(-1)
  return last ? (last.value ?? last.key).end : endOf(open)
}

const noteUnclosed = (cursor: Cursor, open: Token, items: readonly ListItem[]): ListNode => {
  cursor.fail(cursor.peek(), {
    id: 'unclosed-list',
    message: `The list is not closed: expected "}", found ${cursor.shown(cursor.peek())}.`,
    expected: '"}"',
    hint: 'Elements are separated by "," and the list ends with "}".',
    fix: { title: 'Close the list', edits: [inserted(endOfItems(open, items), ' }')] },
  })
  return { kind: 'list', open, close: null, items, isBroken: true }
}

/** What cannot stand in a list, or the next clause on a line of its own. */
const listIsOver = (cursor: Cursor): boolean => {
  const token = cursor.peek()
  if (token.kind === 'end' || isSymbol(token, ')') || isSymbol(token, '(')) return true
  return token.startsLine && cursor.startsClause()
}

/** `item = scalar | scalar "=" scalar` */
const parseItem = (cursor: Cursor): ListItem | null => {
  if (!isText(cursor.peek())) return cursor.unexpected('an element of the list or "}"')
  const key = cursor.valueLeaf()
  if (!cursor.takeSymbol('=')) return { key, value: null }
  if (!isText(cursor.peek())) return cursor.unexpected(`a value for ${shown(key.token)}`)
  return { key, value: cursor.valueLeaf() }
}

/** The list was left open: the next attribute or clause stands on a line of its own. */
const nextEntryFollows = (cursor: Cursor): boolean =>
  listIsOver(cursor) || (cursor.peek().startsLine && cursor.startsAssignment())

/** After a mistake in a list: to its end, or to where the text plainly goes on without it. */
const skipToListEnd = (cursor: Cursor): void => {
  while (!isSymbol(cursor.peek(), '}') && !nextEntryFollows(cursor)) cursor.take()
}
