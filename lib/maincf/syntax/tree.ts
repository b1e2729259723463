import type { Leaf } from './leaf.ts'
import { tokensOf } from './lexer.ts'
import { endOf, type Token } from './token.ts'

/**
 * A file as it is written, and the clauses in it with the places of their words. Untouched text prints back
 * byte for byte. Clauses are a flat list; resources and links belong to the last group before them.
 * vcs-semantics §1.2.
 */
export type Tree = {
  readonly file: string
  readonly text: string
  /** Every token, spaces and comments too, cut anew at each question. */
  readonly tokens: readonly Token[]
  readonly clauses: readonly Clause[]
}

export type { Leaf } from './leaf.ts'

export type Clause = IncludeClause | BlockClause | ResourceClause | TypeClause | LinkClause | GroupLinkClause

export type IncludeClause = { readonly kind: 'include'; readonly file: Leaf }

/** The parentheses of a block; an unclosed one has no `close`. */
export type Parentheses = { readonly open: Token; readonly close: Token | null }

export type BlockClause = {
  readonly kind: 'cluster' | 'remotecluster' | 'heartbeat' | 'system' | 'group'
  readonly name: Leaf
  readonly parentheses: Parentheses | null
  readonly assignments: readonly Assignment[]
}

export type ResourceClause = {
  readonly kind: 'resource'
  readonly type: Leaf
  readonly name: Leaf
  readonly parentheses: Parentheses | null
  readonly assignments: readonly Assignment[]
  /** Entries were left out because they could not be understood. */
  readonly isBroken?: boolean
}

export type TypeClause = {
  readonly kind: 'type'
  readonly name: Leaf
  readonly parentheses: Parentheses | null
  readonly declarations: readonly Declaration[]
}

export type LinkClause = {
  readonly kind: 'link'
  readonly parent: Leaf
  readonly children: readonly Leaf[]
  /** `requires atleast N from …`; null for the plain form. */
  readonly atLeast: Leaf | null
}

export type GroupLinkClause = {
  readonly kind: 'groupLink'
  /** The word `requires`. */
  readonly start: Token
  readonly group: Leaf
  readonly category: Leaf
  readonly location: Leaf
  readonly rigidity: Leaf | null
}

export type Assignment = {
  readonly name: Leaf
  /** `Attr @system = …` */
  readonly system: Leaf | null
  readonly value: ValueNode
}

export type Declaration = {
  readonly modifier: 'static' | 'temp' | null
  /** str, i18nstr, int, boolean or keylist, as written. */
  readonly type: Leaf
  readonly name: Leaf
  /** What the brackets after the name say. */
  readonly brackets: 'vector' | 'association' | null
  readonly value: ValueNode | null
}

export type ValueNode = ScalarNode | ListNode
export type ScalarNode = { readonly kind: 'scalar'; readonly leaf: Leaf }
export type ListNode = {
  readonly kind: 'list'
  readonly open: Token
  readonly close: Token | null
  readonly items: readonly ListItem[]
  /** Elements were left out because they could not be understood. */
  readonly isBroken?: boolean
}
export type ListItem = { readonly key: Leaf; readonly value: Leaf | null }

/** A tree of a text. */
export const treeOf = (file: string, text: string, clauses: readonly Clause[]): Tree => ({
  file,
  text,
  clauses,
  get tokens() {
    return tokensOf(text)
  },
})

/** The text of a tree, exactly as it was read. */
export const printTree = (tree: Tree): string => tree.tokens.map((token) => token.text).join('')

/** Offset behind a value. */
export const endOfValue = (value: ValueNode): number => {
  if (value.kind === 'scalar') return value.leaf.end
  const last = value.items.at(-1)
  return value.close ? endOf(value.close) : ((last?.value ?? last?.key)?.end ?? endOf(value.open))
}

/** First token of a value. */
export const startOfValue = (value: ValueNode): Token =>
  value.kind === 'scalar' ? value.leaf.token : value.open
