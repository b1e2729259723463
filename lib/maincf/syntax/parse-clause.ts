import type { Cursor } from './cursor.ts'
import { parseAssignment, parseBody } from './parse-block.ts'
import { parseDeclaration } from './parse-declaration.ts'
import { isSymbol, isText, isWord, shown, type Token } from './token.ts'
import type { Assignment, BlockClause, Clause, Leaf, LinkClause } from './tree.ts'
import { blockKeywords, capitalKeywords, keywords } from './words.ts'
import { didYouMean } from '../nearest.ts'

const anyClause = 'include, cluster, system, group, type, a resource or a link'

const none: readonly Assignment[] = []

/** One clause of a file; null, noted, when the text is none. vcs-semantics §1.2. */
export const parseClause = (cursor: Cursor): Clause | null => {
  const token = cursor.peek()
  if (token.kind !== 'word' || cursor.startsAssignment()) return noteUnknown(cursor, token)
  if (isWord(cursor.peek(1), 'requires')) return parseLink(cursor)
  const word = keywordOf(cursor, token)
  const kind = blockKeywords.find((keyword) => keyword === word)
  if (kind) return parseNamedBlock(cursor, kind)
  if (word === 'include') return parseInclude(cursor)
  if (word === 'type') return parseType(cursor)
  if (word === 'requires') return parseGroupLink(cursor)
  return isText(cursor.peek(1)) ? parseResource(cursor) : noteUnknown(cursor, token)
}

/** `Type SunJESMsg (`: some type files write the keyword with a capital. */
const keywordOf = (cursor: Cursor, token: Token): string => {
  const keyword = capitalKeywords.get(token.text)
  if (keyword === undefined || !isText(cursor.peek(1))) return token.text
  cursor.noteCapital(token, keyword)
  return keyword
}

const noteUnknown = (cursor: Cursor, token: Token): null =>
  cursor.unexpected(anyClause, hintFor(cursor, token))

const hintFor = (cursor: Cursor, token: Token): string | undefined => {
  if (isSymbol(token, ')')) return 'No block is open here: there is one ")" too many, or its "(" is missing.'
  if (cursor.startsAssignment())
    return 'An attribute stands inside the parentheses of a block: is "(" missing above?'
  return token.kind === 'word' ? (didYouMean(token.text, keywords) ?? undefined) : undefined
}

const parseInclude = (cursor: Cursor): Clause | null => {
  cursor.take()
  const file = cursor.peek()
  if (!isText(file) || file.startsLine) return cursor.unexpected('the name of a file in double quotes')
  return { kind: 'include', file: cursor.leaf() }
}

const parseNamedBlock = (cursor: Cursor, kind: BlockClause['kind']): Clause | null => {
  cursor.take()
  const name = cursor.name(kind)
  if (!name) return null
  if (!isSymbol(cursor.peek(), '(')) {
    if (kind !== 'system' && kind !== 'group') return cursor.unexpected('"("')
    return endsWithName(cursor, { kind, name, parentheses: null, assignments: none })
  }
  const { parentheses, entries } = parseBody(cursor, name, parseAssignment)
  return { kind, name, parentheses, assignments: entries }
}

/** A clause without parentheses ends its line, or the next clause plainly follows. */
const endsWithName = <Made extends Clause>(cursor: Cursor, clause: Made): Made | null => {
  const next = cursor.peek()
  if (next.kind === 'end' || next.startsLine || isSymbol(next, ';') || cursor.startsClause()) return clause
  return cursor.unexpected('"("')
}

const parseType = (cursor: Cursor): Clause | null => {
  cursor.take()
  const name = cursor.name('type')
  if (!name) return null
  if (!isSymbol(cursor.peek(), '(')) return cursor.unexpected('"("')
  const { parentheses, entries } = parseBody(cursor, name, parseDeclaration)
  return { kind: 'type', name, parentheses, declarations: entries }
}

const parseResource = (cursor: Cursor): Clause | null => {
  const type = cursor.recurring()
  const name = cursor.name('resource')
  if (!name) return null
  if (!isSymbol(cursor.peek(), '(')) {
    return endsWithName(cursor, { kind: 'resource', type, name, parentheses: null, assignments: none })
  }
  const { parentheses, entries, isBroken } = parseBody(cursor, name, parseAssignment)
  const clause = { kind: 'resource', type, name, parentheses, assignments: entries } as const
  return isBroken ? { ...clause, isBroken } : clause
}

/** `RESNAME "requires" RESNAME` or `RESNAME "requires" "atleast" INT "from" RESNAME { "," RESNAME }` */
const parseLink = (cursor: Cursor): LinkClause | null => {
  const parent = cursor.leaf()
  cursor.take()
  if (isWord(cursor.peek(), 'atleast')) return parseAtLeast(cursor, parent)
  const child = parseLinked(cursor)
  return child && { kind: 'link', parent, children: [child], atLeast: null }
}

const parseAtLeast = (cursor: Cursor, parent: Leaf): LinkClause | null => {
  cursor.take()
  if (!/^\d{1,9}$/.test(cursor.peek().text)) return cursor.unexpected('a number after "atleast"')
  const atLeast = cursor.leaf()
  if (!isWord(cursor.peek(), 'from')) return cursor.unexpected('"from"')
  cursor.take()
  const children: Leaf[] = []
  do {
    const child = parseLinked(cursor)
    if (!child) return null
    children.push(child)
  } while (cursor.takeSymbol(','))
  return { kind: 'link', parent, children, atLeast }
}

const parseLinked = (cursor: Cursor): Leaf | null =>
  isText(cursor.peek()) ? cursor.leaf() : cursor.unexpected('the name of a resource')

const categories = ['online', 'offline']
const locations = ['local', 'global', 'remote', 'site']
const rigidities = ['soft', 'firm', 'hard']

/** `"requires" "group" NAME category location [ rigidity ]` */
const parseGroupLink = (cursor: Cursor): Clause | null => {
  const start = cursor.take()
  if (!isWord(cursor.peek(), 'group')) return cursor.unexpected('"group" and its name')
  cursor.take()
  if (!isText(cursor.peek())) return cursor.unexpected('the name of a group')
  const group = cursor.leaf()
  const category = parseChoice(cursor, categories)
  const location = category && parseChoice(cursor, locations)
  if (!category || !location) return null
  const next = cursor.peek()
  const ends = next.startsLine || next.kind !== 'word'
  const rigidity = ends ? null : parseChoice(cursor, rigidities)
  return ends || rigidity ? { kind: 'groupLink', start, group, category, location, rigidity } : null
}

const parseChoice = (cursor: Cursor, choices: readonly string[]): Leaf | null => {
  const token = cursor.peek()
  if (token.kind === 'word' && choices.includes(token.text)) return cursor.leaf()
  const hint = token.startsLine ? null : didYouMean(token.text, choices)
  const expected = choices.join(', ').replace(/, (\w+)$/, ' or $1')
  cursor.fail(token, {
    id: 'unexpected-text',
    message: `Expected ${expected}, found ${shown(token)}.`,
    expected,
    hint,
  })
  return null
}
