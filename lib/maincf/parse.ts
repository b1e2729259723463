import type { ConfigurationProblem } from './problem.ts'
import { ProblemCollector } from './problem-collector.ts'
import { Cursor } from './syntax/cursor.ts'
import { parseClause } from './syntax/parse-clause.ts'
import { isSymbol, type Token } from './syntax/token.ts'
import { treeOf, type Clause, type Tree } from './syntax/tree.ts'

export type Parsed = { readonly tree: Tree; readonly problems: readonly ConfigurationProblem[] }

/**
 * Reads one .cf file. The tree keeps every byte (`printTree` gives the text back) whatever the text is;
 * problems are those of the grammar, each with its place, at most 100: then the rest is left unread.
 * A broken clause does not hide the next one. Time and memory are linear in the text. vcs-semantics §1.2.
 */
export const parse = (fileName: string, text: string): Parsed => {
  const problems = new ProblemCollector()
  const cursor = new Cursor({ file: fileName, text }, problems)
  const clauses: Clause[] = []
  while (cursor.peek().kind !== 'end' && !cursor.mustStop) {
    if (cursor.takeSymbol(';')) continue
    const start = cursor.peek()
    const clause = parseClause(cursor)
    if (clause) clauses.push(clause)
    else skipToClause(cursor, start)
  }
  if (cursor.mustStop) cursor.stop()
  return { tree: treeOf(fileName, text, clauses), problems: problems.list() }
}

/** After a mistake: to the first line that begins a clause, or past the `)` of the broken block. */
const skipToClause = (cursor: Cursor, start: Token): void => {
  for (;;) {
    const token = cursor.peek()
    if (token.kind === 'end') return
    if (token !== start && token.startsLine && cursor.startsClause()) return
    cursor.take()
    if (isSymbol(token, ')')) return
  }
}
