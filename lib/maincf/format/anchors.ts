import type { Clause } from '../syntax/tree.ts'

/** Offset by which comments know a clause: of its name, or of the first word of a link. */
export const anchorOf = (clause: Clause): number => {
  switch (clause.kind) {
    case 'include':
      return clause.file.start
    case 'link':
      return clause.parent.start
    case 'groupLink':
      return clause.start.start
    default:
      return clause.name.start
  }
}

/** Offset by which comments know the end of a block; that of its beginning where it has no parentheses. */
export const closingOf = (clause: Extract<Clause, { readonly parentheses: unknown }>): number =>
  clause.parentheses?.close?.start ?? anchorOf(clause)

/** Offsets of a clause, of its entries and of its end, ascending. */
export const anchorsOf = (clause: Clause): number[] => {
  if (!('parentheses' in clause)) return [anchorOf(clause)]
  const entries = clause.kind === 'type' ? clause.declarations : clause.assignments
  const close = clause.parentheses?.close
  return [anchorOf(clause), ...entries.map(({ name }) => name.start), ...(close ? [close.start] : [])]
}
