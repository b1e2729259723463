/** Name of the shell variable that must hold one newline where `quoteOnOneLine`'s text is evaluated. */
export const newlineVariable = 'N'

/**
 * The one way from an argument vector to text for a POSIX shell. Evaluating the text gives exactly `argv` again:
 * nothing is expanded, split, globbed, taken for a keyword, an alias or an assignment.
 *
 * @param argv at least one word; any characters but NUL, which no program's arguments can hold.
 * @throws RangeError for an empty vector or a NUL: a mistake of the caller.
 */
export const quote = (argv: readonly string[]): string => quoteWith(argv, quoteWord)

/**
 * As `quote`, but without a newline in it, for protocols with one request per line. It must be evaluated where the
 * variable named by `newlineVariable` holds a newline.
 *
 * @throws RangeError as `quote`.
 */
export const quoteOnOneLine = (argv: readonly string[]): string =>
  quoteWith(argv, (word) => quoteWord(word).replaceAll('\n', `'"$${newlineVariable}"'`))

const quoteWith = (argv: readonly string[], word: (text: string) => string): string => {
  if (argv.length === 0) throw new RangeError('an empty argument vector cannot be quoted')
  return argv.map(word).join(' ')
}

const quoteWord = (word: string): string => {
  if (word.includes('\0')) throw new RangeError('an argument cannot hold a NUL character')
  return `'${word.replaceAll("'", `'\\''`)}'`
}
