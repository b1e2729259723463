import type { FileDifference, Hunk } from '#lib/wire/configuration.ts'

/** A line of a difference with its number in the old and in the new text. */
export type DiffLine = Hunk['lines'][number] & { readonly old: number | null; readonly fresh: number | null }

/** The lines of one place, numbered. */
export function linesOf({ oldStart, newStart, lines }: Hunk): readonly DiffLine[] {
  let old = oldStart
  let fresh = newStart
  return lines.map((line) => ({
    ...line,
    old: line.kind === 'added' ? null : old++,
    fresh: line.kind === 'removed' ? null : fresh++,
  }))
}

/** How many lines come and go. */
export function totalsOf({ hunks }: FileDifference): { added: number; removed: number } {
  const lines = hunks.flatMap((hunk) => hunk.lines)
  const count = (kind: string) => lines.filter((line) => line.kind === kind).length
  return { added: count('added'), removed: count('removed') }
}
