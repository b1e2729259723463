import type { Edit } from '../edit/edit.ts'

/** What reads one kind of command: an edit, or why the words make none. */
export type CommandReader = (command: string, option: string, words: readonly string[]) => Edit | string

/** Words that must be just so many names; else a sentence. */
export const namesIn = (words: readonly string[], what: readonly string[]): string | null => {
  const odd = words.slice(0, what.length).find((word) => word === '' || word.startsWith('-'))
  if (odd !== undefined) return odd === '' ? 'A name is empty.' : `${odd} is not an option here.`
  if (words.length < what.length) return `${what[words.length] ?? 'A word'} is missing.`
  return words.length > what.length ? `${words[what.length] ?? ''} is one word too many.` : null
}

/** Values behind a name: words that begin with "-" must have been written with "%". */
export const faultOfValues = (words: readonly string[]): string | null => {
  const option = words.find((word) => word.startsWith('-'))
  return option === undefined
    ? null
    : `${option} is not an option here; a value that begins with "-" is written %${option}.`
}
