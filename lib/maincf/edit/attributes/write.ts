import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Piece } from '../draft/piece.ts'
import type { Refusal } from '../refusal.ts'
import { brokenBlock } from '../refusal.ts'
import { entriesOf, isClosed, withLine, withoutEntry, withValue, type Entry } from '../text/block-text.ts'
import { lineOf } from '../text/line-text.ts'
import { withElements } from '../text/list-text.ts'

/** The place of an attribute: its name as the text is to have it, as it may be spelt there, and the system. */
export type Place = {
  readonly attribute: string
  readonly isIt: (written: string) => boolean
  readonly system: string | null
}

/** The entry at a place of a block; undefined when the text is silent. */
export const entryAt = (piece: Piece, { isIt, system }: Place): Entry | undefined =>
  entriesOf(piece.block).find((entry) => isIt(entry.attribute) && entry.system === system)

/** Writes a value where it belongs: into what stands there, or on a line of its own. */
export const writeValue = (
  piece: Piece,
  place: Place,
  value: AttributeValue,
  owner: string,
): Refusal | null => {
  const { block } = piece
  if (!isClosed(block.node)) return brokenBlock(owner)
  const entry = entryAt(piece, place)
  const text = entry
    ? value.kind === 'scalar'
      ? withValue(block.text, entry, value)
      : withElements(block.text, entry, value, place.attribute === 'SystemList')
    : withLine(block, lineOf(block.node, place.attribute, place.system, value))
  if (text === null) return brokenBlock(owner)
  if (text !== block.text) piece.text = text
  return null
}

/** Takes entries out of a block, each with its line. */
export const removeEntries = (
  piece: Piece,
  isGone: (entry: Entry) => boolean,
  owner: string,
): Refusal | null => {
  let text = piece.text
  for (const entry of entriesOf(piece.block).filter(isGone).toReversed()) {
    const shorter = withoutEntry(text, entry)
    if (shorter === null) return brokenBlock(owner)
    text = shorter
  }
  if (!isClosed(piece.block.node)) return brokenBlock(owner)
  if (text !== piece.text) piece.text = text
  return null
}
