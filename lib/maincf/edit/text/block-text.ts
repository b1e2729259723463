import { editedText, inserted, removed, replaced } from '../../fix.ts'
import { valueText } from '../../print/value-text.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { endOf } from '../../syntax/token.ts'
import {
  startOfValue,
  type BlockClause,
  type ResourceClause,
  type TypeClause,
  type ValueNode,
} from '../../syntax/tree.ts'

export type BlockNode = BlockClause | ResourceClause | TypeClause

/** A text and a block in it; offsets of the block count in that text. */
export type BlockText = { readonly text: string; readonly node: BlockNode; readonly newline: string }

/** One attribute as it stands in a block. */
export type Entry = {
  readonly attribute: string
  readonly system: string | null
  readonly start: number
  /** Behind its last sign, without a `;` that follows; null when its list is not closed. */
  readonly end: number | null
  readonly value: ValueNode | null
}

/** The attributes of a block in the order of the text. */
export const entriesOf = ({ text, node }: BlockText): readonly Entry[] =>
  node.kind === 'type'
    ? node.declarations.map(({ modifier, type, name, brackets, value }) => ({
        attribute: name.text,
        system: null,
        start: modifier ? startOfModifier(text, type.start) : type.start,
        end: value ? endOfValue(value) : endOfHead(text, name.end, brackets),
        value,
      }))
    : node.assignments.map(({ name, system, value }) => ({
        attribute: name.text,
        system: system?.text ?? null,
        start: name.start,
        end: endOfValue(value),
        value,
      }))

const startOfModifier = (text: string, offset: number): number => {
  const before = /(?:static|temp)\s+$/.exec(text.slice(Math.max(0, offset - 80), offset))
  return before ? offset - before[0].length : offset
}

const endOfValue = (value: ValueNode): number | null => {
  if (value.kind === 'scalar') return value.leaf.end
  return value.close && endOf(value.close)
}

/** Behind the name of a declaration and its brackets, which may stand apart. */
const endOfHead = (text: string, end: number, brackets: string | null): number => {
  if (brackets === null) return end
  return text.indexOf(brackets === 'vector' ? ']' : '}', end) + 1
}

/** Whether the parentheses of a block are closed: only such a block can be changed. */
export const isClosed = ({ parentheses }: BlockNode): boolean =>
  parentheses === null || parentheses.close !== null

/** The text with a new value for an entry, or a first one; null when the list there is not closed. */
export const withValue = (text: string, entry: Entry, value: AttributeValue): string | null => {
  if (entry.end === null) return null
  const edit = entry.value
    ? replaced(startOfValue(entry.value).start, entry.end, valueText(value))
    : inserted(entry.end, ` = ${valueText(value)}`)
  return editedText(text, [edit])
}

/** The text with one more line in a block, behind its last; null when the block is broken. */
export const withLine = (block: BlockText, line: string): string | null => {
  const { text, node, newline } = block
  const indent = indentAt(text, node.name.start)
  if (!node.parentheses) {
    const end = node.name.end
    return editedText(text, [inserted(end, ` (${newline}${indent}\t${line}${newline}${indent}\t)`)])
  }
  const last = entriesOf(block).at(-1)
  const end = last ? last.end : endOf(node.parentheses.open)
  if (end === null || !node.parentheses.close) return null
  if (!text.slice(endOf(node.parentheses.open), node.parentheses.close.start).includes('\n')) {
    return editedText(text, [inWords(text, end, line)])
  }
  const at = endOfRemark(text, end)
  return editedText(text, [
    inserted(at, `${newline}${last ? indentAt(text, last.start) : `${indent}\t`}${line}`),
  ])
}

/** An entry among others on one line. */
const inWords = (text: string, end: number, line: string) => {
  const at = endOfRemark(text, end)
  return inserted(at, ` ${line}${/\s/.test(text[at] ?? '') ? '' : ' '}`)
}

/** The text without an entry: its whole line where nothing else stands on it. Null when its list is not closed. */
export const withoutEntry = (text: string, entry: Entry): string | null => {
  if (entry.end === null) return null
  const lead = text.slice(startOfLine(text, entry.start), entry.start)
  const isFirst = lead.trim() === ''
  const behind = text.slice(entry.end)
  const line = /^(?:[^\S\n]*;)?[^\S\n]*(?:(?:\/\/|#)[^\n]*)?(?:\n|$)/.exec(behind)
  if (isFirst && line)
    return editedText(text, [removed(entry.start - lead.length, entry.end + line[0].length)])
  const separator = /^[^\S\n]*;/.exec(behind)?.[0].length ?? 0
  const gap = isFirst ? 0 : (/[^\S\n]*$/.exec(lead)?.[0].length ?? 0)
  const following = isFirst ? (/^[^\S\n]*/.exec(behind.slice(separator))?.[0].length ?? 0) : 0
  return editedText(text, [removed(entry.start - gap, entry.end + separator + following)])
}

/** Past a `;` and a comment that stand behind an entry on its line, so that they stay with the entry. */
const endOfRemark = (text: string, offset: number): number => {
  const rest = /^(?:[^\S\n]*;)?(?:[^\S\n]*(?:\/\/|#)[^\r\n]*)?/.exec(text.slice(offset))
  return offset + (rest?.[0].length ?? 0)
}

const startOfLine = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

/** The white space before the line of a place. */
export const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? ''
