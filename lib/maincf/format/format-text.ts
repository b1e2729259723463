import { parse } from '../parse.ts'
import type { ConfigurationProblem } from '../problem.ts'
import { dependencyTreeText, type TreeResource } from '../print/dependency-tree.ts'
import type {
  BlockClause,
  Clause,
  GroupLinkClause,
  LinkClause,
  ResourceClause,
  TypeClause,
} from '../syntax/tree.ts'
import { quotedText } from '../print/value-text.ts'
import { anchorOf, anchorsOf, closingOf } from './anchors.ts'
import { Comments } from './comments.ts'
import { assignmentText, declarationText, groupLinkText, linkText } from './entry-text.ts'

export type Formatted = {
  /** Null when the text has errors of grammar: nothing is lost by formatting. */
  readonly text: string | null
  /** Of the grammar only. */
  readonly problems: readonly ConfigurationProblem[]
}

type Group = {
  readonly block: BlockClause
  readonly resources: ResourceClause[]
  readonly links: LinkClause[]
  readonly groupLinks: GroupLinkClause[]
}

/**
 * One .cf file in the form VCS dumps: a tab for groups and resources, two for a resource's attributes,
 * resources by name, links behind them, the dependency tree as a comment unless PrintTree is 0, quotes only
 * where they are needed. Unlike a dump it keeps hand-written comments, each with the entry it stands above
 * or behind. Formatting twice changes nothing more. vcs-semantics §1.1, §1.3.
 */
export const formatText = (text: string, fileName = 'main.cf'): Formatted => {
  const { tree, problems } = parse(fileName, text)
  if (problems.some(({ severity }) => severity === 'error')) return { text: null, problems }
  const comments = new Comments(text, tree.clauses.flatMap(anchorsOf))
  const pieces = piecesOf(tree.clauses).map((piece) => pieceText(comments, piece))
  const blocks = [...pieces, comments.last].filter((piece) => piece !== '')
  return { text: blocks.join('\n'), problems }
}

type Piece = Group | Exclude<Clause, { readonly kind: 'group' }> | readonly Clause[]

/** Clauses in their order, includes together, and with each group what belongs to it. */
const piecesOf = (clauses: readonly Clause[]): Piece[] => {
  const pieces: Piece[] = []
  let group: Group | null = null
  let includes: Clause[] | null = null
  for (const clause of clauses) {
    if (clause.kind === 'include') {
      if (!includes) pieces.push((includes = []))
      includes.push(clause)
      continue
    }
    includes = null
    if (clause.kind === 'group') {
      group = { block: clause, resources: [], links: [], groupLinks: [] }
      pieces.push(group)
    } else if (group && clause.kind === 'resource') group.resources.push(clause)
    else if (group && clause.kind === 'link') group.links.push(clause)
    else if (group && clause.kind === 'groupLink') group.groupLinks.push(clause)
    else pieces.push(clause)
  }
  return pieces
}

const pieceText = (comments: Comments, piece: Piece): string => {
  if ('block' in piece) return groupText(comments, piece)
  if (!('kind' in piece)) return piece.map((clause) => clauseText(comments, clause, '')).join('')
  return clauseText(comments, piece, '')
}

const clauseText = (comments: Comments, clause: Clause, indent: string): string => {
  switch (clause.kind) {
    case 'include':
      return lineText(comments, anchorOf(clause), indent, `include ${quotedText(clause.file.text)}`)
    case 'link':
      return lineText(comments, anchorOf(clause), indent, linkText(clause))
    case 'groupLink':
      return lineText(comments, anchorOf(clause), indent, groupLinkText(clause))
    case 'type':
      return blockText(comments, clause, indent, `type ${clause.name.text}`, declarationLines(clause))
    case 'resource':
      return blockText(
        comments,
        clause,
        indent,
        `${clause.type.text} ${clause.name.text}`,
        assignmentLines(clause),
      )
    default:
      return blockText(
        comments,
        clause,
        indent,
        `${clause.kind} ${clause.name.text}`,
        assignmentLines(clause),
      )
  }
}

const lineText = (comments: Comments, anchor: number, indent: string, text: string): string =>
  `${comments.above(anchor, indent)}${indent}${text}${comments.behind(anchor)}\n`

type Entry = { readonly anchor: number; readonly text: string }

const blockText = (
  comments: Comments,
  clause: Extract<Clause, { readonly parentheses: unknown }>,
  indent: string,
  head: string,
  entries: readonly Entry[],
): string => {
  const open = lineText(comments, anchorOf(clause), indent, `${head} (`)
  const lines = entries.map(({ anchor, text }) => lineText(comments, anchor, `${indent}\t`, text))
  if (!clause.parentheses) return `${open}${lines.join('')}${indent}\t)\n`
  return `${open}${lines.join('')}${lineText(comments, closingOf(clause), `${indent}\t`, ')')}`
}

const assignmentLines = (clause: BlockClause | ResourceClause): Entry[] =>
  clause.assignments.map((assignment) => ({
    anchor: assignment.name.start,
    text: assignmentText(assignment, clause.kind === 'group'),
  }))

/** ArgList, then the other static attributes, then the declared ones. */
const declarationLines = ({ declarations }: TypeClause): Entry[] => {
  const isStatic = (index: number) => declarations[index]?.modifier === 'static'
  const isArgList = (index: number) => isStatic(index) && declarations[index]?.name.text === 'ArgList'
  const rank = (index: number) => (isArgList(index) ? 0 : isStatic(index) ? 1 : 2)
  const order = [...declarations.keys()].toSorted((a, b) => rank(a) - rank(b))
  return order.flatMap((index) => {
    const declaration = declarations[index]
    return declaration ? [{ anchor: declaration.name.start, text: declarationText(declaration) }] : []
  })
}

const groupText = (comments: Comments, group: Group): string => {
  const resources = group.resources.toSorted((a, b) => byText(a.name.text, b.name.text))
  const links = [
    ...group.groupLinks,
    ...group.links.toSorted((a, b) => byText(a.parent.text, b.parent.text)),
  ].map((clause) => clauseText(comments, clause, '\t'))
  const tree = wantsTree(group)
    ? [`\n${dependencyTreeText(group.block.name.text, treeOf(group, resources))}`]
    : []
  return [
    clauseText(comments, group.block, ''),
    ...resources.map((clause) => clauseText(comments, clause, '\t')),
    ...(links.length > 0 ? [links.join('')] : []),
    ...tree,
  ].join('\n')
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const wantsTree = ({ block, resources }: Group): boolean => {
  const own = block.assignments.find(({ name }) => name.text === 'PrintTree')?.value
  const isOff = own?.kind === 'scalar' && (own.leaf.text === '0' || own.leaf.text === 'false')
  return resources.length > 0 && !isOff
}

const treeOf = (group: Group, resources: readonly ResourceClause[]): TreeResource[] => {
  const children = Map.groupBy(group.links, ({ parent }) => parent.text)
  return resources.map(({ name, type }) => ({
    name: name.text,
    type: type.text,
    children: (children.get(name.text) ?? []).flatMap((link) => link.children.map(({ text }) => text)),
  }))
}
