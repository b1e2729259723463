import { nameRuleText } from '../print/type-text.ts'
import { listText, nameText, scalarText } from '../print/value-text.ts'
import { systemListOf } from '../load/values.ts'
import type { Assignment, Declaration, GroupLinkClause, LinkClause, ValueNode } from '../syntax/tree.ts'

const valueText = (value: ValueNode): string => {
  if (value.kind === 'scalar') return scalarText(value.leaf.text)
  return listText(
    value.items.map(({ key, value: own }) =>
      own ? `${scalarText(key.text)} = ${scalarText(own.text)}` : scalarText(key.text),
    ),
  )
}

/** `SystemList = { a, b }` gets the numbers that are meant. vcs-semantics §1.2, Implicit priority. */
const systemListText = (value: ValueNode): string => {
  const list = systemListOf(value)
  const entries = list.kind === 'association' ? list.entries : []
  return listText(entries.map(([system, number]) => `${scalarText(system)} = ${scalarText(number)}`))
}

/** An assignment as a dump writes it. */
export const assignmentText = ({ name, system, value }: Assignment, isGroup: boolean): string => {
  const written = isGroup && name.text === 'SystemList' ? systemListText(value) : valueText(value)
  return `${name.text}${system ? ` @${nameText(system.text)}` : ''} = ${written}`
}

/** A declaration as a dump writes it, with the type it is written with. */
export const declarationText = (declaration: Declaration): string => {
  const { modifier, type, name, brackets, value } = declaration
  if (name.text === 'NameRule' && type.start === type.end) {
    return `NameRule = ${value?.kind === 'scalar' ? nameRuleText(value.leaf.text) : '""'}`
  }
  const dimension = brackets === 'vector' ? '[]' : brackets === 'association' ? '{}' : ''
  const head = `${modifier ? `${modifier} ` : ''}${type.text} ${name.text}${dimension}`
  return value ? `${head} = ${valueText(value)}` : head
}

export const linkText = ({ parent, children, atLeast }: LinkClause): string => {
  const names = children.map(({ text }) => nameText(text)).join(', ')
  return `${parent.text} requires ${atLeast ? `atleast ${Number(atLeast.text)} from ` : ''}${names}`
}

export const groupLinkText = ({ group, category, location, rigidity }: GroupLinkClause): string =>
  `requires group ${nameText(group.text)} ${category.text} ${location.text}${rigidity ? ` ${rigidity.text}` : ''}`
