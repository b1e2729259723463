import { replaced, type Fix } from './fix.ts'
import { isBareValue } from './syntax/words.ts'

const longestWord = 64

/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
const distance = (a: string, b: string): number => {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const best = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(swapped ? Math.min(best, (beforeLast[j - 2] ?? 0) + 1) : best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

/** The candidate most like a word, if one is near enough to be meant; case counts little. */
export const nearest = (word: string, candidates: Iterable<string>): string | null => {
  if (word.length > longestWord) return null
  const allowed = word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3
  let best: string | null = null
  let bestDistance = allowed + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > allowed) continue
    const found = distance(word.toLowerCase(), candidate.toLowerCase())
    if (found < bestDistance) [best, bestDistance] = [candidate, found]
  }
  return best
}

/** A fix that writes the word that was meant, in place of the one that stands there. */
export const spelledRight = (
  at: { readonly start: number; readonly end: number },
  candidates: Iterable<string>,
  found: string,
): Fix | undefined => {
  const meant = nearest(found, candidates)
  if (meant === null || !isBareValue(meant)) return undefined
  return { title: `Write ${meant}`, edits: [replaced(at.start, at.end, meant)] }
}

/** "Did you mean …?", or null when nothing is near. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | null => {
  const found = nearest(word, candidates)
  return found === null ? null : `Did you mean "${found}"?`
}
