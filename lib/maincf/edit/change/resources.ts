import { shownText } from '../../syntax/token.ts'
import { dropFrom, type Draft } from '../draft/draft.ts'
import type { Piece } from '../draft/piece.ts'
import type { ObjectEdit } from '../edit.ts'
import { noGroup, noResource, noType, type Refusal } from '../refusal.ts'
import { faultOfBlock } from './objects.ts'
import { dropEnd } from './links.ts'
import { faultOfName, faultOfTaken } from './new-name.ts'

type Add = Extract<ObjectEdit, { kind: 'resource.add' }>

/**
 * `hares -add`: behind the last resource of its group, not enabled. The other defaults hold without being
 * written. vcs-semantics §1.2, Defaults on creation.
 */
export const addResource = (draft: Draft, { resource, type, group: groupName }: Add): Refusal | null => {
  const group = draft.groups.get(groupName)
  const fault =
    faultOfName('resource', resource) ?? faultOfTaken('resource', resource, draft.resources.has(resource))
  if (fault) return fault
  if (!draft.types.has(type)) return noType(type)
  if (!group) return noGroup(groupName)
  const place = group.resources.at(-1) ?? group.piece
  const broken = faultOfBlock(place, `what stands before ${shownText(resource)}`)
  if (broken) return broken
  const { sheet } = place
  const lines = [`\t${type} ${resource} (`, '\t\tEnabled = 0', '\t\t)']
  const piece = sheet.addAfter(place, lines.join(sheet.newline), true)
  piece.beginsDisabled = true
  draft.addResource(group, piece)
  return null
}

/** `hares -delete`: with its links. */
export const deleteResource = (draft: Draft, name: string): Refusal | null => {
  const piece = draft.resources.get(name)
  if (!piece) return noResource(name)
  const fault = faultOfBlock(piece, `resource ${shownText(name)}`)
  if (fault) return fault
  for (const link of Array.from(draft.links.get(name) ?? [])) dropEnd(draft, link, name)
  forget(draft, name, piece)
  piece.sheet.remove(piece)
  return null
}

const forget = (draft: Draft, name: string, piece: Piece): void => {
  const group = draft.groups.get(piece.group ?? '')
  if (group) dropFrom(group.resources, piece)
  draft.resources.delete(name)
  if (piece.clause.kind === 'resource') draft.uses.get(piece.clause.type.text)?.delete(name)
}
