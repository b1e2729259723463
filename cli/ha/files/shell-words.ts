/**
 * The words of a line as a shell would hand them over: quotes of both kinds and backslashes, no substitution of
 * anything. Null when a quote is not closed.
 */
export function shellWords(line: string): readonly string[] | null {
  const words: string[] = []
  let word: string | null = null
  let rest = line
  while (rest !== '') {
    const blank = /^\s+/.exec(rest)
    const piece =
      blank ??
      /^'([^']*)'/.exec(rest) ??
      /^"((?:[^"\\]|\\.)*)"/.exec(rest) ??
      /^\\(.)/.exec(rest) ??
      /^[^\s'"\\]+/.exec(rest)
    if (!piece) return null
    rest = rest.slice(piece[0].length)
    if (blank) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + textOf(piece)
  }
  return word === null ? words : [...words, word]
}

/** Inside double quotes a backslash only covers what a shell would look at. */
const textOf = ([whole, inside]: RegExpExecArray): string =>
  whole.startsWith('"') ? (inside ?? '').replaceAll(/\\(["\\$`])/g, '$1') : (inside ?? whole)
