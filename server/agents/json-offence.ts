const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y

/**
 * Where a text stops being JSON, line and column from 1; the place after the last character when it only ends too
 * early. Null for a text that is JSON.
 */
export const jsonOffence = (text: string): { readonly line: number; readonly column: number } | null => {
  const end = value(text, 0)
  const offset = end.good ? blank(text, end.at) : end.at
  if (end.good && offset === text.length) return null
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

type Reached = { readonly good: boolean; readonly at: number }

const value = (text: string, from: number): Reached => {
  const at = blank(text, from)
  if (text[at] === '{') return list(text, at + 1, '}', member)
  if (text[at] === '[') return list(text, at + 1, ']', value)
  return match(text[at] === '"' ? string : literal, text, at)
}

const member = (text: string, from: number): Reached => {
  const key = match(string, text, blank(text, from))
  const colon = blank(text, key.at)
  if (!key.good || text[colon] !== ':') return { good: false, at: colon }
  return value(text, colon + 1)
}

const list = (
  text: string,
  from: number,
  close: string,
  item: (text: string, from: number) => Reached,
): Reached => {
  let at = blank(text, from)
  if (text[at] === close) return { good: true, at: at + 1 }
  for (;;) {
    const reached = item(text, at)
    if (!reached.good) return reached
    at = blank(text, reached.at)
    if (text[at] === close) return { good: true, at: at + 1 }
    if (text[at] !== ',') return { good: false, at }
    at += 1
  }
}

const match = (pattern: RegExp, text: string, at: number): Reached => {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found === null ? { good: false, at } : { good: true, at: at + found[0].length }
}

const blank = (text: string, from: number): number => {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1
  return at
}
