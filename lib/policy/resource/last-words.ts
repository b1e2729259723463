import type { EntryPointOutcome } from '../event.ts'

const longest = 300
const linesTold = 2

/**
 * What an entry point said last, on one line for the log: the last lines with ERROR or WARNING (VCS log
 * severities, vcs-semantics §6), else its last line. At most 300 characters, no control characters, and it
 * ends a sentence. Empty when it said nothing.
 */
export function lastWords(outcome: EntryPointOutcome): string {
  if (outcome.kind === 'lost') return ''
  const lines = outcome.output
    .split(/[\r\n]+/)
    .map((line) => line.replace(/[\p{C}\s]+/gu, ' ').trim())
    .filter((line) => line !== '')
  const loud = lines.filter(isLoud)
  const words = (loud.length > 0 ? loud.slice(-linesTold) : lines.slice(-1)).join('; ')
  if (words === '') return ''
  const text = words.length > longest ? `${words.slice(0, longest - 1)}…` : words
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** Whether words complain: a line with the severity ERROR, WARNING or CRITICAL. */
export const isLoud = (words: string): boolean => /\b(?:ERROR|WARNING|CRITICAL)\b/.test(words)

/** A finding with what the entry point said about it: `Clean of web on sysA exited 1: VCS ERROR …` */
export const withWords = (finding: string, words: string | undefined): string =>
  words ? `${finding}: ${words}` : `${finding}.`
