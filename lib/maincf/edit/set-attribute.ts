import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { parse } from '../parse.ts'
import { staticText } from '../print/type-text.ts'
import { valueText } from '../print/value-text.ts'
import { endOf, type Token } from '../syntax/token.ts'
import { startOfValue, type Clause, type Tree, type ValueNode } from '../syntax/tree.ts'

/** Which block of a file to change. */
export type EditTarget = {
  readonly kind: 'cluster' | 'system' | 'group' | 'resource' | 'type'
  readonly name: string
}

type Block = Exclude<Clause, { readonly kind: 'include' | 'link' | 'groupLink' }>

/**
 * The tree with one attribute set (for one system, if named) and every other byte as it was. A value that
 * stands there is replaced; otherwise a line is added to the block. In a type it is the default of a
 * declared attribute or, for a name not declared, a static attribute. Null when the file has no such
 * block or the block is broken. Throws on a value that holds a line break. vcs-semantics §1.2.
 */
export const setAttribute = (
  tree: Tree,
  target: EditTarget,
  attribute: string,
  value: AttributeValue,
  system: string | null = null,
): Tree | null => {
  const block = tree.clauses.find((clause) => isTarget(clause, target))
  if (!block || !isBlock(block)) return null
  const standing = entryOf(block, attribute, system)
  const text = standing ? replaced(tree, standing, value) : added(tree, block, attribute, value, system)
  return text === null ? null : parse(tree.file, text).tree
}

const isBlock = (clause: Clause): clause is Block =>
  clause.kind !== 'include' && clause.kind !== 'link' && clause.kind !== 'groupLink'

const isTarget = (clause: Clause, target: EditTarget): boolean =>
  clause.kind === target.kind && isBlock(clause) && clause.name.text === target.name

type Entry = { readonly name: Token; readonly brackets: string | null; readonly value: ValueNode | null }

const entriesOf = (
  block: Block,
): readonly (Entry & { readonly attribute: string; readonly system: string | null })[] =>
  block.kind === 'type'
    ? block.declarations.map(({ name, brackets, value }) => ({
        attribute: name.text,
        system: null,
        name: name.token,
        brackets,
        value,
      }))
    : block.assignments.map(({ name, system, value }) => ({
        attribute: name.text,
        system: system?.text ?? null,
        name: name.token,
        brackets: null,
        value,
      }))

const entryOf = (block: Block, attribute: string, system: string | null): Entry | undefined =>
  entriesOf(block).find((entry) => entry.attribute === attribute && entry.system === system)

/** Offset behind a value; null when its list is not closed. */
const endOfValue = (value: ValueNode): number | null => {
  const last = value.kind === 'scalar' ? value.leaf.token : value.close
  return last && endOf(last)
}

const splice = (tree: Tree, from: number, to: number, text: string): string =>
  tree.text.slice(0, from) + text + tree.text.slice(to)

const replaced = (tree: Tree, entry: Entry, value: AttributeValue): string | null => {
  if (entry.value) {
    const end = endOfValue(entry.value)
    return end === null ? null : splice(tree, startOfValue(entry.value).start, end, valueText(value))
  }
  const end = endOfDeclaration(tree, entry)
  return splice(tree, end, end, ` = ${valueText(value)}`)
}

/** Behind the name and its brackets, which may stand apart. */
const endOfDeclaration = (tree: Tree, entry: Entry): number => {
  if (entry.brackets === null) return endOf(entry.name)
  const close = entry.brackets === 'vector' ? ']' : '}'
  return tree.text.indexOf(close, endOf(entry.name)) + 1
}

const added = (
  tree: Tree,
  block: Block,
  attribute: string,
  value: AttributeValue,
  system: string | null,
): string | null => {
  const place = system === null ? attribute : `${attribute} @${system}`
  const line = block.kind === 'type' ? staticText(attribute, value) : `${place} = ${valueText(value)}`
  const newline = tree.text.includes('\r\n') ? '\r\n' : '\n'
  const indent = indentOf(tree, block.name.token)
  if (!block.parentheses) {
    const end = endOf(block.name.token)
    return splice(tree, end, end, ` (${newline}${indent}\t${line}${newline}${indent}\t)`)
  }
  const last = entriesOf(block).at(-1)
  const end = last ? endOfEntry(tree, last) : endOf(block.parentheses.open)
  if (end === null || !block.parentheses.close) return null
  const at = endOfRemark(tree, end)
  return splice(tree, at, at, `${newline}${last ? indentOf(tree, last.name) : `${indent}\t`}${line}`)
}

const endOfEntry = (tree: Tree, entry: Entry): number | null =>
  entry.value ? endOfValue(entry.value) : endOfDeclaration(tree, entry)

/** Past a comment that stands behind an entry on its line, so that it stays with the entry. */
const endOfRemark = (tree: Tree, offset: number): number => {
  const comment = tree.tokens.find(({ kind, start }) => kind === 'comment' && start >= offset)
  return comment && /^[^\S\n]*$/.test(tree.text.slice(offset, comment.start)) ? endOf(comment) : offset
}

/** The white space before the line of a token. */
const indentOf = (tree: Tree, token: Token): string => {
  const lineStart = tree.text.lastIndexOf('\n', token.start - 1) + 1
  return /^[ \t]*/.exec(tree.text.slice(lineStart, token.start))?.[0] ?? ''
}
