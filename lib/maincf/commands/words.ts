/**
 * Values as they stand in a command: one that begins with `-` or holds `%` has a leading `%`, so that it is
 * not taken for an option. vcs-semantics §8, Common.
 */
export const escapedWord = (word: string): string =>
  word.startsWith('-') || word.includes('%') ? `%${word}` : word

/** The value a word of a command stands for. */
export const plainWord = (word: string): string => (word.startsWith('%') ? word.slice(1) : word)

/** A command as it is typed into a shell: words that hold something special are quoted. */
export const shellLine = (argv: readonly string[]): string => argv.map(shellWord).join(' ')

const shellWord = (word: string): string => {
  if (/^[\w%+,./:=@-]+$/.test(word)) return word
  return /["$\\`!\n]/.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`
}
