/** One form of script line: what it looks like, and what is made of the words in its places. */
export type Form<Result> = {
  readonly pattern: RegExp
  readonly make: (place: (name: string) => string) => Result
}

/**
 * A form from a readable shape: words stand for themselves, `<name>` for one word, `<name...>` for the rest,
 * `<name:this|that>` for one of these, `[...]` for what may be missing. A missing place reads as the empty
 * text.
 */
export function form<Result>(shape: string, make: (place: (name: string) => string) => Result): Form<Result> {
  const source = shape
    .replace(/ \[([^\]]+)\]/g, '(?: $1)?')
    .replace(/<(\w+)\.\.\.>/g, '(?<$1>.+)')
    .replace(/<(\w+):([^>]+)>/g, '(?<$1>$2)')
    .replace(/(?<!\?)<(\w+)>/g, '(?<$1>\\S+)')
  return { pattern: new RegExp(`^${source}$`), make }
}

/** What the first form that fits makes of a line; null when none fits. */
export function firstFit<Result>(forms: readonly Form<Result>[], line: string): Result | null {
  for (const { pattern, make } of forms) {
    const match = pattern.exec(line)
    if (match) return make((name) => match.groups?.[name] ?? '')
  }
  return null
}
