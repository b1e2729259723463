import { plainName } from '../../load/includes.ts'
import type { Draft } from '../draft/draft.ts'
import type { Piece } from '../draft/piece.ts'
import { Sheet } from '../draft/sheet.ts'

/** Puts a type at the end of a file; a file that was not there is included from now on. */
export const addType = (draft: Draft, name: string, text: string, fileName: string): void => {
  draft.types.set(name, sheetNamed(draft, fileName).addLast(text))
}

const sheetNamed = (draft: Draft, name: string): Sheet => {
  const known = draft.sheets.get(name)
  if (known) return known
  const sheet = new Sheet(name, draft.main.newline)
  draft.sheets.set(name, sheet)
  const line = `include ${JSON.stringify(name)}`
  const last = [...draft.includes.values()].findLast((piece) => piece.sheet === draft.main)
  draft.includes.set(name, last ? draft.main.addAfter(last, line, false) : draft.main.addFirst(line))
  return sheet
}

/**
 * Takes a type out of its file. With the last one the file leaves the configuration and its include goes;
 * what is on the disk stays. vcs-semantics §1.2, Include.
 */
export const removeType = (draft: Draft, name: string, piece: Piece): void => {
  const { sheet } = piece
  sheet.remove(piece)
  draft.types.delete(name)
  const file = plainName(sheet.name)
  const include = draft.includes.get(file)
  if (sheet === draft.main || sheet.first || !include) return
  include.sheet.remove(include)
  draft.includes.delete(file)
  draft.removeSheet(file)
}
