import { groupLinkFault, type GroupGraph, type GroupLinkEnd } from '../../link-rules/group-link.ts'
import { assignmentOf } from '../../load/system-list.ts'
import { shownText } from '../../syntax/token.ts'
import type { Draft } from '../draft/draft.ts'
import type { LinkEdit } from '../edit.ts'
import { noGroup, refusal, type Refusal } from '../refusal.ts'

type Link = Extract<LinkEdit, { kind: 'group.link' }>

/** `hagrp -link`: behind the other links of its group, else behind its resources. vcs-semantics §5, §8.1. */
export const linkGroups = (
  draft: Draft,
  { parent, child, category, location, rigidity }: Link,
): Refusal | null => {
  const fault = groupLinkFault(graphOf(draft), parent, child, { category, location, rigidity })
  if (fault) return fault
  const group = draft.groups.get(parent)
  if (!group) return noGroup(parent)
  const last = group.groupLinks.at(-1)
  const place = last ?? group.resources.at(-1) ?? group.piece
  const words = ['requires group', child, category, location, ...(rigidity === null ? [] : [rigidity])]
  draft.addGroupLink(group, place.sheet.addAfter(place, `\t${words.join(' ')}`, last === undefined))
  return null
}

/** `hagrp -unlink` */
export const unlinkGroups = (draft: Draft, parent: string, child: string): Refusal | null => {
  const group = draft.groups.get(parent)
  if (!group) return noGroup(parent)
  if (!draft.groups.has(child)) return noGroup(child)
  const link = group.groupLinks.find(
    ({ clause }) => clause.kind === 'groupLink' && clause.group.text === child,
  )
  if (!link) {
    const text = `Cannot unlink groups: ${shownText(parent)} does not require ${shownText(child)}.`
    return refusal('no-such-link', text, 10146)
  }
  draft.removeLink(link)
  return null
}

const graphOf = (draft: Draft): GroupGraph => ({
  isParallel: (name) => {
    const block = draft.groups.get(name)?.piece.clause
    if (block?.kind !== 'group') return undefined
    const value = assignmentOf(block, 'Parallel')?.value
    return value?.kind === 'scalar' && value.leaf.text !== '0'
  },
  childrenOf: (name) => endsAt(draft, name, 'below'),
  parentsOf: (name) => endsAt(draft, name, 'above'),
})

const endsAt = (draft: Draft, name: string, side: 'above' | 'below'): GroupLinkEnd[] =>
  [...(draft.groupLinks.get(name) ?? [])].flatMap(({ clause, group }) => {
    if (clause.kind !== 'groupLink' || group === null) return []
    const rigidity = clause.rigidity?.text ?? null
    if (side === 'below') return group === name ? [{ group: clause.group.text, rigidity }] : []
    return clause.group.text === name ? [{ group, rigidity }] : []
  })
