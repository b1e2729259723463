import type { Edit, EditObject } from '#lib/maincf/edit/edit.ts'

type Setting = Extract<Edit, { kind: 'modify' }>

/**
 * A draft with further edits at its end. A value that is set again replaces the one set before, as long as
 * nothing but other values was changed between the two: what a person tried out is not told to the cluster.
 */
export function withEdits(draft: readonly Edit[], added: readonly Edit[]): readonly Edit[] {
  return added.reduce<readonly Edit[]>((edits, edit) => [...withoutOlder(edits, edit), edit], draft)
}

function withoutOlder(draft: readonly Edit[], edit: Edit): readonly Edit[] {
  if (!isSetting(edit)) return draft
  const lastOther = draft.findLastIndex((each) => !isSetting(each))
  return draft.filter((each, index) => index <= lastOther || !isSetting(each) || !isSamePlace(each, edit))
}

const isSetting = (edit: Edit): edit is Setting => edit.kind === 'modify' && edit.verb === 'set'

const isSamePlace = (one: Setting, other: Setting): boolean =>
  one.attribute === other.attribute && one.system === other.system && isSameObject(one.object, other.object)

const isSameObject = (one: EditObject, other: EditObject): boolean =>
  one.kind === other.kind && nameOf(one) === nameOf(other)

/** Name of what carries attributes; the cluster has none. */
export const nameOf = (object: EditObject): string => (object.kind === 'cluster' ? '' : object.name)
