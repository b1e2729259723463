/** Line and column, both from 1; columns count UTF-16 units, a byte order mark counts as nothing. */
export type Position = { readonly line: number; readonly column: number }
export type PositionFinder = (offset: number) => Position

/**
 * Finds positions in a text. Going forward costs what lies between two questions, so that asking for
 * many positions in order costs one walk.
 */
export const positionFinder = (text: string): PositionFinder => {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  let lineStart = mark
  return (offset) => {
    if (offset < lineStart) {
      line = 1
      lineStart = mark
    }
    for (;;) {
      const newline = text.indexOf('\n', lineStart)
      if (newline < 0 || newline >= offset) break
      line += 1
      lineStart = newline + 1
    }
    return { line, column: Math.max(offset - lineStart, 0) + 1 }
  }
}
