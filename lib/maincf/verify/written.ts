import type { ResourceType } from '#lib/model/configuration.ts'
import { attributeName } from '#lib/model/names.ts'
import type { ResourceOutline } from '../load/outline.ts'
import type { Assignment, BlockClause, Leaf, ListItem } from '../syntax/tree.ts'
import type { Check } from './check.ts'

/** What a block says about an attribute, for one system or everywhere; undefined when it is silent. */
export const assignmentFor = (
  assignments: readonly Assignment[],
  attribute: string,
  system: string | null,
): Assignment | undefined => {
  const own = system === null ? undefined : assignments.find(isFor(attribute, system))
  return own ?? assignments.find(isFor(attribute, null))
}

const isFor =
  (attribute: string, system: string | null) =>
  (assignment: Assignment): boolean =>
    assignment.name.text === attribute && (assignment.system?.text ?? null) === system

/** The written scalar; undefined when there is none or it is a list. */
export const leafOf = (assignment: Assignment | undefined): Leaf | undefined =>
  assignment?.value.kind === 'scalar' ? assignment.value.leaf : undefined

/** Elements of a written list. */
export const elementsOf = (assignment: Assignment | undefined): readonly ListItem[] =>
  assignment?.value.kind === 'list' ? assignment.value.items : []

/** Default the type gives an attribute, or its static value; null when it gives none or a list. */
export const defaultOf = (type: ResourceType | undefined, attribute: string): string | null => {
  const name = attributeName(attribute)
  const value = type?.declarations[name]?.default ?? type?.statics[name]
  return value?.kind === 'scalar' ? value.text : null
}

/** Text of a scalar attribute of a resource on a system (null: where nothing is local), or its type's default. */
export const textFor = (
  check: Check,
  resource: ResourceOutline,
  attribute: string,
  system: string | null,
): string | null =>
  leafOf(assignmentFor(resource.node.assignments, attribute, system))?.text ??
  defaultOf(check.types.get(resource.node.type.text), attribute)

/** Text of a scalar attribute of a block, everywhere; a default where it is silent. */
export const textIn = (block: BlockClause, attribute: string, otherwise: string): string =>
  leafOf(assignmentFor(block.assignments, attribute, null))?.text ?? otherwise

/** Systems for which a resource has values of its own. */
export const localSystems = (resource: ResourceOutline): readonly string[] =>
  resource.node.assignments.flatMap(({ system }) => (system ? [system.text] : []))
