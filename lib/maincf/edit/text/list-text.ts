import { editedText, inserted, removed, replaced, type TextEdit } from '../../fix.ts'
import { scalarText } from '../../print/value-text.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { endOf } from '../../syntax/token.ts'
import type { ListItem, ListNode } from '../../syntax/tree.ts'
import { withValue, type Entry } from './block-text.ts'

/** An element of a list; `value` of associations only. */
type Element = { readonly key: string; readonly value: string | null }

/**
 * The text with an entry's list turned into another element by element: what stays keeps its place, its
 * line and its comments. Written whole where nothing stays or the order changes. `numbersItself`: an
 * element without a value says its index (SystemList), and goes on saying the same number.
 * Null when the list is not closed or part of it could not be read. vcs-semantics §1.2, Implicit priority.
 */
export const withElements = (
  text: string,
  entry: Entry,
  value: AttributeValue,
  numbersItself: boolean,
): string | null => {
  const node = entry.value
  const wanted = elementsOf(value)
  if (node?.kind === 'list' && node.isBroken) return null
  if (node?.kind !== 'list' || !node.close) return withValue(text, entry, value)
  const kept = keptOf(node.items, wanted)
  if (kept.size === 0) return withValue(text, entry, value)
  const lastKept = Math.max(...kept.keys())
  const edits = node.items.flatMap((item, index) => {
    const at = kept.get(index)
    if (at === undefined) return removalOf(text, node, index, index > lastKept)
    return valueEdit(item, wanted[at]?.value ?? null, numbersItself && at === index ? String(index) : null)
  })
  const added = wanted.slice(kept.size)
  return editedText(text, [...edits, ...(added.length > 0 ? [addition(text, node, lastKept, added)] : [])])
}

const elementsOf = (value: AttributeValue): readonly Element[] => {
  switch (value.kind) {
    case 'scalar':
      return []
    case 'vector':
      return value.items.map((key) => ({ key, value: null }))
    case 'keylist':
      return value.keys.map((key) => ({ key, value: null }))
    case 'association':
      return value.entries.map(([key, text]) => ({ key, value: text }))
  }
}

/** Which standing element is which wanted one; the wanted ones behind those are new. */
const keptOf = (items: readonly ListItem[], wanted: readonly Element[]): Map<number, number> => {
  const kept = new Map<number, number>()
  items.forEach((item, index) => {
    if (item.key.text === wanted[kept.size]?.key) kept.set(index, kept.size)
  })
  return kept
}

const valueEdit = (item: ListItem, value: string | null, implied: string | null): TextEdit[] => {
  if (value === null) return []
  if (!item.value) return value === implied ? [] : [inserted(item.key.end, ` = ${scalarText(value)}`)]
  if (item.value.text === value) return []
  return [replaced(item.value.start, item.value.end, scalarText(value))]
}

const endOfItem = (item: ListItem): number => (item.value ?? item.key).end

/** An element with the separator behind it; the last ones with the separator before them. */
const removalOf = (text: string, node: ListNode, index: number, isTail: boolean): TextEdit[] => {
  const item = node.items[index]
  const following = node.items[index + 1]
  if (!item) return []
  if (!isTail && following) return [removed(item.key.start, following.key.start)]
  const before = node.items[index - 1]
  const from = before ? endOfItem(before) : endOf(node.open)
  const gap = text.slice(from, item.key.start)
  const separator = gap.search(/[,;]/)
  const rest = separator < 0 ? gap : gap.slice(0, separator) + gap.slice(separator + 1)
  const hasRemark = /\/\/|#/.test(rest)
  return [replaced(from, endOfItem(item), hasRemark ? rest.replace(/[ \t]*$/, '') : '')]
}

/** New elements behind the last one that stays, one to a line where they stand so. */
const addition = (text: string, node: ListNode, lastKept: number, added: readonly Element[]): TextEdit => {
  const last = node.items[lastKept]
  const previous = node.items[lastKept - 1]
  const end = last ? endOfItem(last) : endOf(node.open)
  const line = last && previous ? /\r?\n[ \t]*$/.exec(text.slice(endOfItem(previous), last.key.start)) : null
  const words = added.map(({ key, value }) =>
    value === null ? scalarText(key) : `${scalarText(key)} = ${scalarText(value)}`,
  )
  return inserted(end, words.map((word) => `,${line?.[0] ?? ' '}${word}`).join(''))
}
