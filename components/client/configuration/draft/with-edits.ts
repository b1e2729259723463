import type { Edit, EditObject } from '#lib/maincf/edit/edit.ts'

type Setting = Extract<Edit, { kind: 'modify' }>

/**
 * A draft with further edits at its end. What a person tried out is not told to the cluster: a value that is
 * set again replaces the one set before, as long as nothing but other values was changed between the two, and
 * a link that is taken away again was never there.
 */
export function withEdits(draft: readonly Edit[], added: readonly Edit[]): readonly Edit[] {
  return added.reduce<readonly Edit[]>((edits, edit) => {
    const linked = edits.findLastIndex((each) => isUndoneBy(each, edit))
    return linked >= 0 ? edits.filter((_, index) => index !== linked) : [...withoutOlder(edits, edit), edit]
  }, draft)
}

/** One plain link, and the same taken away. */
function isUndoneBy(link: Edit, edit: Edit): boolean {
  if (link.kind === 'resource.link' && edit.kind === 'resource.unlink') {
    return link.parent === edit.parent && link.children.length === 1 && link.children[0] === edit.child
  }
  return (
    link.kind === 'group.link' &&
    edit.kind === 'group.unlink' &&
    link.parent === edit.parent &&
    link.child === edit.child
  )
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
