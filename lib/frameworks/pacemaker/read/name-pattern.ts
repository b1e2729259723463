/** Whether a `rsc-pattern` fits the name of a resource. */
export type NamePattern = (name: string) => boolean

/** With more repetitions than these a long name could keep the search busy for minutes. */
const mostRepetitions = 3

/**
 * Reads a `rsc-pattern` of a location: an extended regular expression of POSIX that may fit anywhere in the name, turned
 * round by a `!` before it. Null for one that means something else here than there, or that could take too long.
 */
export function namePatternOf(pattern: string): NamePattern | null {
  const isTurned = pattern.startsWith('!')
  const text = isTurned ? pattern.slice(1) : pattern
  if (!isPlain(text)) return null
  try {
    const expression = new RegExp(text)
    return (name) => expression.test(name) !== isTurned
  } catch {
    return null
  }
}

/** Classes by name, escaped letters and lookarounds are read in two ways; a repeated group is searched in too many. */
function isPlain(text: string): boolean {
  const isAmbiguous =
    /\[[:.=]|\(\?|\\(?![.*+?^$(){}|[\]\\/-])|[*+?}][*+?{]|\)[*+?{]/.test(text) ||
    /\[[^\]]*\\/.test(text) ||
    /\[\^?\]/.test(text)
  return !isAmbiguous && (text.match(/[*+{]/g) ?? []).length <= mostRepetitions
}
