import type { ConfigurationFile } from './load/includes.ts'

/** A piece of a text replaced by another; offsets in UTF-16 units, `to` behind the last one. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string }

/** What mends a problem without a further question: safe to apply with one click. */
export type Fix = {
  /** What it does, for the button: `Put the value in quotes`. */
  readonly title: string
  /** In the file of the problem, none overlapping another. */
  readonly edits: readonly TextEdit[]
}

export const inserted = (at: number, text: string): TextEdit => ({ from: at, to: at, text })
export const replaced = (from: number, to: number, text: string): TextEdit => ({ from, to, text })
export const removed = (from: number, to: number): TextEdit => ({ from, to, text: '' })

/** Takes out what stands between two offsets, with its line when nothing else is on it. */
export const withoutEntry = (text: string, from: number, to: number): TextEdit => {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const found = text.indexOf('\n', to)
  const lineEnd = found < 0 ? text.length : found
  const isAlone =
    text.slice(lineStart, from).trim() === '' && /^\s*;?\s*$/.test(text.slice(to, lineEnd)) && found >= 0
  return isAlone ? removed(lineStart, lineEnd + 1) : removed(from, to)
}

/** A text with edits applied, all of them counted in the text as it was. */
export const editedText = (text: string, edits: readonly TextEdit[]): string => {
  const sorted = edits.toSorted((a, b) => a.from - b.from || a.to - b.to)
  let offset = 0
  const pieces: string[] = []
  for (const edit of sorted) {
    pieces.push(text.slice(offset, edit.from), edit.text)
    offset = edit.to
  }
  return [...pieces, text.slice(offset)].join('')
}

/** The files with the fix of a problem in one of them applied; the others are shared. */
export const applyFix = (
  files: readonly ConfigurationFile[],
  fileName: string,
  fix: Fix,
): readonly ConfigurationFile[] =>
  files.map((file) => (file.name === fileName ? { ...file, text: editedText(file.text, fix.edits) } : file))
