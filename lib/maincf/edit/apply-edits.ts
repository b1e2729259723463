import type { ConfigurationFile } from '../load/includes.ts'
import { declareAttribute, removeAttribute, setDefault } from './attributes/declare.ts'
import { linkGroups, unlinkGroups } from './change/group-links.ts'
import { linkResources, unlinkResources } from './change/links.ts'
import { globalize, localize } from './attributes/localize.ts'
import { modify } from './attributes/modify.ts'
import { addGroup, addNewType, addSystem, deleteGroup, deleteSystem, deleteType } from './change/objects.ts'
import { override, undoOverride } from './attributes/override.ts'
import { renameGroup, renameResource } from './change/rename.ts'
import { addResource, deleteResource } from './change/resources.ts'
import { Draft } from './draft/draft.ts'
import type { AttributeEdit, DeclarationEdit, Edit, EditRefusal, LinkEdit, ObjectEdit } from './edit.ts'
import type { Refusal } from './refusal.ts'

export type AppliedEdits = {
  /** Unchanged ones are the objects that were given. */
  readonly files: readonly ConfigurationFile[]
  /** In the order of the edits; a refused edit changed nothing. */
  readonly refusals: readonly EditRefusal[]
}

/**
 * Files with edits applied to their text, each to the result of those before it: what no edit names keeps
 * every byte, comments and order too. An edit that is refused is left out and the next one tried. No files
 * at all are an empty configuration. Whether the result makes sense as a whole is for `loadConfiguration`
 * to say. Cost: one reading of the files, then that of the clauses that change. vcs-semantics §1.2, §8.1, §8.2.
 */
export const applyEdits = (files: readonly ConfigurationFile[], edits: readonly Edit[]): AppliedEdits => {
  const draft = new Draft(files)
  const refusals: EditRefusal[] = []
  for (const [at, edit] of edits.entries()) {
    const refused = applyEdit(draft, edit)
    if (refused) refusals.push({ at, ...refused })
  }
  return { files: draft.files(), refusals }
}

const applyEdit = (draft: Draft, edit: Edit): Refusal | null => {
  switch (edit.kind) {
    case 'resource.link':
    case 'resource.unlink':
    case 'group.link':
    case 'group.unlink':
      return applyLink(draft, edit)
    case 'modify':
    case 'localize':
    case 'globalize':
    case 'override':
    case 'undoOverride':
      return applyAttribute(draft, edit)
    case 'attribute.declare':
    case 'attribute.remove':
    case 'attribute.default':
      return applyDeclaration(draft, edit)
    default:
      return applyObject(draft, edit)
  }
}

const applyObject = (draft: Draft, edit: ObjectEdit): Refusal | null => {
  switch (edit.kind) {
    case 'system.add':
      return addSystem(draft, edit.system)
    case 'system.delete':
      return deleteSystem(draft, edit.system)
    case 'group.add':
      return addGroup(draft, edit.group)
    case 'group.delete':
      return deleteGroup(draft, edit.group)
    case 'group.rename':
      return renameGroup(draft, edit.group, edit.to)
    case 'resource.add':
      return addResource(draft, edit)
    case 'resource.delete':
      return deleteResource(draft, edit.resource)
    case 'resource.rename':
      return renameResource(draft, edit.resource, edit.to)
    case 'type.add':
      return addNewType(draft, edit.type)
    case 'type.delete':
      return deleteType(draft, edit.type)
  }
}

const applyLink = (draft: Draft, edit: LinkEdit): Refusal | null => {
  switch (edit.kind) {
    case 'resource.link':
      return linkResources(draft, edit)
    case 'resource.unlink':
      return unlinkResources(draft, edit.parent, edit.child)
    case 'group.link':
      return linkGroups(draft, edit)
    case 'group.unlink':
      return unlinkGroups(draft, edit.parent, edit.child)
  }
}

const applyAttribute = (draft: Draft, edit: AttributeEdit): Refusal | null => {
  switch (edit.kind) {
    case 'modify':
      return modify(draft, edit)
    case 'localize':
      return localize(draft, edit)
    case 'globalize':
      return globalize(draft, edit)
    case 'override':
      return override(draft, edit.resource, edit.attribute)
    case 'undoOverride':
      return undoOverride(draft, edit.resource, edit.attribute)
  }
}

const applyDeclaration = (draft: Draft, edit: DeclarationEdit): Refusal | null => {
  switch (edit.kind) {
    case 'attribute.declare':
      return declareAttribute(draft, edit)
    case 'attribute.remove':
      return removeAttribute(draft, edit.type, edit.attribute)
    case 'attribute.default':
      return setDefault(draft, edit)
  }
}
