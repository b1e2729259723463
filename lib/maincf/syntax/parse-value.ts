import type { Cursor } from './cursor.ts'
import { isSymbol, isText, shown } from './token.ts'
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
    if (listIsOver(cursor)) {
      cursor.fail(cursor.peek(), {
        id: 'unclosed-list',
        message: `The list is not closed: expected "}", found ${shown(cursor.peek())}.`,
        expected: '"}"',
        hint: 'Elements are separated by "," and the list ends with "}".',
      })
      return { kind: 'list', open, close: null, items }
    }
    const item = parseItem(cursor)
    if (item) items.push(item)
    else skipToListEnd(cursor)
  }
}

/** What cannot stand in a list, or the next attribute or clause on a line of its own. */
const listIsOver = (cursor: Cursor): boolean => {
  const token = cursor.peek()
  if (token.kind === 'end' || isSymbol(token, ')') || isSymbol(token, '(')) return true
  return token.startsLine && cursor.startsClause()
}

/** One element with the separator after it. */
const parseItem = (cursor: Cursor): ListItem | null => {
  if (!isText(cursor.peek())) return cursor.unexpected('an element of the list or "}"')
  const key = cursor.valueLeaf()
  const hasValue = cursor.takeSymbol('=') !== null
  if (hasValue && !isText(cursor.peek())) return cursor.unexpected(`a value for ${shown(key.token)}`)
  const value = hasValue ? cursor.valueLeaf() : null
  if (cursor.takeSymbol(',') || cursor.takeSymbol(';')) return { key, value }
  if (isSymbol(cursor.peek(), '}') || nextEntryFollows(cursor)) return { key, value }
  return cursor.unexpected('"," or "}"', 'Elements are separated by ","; a key and its value by "=".')
}

const nextEntryFollows = (cursor: Cursor): boolean =>
  listIsOver(cursor) || (cursor.peek().startsLine && cursor.startsAssignment())

/** After a mistake in a list: to its end, or to where the text plainly goes on without it. */
const skipToListEnd = (cursor: Cursor): void => {
  while (!isSymbol(cursor.peek(), '}') && !nextEntryFollows(cursor)) cursor.take()
}
