import type { FileDifference, Hunk } from '#lib/wire/configuration.ts'
import type { ConfigurationFile } from '#server/drivers/cluster-driver.ts'

const context = 3

/** One place per file: everything between the first and the last line that differ, with three lines around it. */
export const differenceOf = (
  before: readonly ConfigurationFile[],
  after: readonly ConfigurationFile[],
): readonly FileDifference[] =>
  [...new Set([...before, ...after].map(({ name }) => name))].flatMap((name) => {
    const hunk = hunkOf(linesOf(before, name), linesOf(after, name))
    return hunk ? [{ name, hunks: [hunk] }] : []
  })

const linesOf = (files: readonly ConfigurationFile[], name: string): readonly string[] =>
  files.find((file) => file.name === name)?.text.split('\n') ?? []

function hunkOf(before: readonly string[], after: readonly string[]): Hunk | null {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  if (head === before.length && head === after.length) return null
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const from = Math.max(0, head - context)
  const line = (kind: 'same' | 'removed' | 'added') => (text: string) => ({ kind, text })
  return {
    oldStart: from + 1,
    newStart: from + 1,
    lines: [
      ...before.slice(from, head).map(line('same')),
      ...before.slice(head, before.length - tail).map(line('removed')),
      ...after.slice(head, after.length - tail).map(line('added')),
      ...after.slice(after.length - tail, after.length - tail + context).map(line('same')),
    ],
  }
}
