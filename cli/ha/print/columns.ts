/**
 * Rows as VCS prints them: every column but the last at least so wide, one blank between, nothing cut, no blanks
 * at the end. vcs-semantics §8.3.
 */
export function columns(widths: readonly number[], rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join(' ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** One value a line. */
export const lines = (values: readonly string[]): string => values.map((value) => `${value}\n`).join('')
