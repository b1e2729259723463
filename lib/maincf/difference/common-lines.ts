/** A run of lines that two texts have in common. */
export type Run = { readonly old: number; readonly next: number; readonly length: number }

type Range = {
  readonly old: number
  readonly oldEnd: number
  readonly next: number
  readonly nextEnd: number
}

/** Cells of a table of lengths that are still worked out for the best answer. */
const largestTable = 1_000_000

/**
 * Lines that stand in both texts in the same order, as runs in that order. Lines that are unique in both
 * hold the texts together, what lies between them is compared cell by cell; where neither is possible
 * (thousands of lines, none of them unique) that part counts as rewritten. Time n log n for few changes.
 */
export const commonLines = (old: readonly string[], next: readonly string[]): readonly Run[] => {
  const runs: Run[] = []
  const waiting: Range[] = [{ old: 0, oldEnd: old.length, next: 0, nextEnd: next.length }]
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const inner = trimmed(old, next, range, runs)
    if (inner.old === inner.oldEnd || inner.next === inner.nextEnd) continue
    const anchors = anchorsIn(old, next, inner)
    if (anchors.length > 0) waiting.push(...between(inner, anchors, runs))
    else if ((inner.oldEnd - inner.old) * (inner.nextEnd - inner.next) <= largestTable) {
      runs.push(...longestIn(old, next, inner))
    }
  }
  return runs.toSorted((a, b) => a.old - b.old)
}

/** A range without the lines at its beginning and end that are the same. */
const trimmed = (old: readonly string[], next: readonly string[], range: Range, runs: Run[]): Range => {
  let [start, to] = [range.old, range.next]
  while (start < range.oldEnd && to < range.nextEnd && old[start] === next[to]) {
    start += 1
    to += 1
  }
  let [end, toEnd] = [range.oldEnd, range.nextEnd]
  while (end > start && toEnd > to && old[end - 1] === next[toEnd - 1]) {
    end -= 1
    toEnd -= 1
  }
  if (start > range.old) runs.push({ old: range.old, next: range.next, length: start - range.old })
  if (end < range.oldEnd) runs.push({ old: end, next: toEnd, length: range.oldEnd - end })
  return { old: start, oldEnd: end, next: to, nextEnd: toEnd }
}

type Anchor = { readonly old: number; readonly next: number }

/** Lines that stand once in each text: the longest series of them that is in order in both. */
const anchorsIn = (old: readonly string[], next: readonly string[], range: Range): readonly Anchor[] => {
  const places = new Map<string, { old: number; next: number; count: number }>()
  for (let at = range.old; at < range.oldEnd; at += 1) {
    const known = places.get(old[at] ?? '')
    if (known) known.count += 1
    else places.set(old[at] ?? '', { old: at, next: -1, count: 1 })
  }
  for (let at = range.next; at < range.nextEnd; at += 1) {
    const known = places.get(next[at] ?? '')
    if (!known) continue
    if (known.next >= 0) known.count += 1
    known.next = at
  }
  return rising([...places.values()].filter((place) => place.count === 1 && place.next >= 0))
}

/** The longest series of anchors that rises on both sides; they come in order of the old text. */
const rising = (anchors: readonly Anchor[]): readonly Anchor[] => {
  const lasts: { readonly anchor: Anchor; readonly before: number }[] = []
  const piles: number[] = []
  for (const anchor of anchors) {
    let [low, high] = [0, piles.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const top = lasts[piles[middle] ?? 0]
      if (top && top.anchor.next < anchor.next) low = middle + 1
      else high = middle
    }
    piles[low] = lasts.push({ anchor, before: low > 0 ? (piles[low - 1] ?? -1) : -1 }) - 1
  }
  const series: Anchor[] = []
  for (let at = lasts[piles.at(-1) ?? -1]; at; at = lasts[at.before]) series.push(at.anchor)
  return series.toReversed()
}

const between = (range: Range, anchors: readonly Anchor[], runs: Run[]): Range[] => {
  const ranges: Range[] = []
  let [old, next] = [range.old, range.next]
  for (const anchor of anchors) {
    ranges.push({ old, oldEnd: anchor.old, next, nextEnd: anchor.next })
    runs.push({ ...anchor, length: 1 })
    old = anchor.old + 1
    next = anchor.next + 1
  }
  return [...ranges, { old, oldEnd: range.oldEnd, next, nextEnd: range.nextEnd }]
}

/** The most lines that can stay, by a table of the lengths of what is left of both. */
const longestIn = (old: readonly string[], next: readonly string[], range: Range): Run[] => {
  const [height, width] = [range.oldEnd - range.old, range.nextEnd - range.next]
  const isSame = (row: number, column: number) => old[range.old + row] === next[range.next + column]
  const step = width + 1
  const lengths = new Uint32Array((height + 1) * step)
  const at = (row: number, column: number) => lengths[row * step + column] ?? 0
  for (let row = height - 1; row >= 0; row -= 1) {
    for (let column = width - 1; column >= 0; column -= 1) {
      lengths[row * step + column] = isSame(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const runs: Run[] = []
  for (let [row, column] = [0, 0]; row < height && column < width;) {
    if (isSame(row, column)) {
      runs.push({ old: range.old + row, next: range.next + column, length: 1 })
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return runs
}
