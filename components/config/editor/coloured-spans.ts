import { tokensOf } from '#lib/maincf/syntax/lexer.ts'
import { keywords, valueTypeWords } from '#lib/maincf/syntax/words.ts'
import { endOf, type Token } from '#lib/maincf/syntax/token.ts'

export type Voice = 'keyword' | 'type' | 'string' | 'number' | 'comment' | 'attribute' | 'system'

/** A piece of text in a voice of its own. */
export type ColouredSpan = { readonly from: number; readonly to: number; readonly voice: Voice }

const declarationWords = new Set([...valueTypeWords, 'static', 'temp'])
const linkWords = new Set(['online', 'offline', 'local', 'global', 'remote', 'site', 'soft', 'firm', 'hard'])

/** The words of a text with their voices, in its order. Linear in the text. */
export function colouredSpans(text: string): readonly ColouredSpan[] {
  const spans: ColouredSpan[] = []
  let before: Token | null = null
  let waiting: Token | null = null
  let links = false
  const add = (token: Token, voice: Voice) => spans.push({ from: token.start, to: endOf(token), voice })
  for (const token of tokensOf(text)) {
    if (token.kind === 'space') continue
    if (waiting && token.kind === 'symbol' && '=@'.includes(token.text)) add(waiting, 'attribute')
    waiting = null
    if (token.startsLine) links = false
    if (token.kind === 'comment') add(token, 'comment')
    else if (token.kind === 'string' || token.kind === 'openString') add(token, 'string')
    else if (token.kind === 'word') {
      const voice = voiceOf(token, before, links)
      if (token.text === 'requires') links = true
      if (voice) add(token, voice)
      else waiting = token
    }
    if (token.kind !== 'comment') before = token
  }
  return spans
}

function voiceOf(token: Token, before: Token | null, links: boolean): Voice | null {
  const { text, startsLine } = token
  if (before?.text === '@') return 'system'
  if (text === 'requires' || (startsLine && keywords.includes(text))) return 'keyword'
  if (links && (linkWords.has(text) || text === 'group' || text === 'atleast' || text === 'from'))
    return 'keyword'
  if (declarationWords.has(text)) return 'type'
  return /^-?\d+$/.test(text) ? 'number' : null
}
