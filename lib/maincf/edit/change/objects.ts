import { typeAttributes } from '#lib/model/type-defaults.ts'
import { plainName } from '../../load/includes.ts'
import { systemListIn } from '../../load/system-list.ts'
import { shownText } from '../../syntax/token.ts'
import type { Draft } from '../draft/draft.ts'
import type { Piece } from '../draft/piece.ts'
import { brokenBlock, noGroup, noSystem, noType, refusal, type Refusal } from '../refusal.ts'
import { isClosed } from '../text/block-text.ts'
import { withoutTree } from '../text/tree-comment.ts'
import { blockOf } from '../draft/piece.ts'
import { faultOfName, faultOfTaken } from './new-name.ts'
import { addType, removeType } from './type-files.ts'

const blockText = (keyword: string, name: string, newline: string): string =>
  `${keyword} ${name} (${newline}\t)`

/** Why a block cannot be taken out whole; null when it can. */
export const faultOfBlock = (piece: Piece, what: string): Refusal | null =>
  isClosed(blockOf(piece.clause)) ? null : brokenBlock(what)

/** `hasys -add`: behind the last system, else behind the cluster. */
export const addSystem = (draft: Draft, name: string): Refusal | null => {
  const fault = faultOfName('system', name) ?? faultOfTaken('system', name, draft.systems.has(name))
  if (fault) return fault
  const { main } = draft
  const text = blockText('system', name, main.newline)
  const place = [...draft.systems.values()].findLast(({ sheet }) => sheet === main) ?? draft.cluster
  draft.systems.set(name, place?.sheet === main ? main.addAfter(place, text, true) : main.addLast(text))
  return null
}

/** `hasys -delete`: only when no group has it in its SystemList. */
export const deleteSystem = (draft: Draft, name: string): Refusal | null => {
  const piece = draft.systems.get(name)
  if (!piece) return noSystem(name)
  for (const [group, entry] of draft.groups) {
    const block = entry.piece.clause
    if (block.kind === 'group' && systemListIn(block).includes(name)) {
      return refusal('in-use', `System ${shownText(name)} is in the SystemList of group ${shownText(group)}.`)
    }
  }
  const fault = faultOfBlock(piece, `system ${shownText(name)}`)
  if (fault) return fault
  draft.systems.delete(name)
  piece.sheet.remove(piece)
  return null
}

/** `hagrp -add`: at the end of main.cf. */
export const addGroup = (draft: Draft, name: string): Refusal | null => {
  const fault = faultOfName('group', name) ?? faultOfTaken('group', name, draft.groups.has(name))
  if (fault) return fault
  const piece = draft.main.addLast(blockText('group', name, draft.main.newline))
  draft.groups.set(name, { piece, resources: [], links: [], groupLinks: [] })
  return null
}

/** `hagrp -delete`: only when it holds no resources and no links. */
export const deleteGroup = (draft: Draft, name: string): Refusal | null => {
  const group = draft.groups.get(name)
  if (!group) return noGroup(name)
  const links = draft.groupLinks.get(name)?.size ?? 0
  if (group.resources.length > 0 || links > 0) {
    const reasons = [
      ...(group.resources.length > 0 ? [`holds ${group.resources.length} resources`] : []),
      ...(links > 0 ? [`is linked to ${links} other groups`] : []),
    ]
    return refusal('in-use', `Group ${shownText(name)} ${reasons.join(' and ')}.`)
  }
  const fault = faultOfBlock(group.piece, `group ${shownText(name)}`)
  if (fault) return fault
  for (const link of group.links.slice()) draft.removeLink(link)
  draft.groups.delete(name)
  group.piece.sheet.changeBehind(group.piece, (text) => withoutTree(text, name))
  group.piece.sheet.remove(group.piece)
  return null
}

/** `hatype -add`: in types.cf until SourceFile says otherwise. */
export const addNewType = (draft: Draft, name: string): Refusal | null => {
  const fault = faultOfName('type', name) ?? faultOfTaken('type', name, draft.types.has(name))
  if (fault) return fault
  const source = typeAttributes.get('SourceFile')?.default
  const file = source?.kind === 'scalar' ? plainName(source.text) : plainName(draft.main.name)
  addType(draft, name, blockText('type', name, draft.main.newline), file)
  return null
}

/** `hatype -delete`: only when no resource uses it. */
export const deleteType = (draft: Draft, name: string): Refusal | null => {
  const piece = draft.types.get(name)
  if (!piece) return noType(name)
  const [user, ...others] = draft.uses.get(name) ?? []
  if (user !== undefined) {
    const uses = others.length > 0 ? `and ${others.length} more use` : 'uses'
    return refusal('in-use', `Resource ${shownText(user)} ${uses} the type ${shownText(name)}.`)
  }
  const fault = faultOfBlock(piece, `type ${shownText(name)}`)
  if (!fault) removeType(draft, name, piece)
  return fault
}
