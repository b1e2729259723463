import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { parse } from '../parse.ts'
import type { Clause, Tree } from '../syntax/tree.ts'
import { entriesOf, withLine, withValue, type BlockNode } from './text/block-text.ts'
import { lineOf, newlineOf } from './text/line-text.ts'

/** Which block of a file to change. */
export type EditTarget = {
  readonly kind: 'cluster' | 'system' | 'group' | 'resource' | 'type'
  readonly name: string
}

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
  const node = tree.clauses.find((clause): clause is BlockNode => isTarget(clause, target))
  if (!node) return null
  const block = { text: tree.text, node, newline: newlineOf(tree.text) }
  const standing = entriesOf(block).find((entry) => entry.attribute === attribute && entry.system === system)
  const text = standing
    ? withValue(tree.text, standing, value)
    : withLine(block, lineOf(node, attribute, system, value))
  return text === null ? null : parse(tree.file, text).tree
}

const isTarget = (clause: Clause, target: EditTarget): boolean =>
  clause.kind === target.kind && clause.name.text === target.name
