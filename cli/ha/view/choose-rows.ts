import type { AttributeRow } from '../print/attribute-table.ts'
import { WrongWords } from '../messages/command-failure.ts'
import type { Words } from '../words/read-words.ts'
import { meets, type Condition } from '../words/conditions.ts'
import { unknownAttribute } from './known.ts'

/** Rows of -display that -attribute and -sys ask for. Throws for an attribute the object does not have. */
export function chosenRows(rows: readonly AttributeRow[], words: Words): AttributeRow[] {
  const attributes = words.many('-attribute')
  const systems = words.many('-sys')
  for (const attribute of attributes) needAttribute(rows, attribute)
  return rows.filter(
    (row) =>
      (attributes.length === 0 || attributes.includes(row.attribute)) &&
      (systems.length === 0 || systems.includes(row.system)),
  )
}

/** The value of one attribute: the system's, or the one that holds everywhere. */
export function valueFrom(rows: readonly AttributeRow[], attribute: string, system: string | null): string {
  needAttribute(rows, attribute)
  const found = rows.filter((row) => row.attribute === attribute)
  const row = found.find((each) => each.system === 'global' || each.system === system)
  if (row) return row.value
  const systems = found.map((each) => each.system).join(', ')
  throw new WrongWords(`${attribute} has a value per system: name one of ${systems}.`, '')
}

/** Whether an object meets all conditions on a system. An attribute it does not have is never equal. */
export function meetsAll(
  rows: readonly AttributeRow[],
  conditions: readonly Condition[],
  system: string | null,
): boolean {
  return conditions.every((condition) => {
    const found = rows.filter(
      (row) =>
        row.attribute === condition.attribute &&
        (system === null || row.system === 'global' || row.system === system),
    )
    return condition.operator === '!='
      ? found.every((row) => meets(condition, row.value))
      : found.some((row) => meets(condition, row.value))
  })
}

function needAttribute(rows: readonly AttributeRow[], attribute: string): void {
  if (rows.some((row) => row.attribute === attribute)) return
  throw unknownAttribute(rows[0]?.object ?? '', attribute, [...new Set(rows.map((row) => row.attribute))])
}
