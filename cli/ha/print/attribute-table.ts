import type { Output } from '../program.ts'
import { columns, lines } from './columns.ts'

/** One line of -display or -state: an attribute of an object, on one system, or `global`. */
export type AttributeRow = {
  readonly object: string
  readonly attribute: string
  readonly system: string
  readonly value: string
}

/** `#Group Attribute System Value`, for groups and resources. */
export const placedTable = (head: string, rows: readonly AttributeRow[]): Output => ({
  text: columns(
    [12, 21, 10],
    [
      [`#${head}`, 'Attribute', 'System', 'Value'],
      ...rows.map((row) => [row.object, row.attribute, row.system, row.value]),
    ],
  ),
  data: rows,
})

/** `#System Attribute Value`, for systems and types. */
export const objectTable = (head: string, rows: readonly Omit<AttributeRow, 'system'>[]): Output => ({
  text: columns(head === 'Type' ? [12, 22] : [10, 21], [
    [`#${head}`, 'Attribute', 'Value'],
    ...rows.map((row) => [row.object, row.attribute, row.value]),
  ]),
  data: rows.map(({ object, attribute, value }) => ({ object, attribute, value })),
})

/** `#Attribute Value`, for the cluster. */
export const plainTable = (
  rows: readonly { readonly attribute: string; readonly value: string }[],
): Output => ({
  text: columns([22], [['#Attribute', 'Value'], ...rows.map((row) => [row.attribute, row.value])]),
  data: rows,
})

/** -value and -state of one thing: the bare value. */
export const bareValue = (value: string): Output => ({ text: `${value}\n`, data: value })

/** -list of single names. */
export const nameList = (names: readonly string[]): Output => ({ text: lines(names), data: names })

/** -list of pairs: name, tab, system. */
export const pairList = (pairs: readonly (readonly [name: string, system: string])[]): Output => ({
  text: lines(pairs.map((pair) => pair.join('\t'))),
  data: pairs.map(([name, system]) => ({ name, system })),
})
