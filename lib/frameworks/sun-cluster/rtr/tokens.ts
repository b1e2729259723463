import type { RtrProblem } from './rtr.ts'

export type RtrToken = {
  readonly kind: 'word' | 'string' | 'mark' | 'comment' | 'directive'
  readonly text: string
  readonly line: number
}

const opening = '"“”'
const closing = '"“”'
const single = "'‘’"

/**
 * Words, strings, the marks `= ; , { }`, comments and directives. Directives look like comments (`#$upgrade`), so they
 * are told apart here. Typographic quotes, as manuals print them, count as quotes.
 */
export function tokensOf(text: string): {
  readonly tokens: readonly RtrToken[]
  readonly problems: readonly RtrProblem[]
} {
  const tokens: RtrToken[] = []
  const problems: RtrProblem[] = []
  let at = 0
  let line = 1
  const add = (kind: RtrToken['kind'], word: string): void => {
    tokens.push({ kind, text: word, line })
  }
  const complain = (severity: RtrProblem['severity'], code: RtrProblem['code'], message: string): void => {
    problems.push({ line, severity, code, message })
  }
  const takeString = (quotes: string): void => {
    const mark = text.charAt(at)
    if (mark !== '"' && mark !== "'")
      complain('warning', 'typographic-quote', `${mark} is taken for a quotation mark`)
    let end = at + 1
    while (end < text.length && !quotes.includes(text.charAt(end)) && text[end] !== '\n') end += 1
    if (!quotes.includes(text.charAt(end)) || end >= text.length)
      complain('error', 'syntax', 'this string does not end on its line')
    add('string', text.slice(at + 1, end))
    at = quotes.includes(text.charAt(end)) ? end + 1 : end
  }
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '\n') line += 1
    if (/\s/.test(character) || character === '\uFEFF') at += 1
    else if (character === '#') {
      const end = endOfLine(text, at)
      const body = text.slice(at, end).trimEnd()
      add(/^#\$upgrade/i.test(body) ? 'directive' : 'comment', body)
      at = end
    } else if (opening.includes(character)) takeString(closing)
    else if (single.includes(character)) takeString(single)
    else if ('=;,{}'.includes(character)) {
      add('mark', character)
      at += 1
    } else {
      const word = /^[^\s=;,{}#"“”'‘’]+/.exec(text.slice(at, at + 4096))?.[0] ?? character
      add('word', word)
      at += word.length
    }
  }
  return { tokens, problems }
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
