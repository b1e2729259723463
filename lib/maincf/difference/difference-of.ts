import type { ConfigurationFile } from '../load/includes.ts'
import { commonLines } from './common-lines.ts'
import type { DifferenceLine, FileDifference, Hunk } from './file-difference.ts'

const context = 3

/**
 * What differs between two sets of files, by name: those of before in their order, then new ones; a file that
 * is on one side only is removed or added whole. Files that are alike are left out.
 */
export const differenceOf = (
  before: readonly ConfigurationFile[],
  after: readonly ConfigurationFile[],
): readonly FileDifference[] => {
  const [old, next] = [textsOf(before), textsOf(after)]
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((name) => {
    const [from, to] = linesOf(old.get(name) ?? '', next.get(name) ?? '')
    const hunks = hunksOf(linesBetween(from, to))
    return hunks.length > 0 ? [{ name, hunks }] : []
  })
}

const textsOf = (files: readonly ConfigurationFile[]): Map<string, string> =>
  new Map(files.map(({ name, text }) => [name, text]))

/** Lines of two texts; a last line without its line break differs from one that has it by an empty line. */
const linesOf = (from: string, to: string): readonly [readonly string[], readonly string[]] => {
  if (from === to) return [[], []]
  const [old, next] = [from, to].map((text) => (text === '' ? [] : text.split('\n')))
  if (!old || !next) return [[], []]
  const endsAlike = from === '' || to === '' || from.endsWith('\n') === to.endsWith('\n')
  return endsAlike ? [withoutLast(old), withoutLast(next)] : [old, next]
}

const withoutLast = (lines: readonly string[]): readonly string[] =>
  lines.at(-1) === '' ? lines.slice(0, -1) : lines

/** A line of either text, with the numbers both have reached before it. */
type Placed = DifferenceLine & { readonly old: number; readonly next: number }

const linesBetween = (from: readonly string[], to: readonly string[]): readonly Placed[] => {
  const lines: Placed[] = []
  let [old, next] = [0, 0]
  const goTo = (oldEnd: number, nextEnd: number) => {
    for (; old < oldEnd; old += 1) lines.push({ kind: 'removed', text: from[old] ?? '', old, next })
    for (; next < nextEnd; next += 1) lines.push({ kind: 'added', text: to[next] ?? '', old, next })
  }
  for (const run of commonLines(from, to)) {
    goTo(run.old, run.next)
    for (const end = old + run.length; old < end; old += 1, next += 1) {
      lines.push({ kind: 'same', text: from[old] ?? '', old, next })
    }
  }
  goTo(from.length, to.length)
  return lines
}

const hunksOf = (lines: readonly Placed[]): readonly Hunk[] => {
  const spans: { start: number; end: number }[] = []
  lines.forEach(({ kind }, at) => {
    if (kind === 'same') return
    const last = spans.at(-1)
    const [start, end] = [Math.max(0, at - context), Math.min(lines.length, at + 1 + context)]
    if (last && start <= last.end) last.end = end
    else spans.push({ start, end })
  })
  return spans.map(({ start, end }) => ({
    oldStart: (lines[start]?.old ?? 0) + 1,
    newStart: (lines[start]?.next ?? 0) + 1,
    lines: lines.slice(start, end).map(({ kind, text }) => ({ kind, text })),
  }))
}
