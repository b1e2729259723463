/** Line and column, both from 1; columns count UTF-16 units, a byte order mark counts as nothing. */
export type Position = { readonly line: number; readonly column: number }
export type PositionFinder = (offset: number) => Position

/** Finds positions in a text: one walk over it at the first question, then a few steps for each. */
export const positionFinder = (text: string): PositionFinder => {
  let starts: readonly number[] | null = null
  return (offset) => {
    starts ??= lineStarts(text)
    const line = lastAtMost(starts, offset)
    return { line: line + 1, column: Math.max(offset - (starts[line] ?? 0), 0) + 1 }
  }
}

const lineStarts = (text: string): number[] => {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Index of the last line that starts at an offset or before it; the first one for what stands before all. */
const lastAtMost = (starts: readonly number[], offset: number): number => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
