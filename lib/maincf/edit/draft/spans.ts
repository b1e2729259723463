import { Lexer } from '../../syntax/lexer.ts'
import { endOf } from '../../syntax/token.ts'
import type { Clause, Tree } from '../../syntax/tree.ts'
import { isClosed } from '../text/block-text.ts'

/** A clause with its text, and what stands before it and behind it on its line. */
export type Span = {
  readonly before: string
  readonly text: string
  readonly after: string
  readonly clause: Clause
}

/** The clauses of a file with the text of each; what follows the last line of the last one is left out. */
export const spansOf = ({ text, clauses }: Tree): readonly Span[] => {
  const places = placesOf(text, clauses)
  let offset = 0
  return clauses.map((clause, index) => {
    const { start, end } = places[index] ?? { start: offset, end: offset }
    const next = places[index + 1]?.start
    const from = startOfText(text, offset, start)
    const after = afterClause(text.slice(end, next ?? text.length), next === undefined)
    const span = { before: text.slice(offset, from), text: text.slice(from, end), after, clause }
    offset = end + after.length
    return span
  })
}

type Place = { readonly start: number; readonly end: number }

const placesOf = (text: string, clauses: readonly Clause[]): Place[] => {
  const starts: number[] = []
  let offset = 0
  for (const clause of clauses) {
    starts.push(startOf(text, clause, offset))
    offset = endOfClause(clause)
  }
  return clauses.map((clause, index) => {
    const start = starts[index] ?? 0
    if (isWhole(clause)) return { start, end: endOfClause(clause) }
    const following = text.slice(start, starts[index + 1] ?? text.length)
    return { start, end: start + following.trimEnd().length }
  })
}

const isWhole = (clause: Clause): boolean =>
  clause.kind === 'include' || clause.kind === 'link' || clause.kind === 'groupLink' || isClosed(clause)

/** First sign of a clause; keywords stand before the name and are looked for from the end of the clause before. */
const startOf = (text: string, clause: Clause, from: number): number => {
  if (clause.kind === 'resource') return clause.type.start
  if (clause.kind === 'link') return clause.parent.start
  if (clause.kind === 'groupLink') return clause.start.start
  const name = clause.kind === 'include' ? clause.file : clause.name
  const lexer = new Lexer(text.slice(from, name.start))
  let start = name.start
  for (let token = lexer.next(); token.kind !== 'end'; token = lexer.next()) start = from + token.start
  return start
}

/** Behind the last sign of a clause; of an open block, behind its `(`. */
const endOfClause = (clause: Clause): number => {
  switch (clause.kind) {
    case 'include':
      return clause.file.end
    case 'link':
      return (clause.children.at(-1) ?? clause.parent).end
    case 'groupLink':
      return (clause.rigidity ?? clause.location).end
    default:
      return clause.parentheses ? endOf(clause.parentheses.close ?? clause.parentheses.open) : clause.name.end
  }
}

/** With the white space before it, where that begins its line. */
const startOfText = (text: string, offset: number, start: number): number => {
  const lead = /[ \t]*$/.exec(text.slice(offset, start))?.[0].length ?? 0
  const from = start - lead
  return from === 0 || text[from - 1] === '\n' ? from : start
}

/** A `;` and a remark behind a clause with their line break; nothing where the next clause stands on its line. */
const afterClause = (gap: string, isLast: boolean): string => {
  const line = /^[^\S\n]*(?:;[^\S\n]*)*(?:(?:\/\/|#)[^\n]*)?(\n|$)/.exec(gap)
  return line && (isLast || line[1] === '\n') ? line[0] : ''
}
