/**
 * A piece of the text. Together the tokens of a file are the file, byte for byte: spaces and comments
 * are tokens too.
 */
export type Token = {
  readonly kind:
    | 'word'
    | 'string'
    /** A string whose line ends before its closing quote. */
    | 'openString'
    | 'symbol'
    | 'space'
    | 'comment'
    /** What was not looked at any more. */
    | 'unread'
    | 'end'
  readonly text: string
  /** Offset in the file. */
  readonly start: number
  /** Nothing but spaces and comments stands before it on its line. */
  readonly startsLine: boolean
}

export const endOf = (token: Token): number => token.start + token.text.length

export const isSymbol = (token: Token, text: string): boolean =>
  token.kind === 'symbol' && token.text === text
export const isWord = (token: Token, text: string): boolean => token.kind === 'word' && token.text === text
export const isText = (token: Token): boolean =>
  token.kind === 'word' || token.kind === 'string' || token.kind === 'openString'

const longest = 40

/** A token as a message names it: in quotes, shortened, without line breaks. */
export const shown = (token: Token): string =>
  token.kind === 'end' ? 'the end of the file' : shownText(token.text)

/** A text as a message names it. */
export const shownText = (text: string): string => {
  const start = text.slice(0, longest).replaceAll(/[\p{Cc}\p{Cs}]/gu, '?')
  return `"${text.length > longest ? `${start}…` : start}"`
}
