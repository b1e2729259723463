import { inserted, removed } from '../fix.ts'
import { didYouMean } from '../nearest.ts'
import type { Cursor } from './cursor.ts'
import { valueIsMissing } from './parse-block.ts'
import { parseValue } from './parse-value.ts'
import { endOf, isSymbol, isText, isWord, shown, type Token } from './token.ts'
import type { Declaration, Leaf, ValueNode } from './tree.ts'
import { isDeclarationWord, isLooseName, valueTypeWords } from './words.ts'

/**
 * `attrdecl = [ "static" | "temp" ] TYPE NAME [ "[]" | "{}" ] [ "=" value ]`, and what type files of older
 * releases have beside it: `NameRule = …` without a keyword and a list without its `=`.
 */
export const parseDeclaration = (cursor: Cursor): Declaration | null => {
  const first = cursor.peek()
  if (isWord(first, 'NameRule') && isSymbol(cursor.peek(1), '=')) return parseNameRule(cursor)
  const modifier = modifierOf(first)
  if (modifier) cursor.take()
  const type = cursor.peek()
  if (type.kind !== 'word' || !valueTypeWords.includes(type.text)) return noteType(cursor, type)
  const typeLeaf = cursor.leaf()
  if (!isText(cursor.peek()) || !isLooseName(cursor.peek().text)) {
    return cursor.unexpected('the name of an attribute')
  }
  const name = cursor.leaf()
  const brackets = parseBrackets(cursor, typeLeaf.text === 'keylist')
  if (brackets === undefined) return null
  const head = { modifier, type: typeLeaf, name, brackets }
  const equals = cursor.takeSymbol('=')
  if (equals && valueIsMissing(cursor)) {
    noteMissing(cursor, name, equals)
    return { ...head, value: null }
  }
  if (!equals && !beginsList(cursor, name)) return { ...head, value: null }
  const value: ValueNode | null = parseValue(cursor)
  return value && { ...head, value }
}

const modifierOf = (token: Token): Declaration['modifier'] => {
  if (isWord(token, 'static')) return 'static'
  return isWord(token, 'temp') ? 'temp' : null
}

const noteType = (cursor: Cursor, type: Token): null =>
  cursor.unexpected(
    'str, i18nstr, int, boolean or keylist',
    didYouMean(type.text, valueTypeWords) ?? undefined,
  )

/** `[]` vector, `{}` association, nothing scalar; undefined, noted, when they do not close. */
const parseBrackets = (cursor: Cursor, isKeylist: boolean): Declaration['brackets'] | undefined => {
  if (isKeylist && isSymbol(cursor.peek(), '{') && !isSymbol(cursor.peek(1), '}')) return null
  const isVector = cursor.takeSymbol('[') !== null
  if (!isVector && !cursor.takeSymbol('{')) return null
  if (cursor.takeSymbol(isVector ? ']' : '}')) return isVector ? 'vector' : 'association'
  cursor.unexpected(isVector ? '"]"' : '"}"')
  return undefined
}

/** `ArgList[] { … }`: a list stands there without its `=`. */
const beginsList = (cursor: Cursor, name: Leaf): boolean => {
  const next = cursor.peek()
  if (!isSymbol(next, '{')) return false
  cursor.fail(next, {
    id: 'missing-equals',
    severity: 'warning',
    message: `The list of ${shown(name.token)} stands without "="; it is read as its value.`,
    expected: '"=" before the list',
    fix: { title: 'Insert "="', edits: [inserted(next.start, '= ')] },
  })
  return true
}

const noteMissing = (cursor: Cursor, name: Leaf, equals: Token): void =>
  cursor.fail(equals, {
    id: 'missing-value',
    severity: 'warning',
    message: `${shown(name.token)} has "=" but no value; it is read as declared without one.`,
    expected: 'a value behind "=", or no "="',
    fix: { title: 'Remove "="', edits: [removed(equals.start, endOf(equals))] },
  })

/** `NameRule = ""`, `NameRule = resource.DiskGroup`, `NameRule = IP_ + resource.Address`: kept as written. */
const parseNameRule = (cursor: Cursor): Declaration | null => {
  const name = cursor.leaf()
  cursor.take()
  const first = cursor.peek()
  if (!isText(first)) return cursor.unexpected('a rule for names')
  let last = cursor.leaf()
  let isSum = false
  for (let next = cursor.peek(); goesOn(next); next = cursor.peek()) {
    last = cursor.leaf()
    isSum = true
  }
  const leaf = isSum ? cursor.leafOver(first.start, last.end) : last
  const type = cursor.leafAt(name.start, 'str')
  return { modifier: 'static', type, name, brackets: null, value: { kind: 'scalar', leaf } }
}

const goesOn = (next: Token): boolean => isText(next) && !next.startsLine && !isDeclarationWord(next.text)
