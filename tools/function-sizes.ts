/** Length of every function of a TypeScript file, by its braces after strings and comments are blanked. */
export type FunctionSize = { readonly file: string; readonly name: string; readonly lines: number }

const opening =
  /(?:function\s*\*?\s*(\w*)\s*(?:<[^>{}]*>)?\([^{}]*?\)[^{};]*\{)|(?:(?:const|let)\s+(\w+)[^=;{}]*=\s*(?:async\s*)?(?:<[^>]*>)?\([^{};]*?\)[^{};=]*=>\s*\{)|(?:^\s+(?:async\s+)?(\w+)\s*\([^{};]*\)\s*(?::[^{};]+)?\{)/gm

const words = new Set(['if', 'for', 'while', 'switch', 'catch', 'with'])

/** Strings, templates, regular expressions after an operator, and comments become blanks; lines stay. */
export function blanked(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ')
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:!&|?]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g,
    blank,
  )
}

/** All functions with a body in braces, with the lines from their first word to their closing brace. */
export function functionsOf(file: string, text: string): FunctionSize[] {
  const clean = blanked(text)
  const found: FunctionSize[] = []
  for (const match of clean.matchAll(opening)) {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    if (words.has(name)) continue
    const start = match.index + (match[0].length - match[0].trimStart().length)
    let depth = 1
    let at = match.index + match[0].length
    while (at < clean.length && depth > 0) {
      if (clean[at] === '{') depth += 1
      if (clean[at] === '}') depth -= 1
      at += 1
    }
    found.push({ file, name: name || 'anonymous', lines: clean.slice(start, at).split('\n').length })
  }
  return found
}
