import type { Assignment, BlockClause, ListItem } from '../syntax/tree.ts'

/** The assignment of an attribute for all systems in a block. */
export const assignmentOf = (block: BlockClause, attribute: string): Assignment | undefined =>
  block.assignments.find(({ name, system }) => name.text === attribute && system === null)

/** Elements of a list attribute of a block; none when it is not set or is no list. */
export const itemsOf = (block: BlockClause, attribute: string): readonly ListItem[] => {
  const value = assignmentOf(block, attribute)?.value
  return value?.kind === 'list' ? value.items : []
}

/** Names of the systems in a group's SystemList, in the order of the text. */
export const systemListIn = (block: BlockClause): string[] =>
  itemsOf(block, 'SystemList').map(({ key }) => key.text)
