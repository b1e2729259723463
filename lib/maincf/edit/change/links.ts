import { operationsOf } from '#lib/model/attribute-lookup.ts'
import { resourceLinkFault, type ResourceGraph } from '../../link-rules/resource-link.ts'
import { shownText } from '../../syntax/token.ts'
import type { LinkClause } from '../../syntax/tree.ts'
import { endsOf, type Draft } from '../draft/draft.ts'
import type { Piece } from '../draft/piece.ts'
import { typeOf } from '../draft/type-of.ts'
import type { LinkEdit } from '../edit.ts'
import { noResource, refusal, type Refusal } from '../refusal.ts'

type Link = Extract<LinkEdit, { kind: 'resource.link' }>

/** `hares -link`, with `-min` for children of which only so many are needed. vcs-semantics §1.2, §8.1. */
export const linkResources = (draft: Draft, edit: Link): Refusal | null => {
  const { parent, children, atLeast } = edit
  const fault = faultOfCount(edit) ?? firstFault(draft, parent, children)
  if (fault) return fault
  const group = draft.groups.get(draft.resources.get(parent)?.group ?? '')
  if (!group) return noResource(parent)
  const lines =
    atLeast === null
      ? children.map((child) => `\t${parent} requires ${child}`)
      : [`\t${parent} requires atleast ${atLeast} from ${children.join(', ')}`]
  for (const line of lines) {
    const last = group.links.at(-1)
    const place = last ?? group.groupLinks.at(-1) ?? group.resources.at(-1) ?? group.piece
    draft.addLink(
      group,
      place.sheet.addAfter(place, line, place.clause.kind !== 'link' && place.clause.kind !== 'groupLink'),
    )
  }
  return null
}

const faultOfCount = ({ children, atLeast }: Link): Refusal | null => {
  if (children.length === 0) return refusal('bad-value', 'A link needs a child.')
  if (new Set(children).size < children.length) return refusal('link-exists', 'A child is named twice.')
  if (atLeast === null || (Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= children.length))
    return null
  return refusal('bad-value', `${atLeast} of ${children.length} resources cannot be required.`)
}

const firstFault = (draft: Draft, parent: string, children: readonly string[]): Refusal | null => {
  const graph = graphOf(draft)
  for (const child of children) {
    const fault = resourceLinkFault(graph, parent, child)
    if (fault) return fault
  }
  return null
}

const graphOf = (draft: Draft): ResourceGraph => ({
  groupOf: (name) => draft.resources.get(name)?.group ?? undefined,
  childrenOf: (name) =>
    linksBelow(draft, name).flatMap(({ clause }) =>
      clause.kind === 'link' ? clause.children.map(textOf) : [],
    ),
  operationsOf: (name) => {
    const clause = draft.resources.get(name)?.clause
    if (clause?.kind !== 'resource') return undefined
    const own = clause.assignments.find((entry) => entry.name.text === 'Operations')?.value
    if (own?.kind === 'scalar') return own.leaf.text
    const type = typeOf(draft, clause.type.text)
    return type ? operationsOf(type) : undefined
  },
})

const textOf = ({ text }: { readonly text: string }): string => text

/** Links in which a resource is the parent. */
const linksBelow = (draft: Draft, parent: string): Piece[] =>
  [...(draft.links.get(parent) ?? [])].filter(
    ({ clause }) => clause.kind === 'link' && clause.parent.text === parent,
  )

/** `hares -unlink` */
export const unlinkResources = (draft: Draft, parent: string, child: string): Refusal | null => {
  for (const name of [parent, child]) if (!draft.resources.has(name)) return noResource(name)
  const link = linksBelow(draft, parent).find((piece) => endsOf(piece).slice(1).includes(child))
  if (!link) return refusal('no-such-link', `${shownText(parent)} does not require ${shownText(child)}.`)
  dropEnd(draft, link, child)
  return null
}

/** Takes one end out of a link: the link goes, or one of its several children. */
export const dropEnd = (draft: Draft, link: Piece, name: string): void => {
  const { placed } = link
  if (placed.kind !== 'link') return
  const left = placed.children.filter(({ text }) => text !== name)
  if (left.length === 0 || placed.parent.text === name || !placed.atLeast) return draft.removeLink(link)
  link.text = shortened(link.text, placed, left.map(textOf))
  draft.links.get(name)?.delete(link)
}

const shortened = (text: string, { atLeast, children }: LinkClause, left: readonly string[]): string => {
  const [first, last] = [children[0], children.at(-1)]
  if (!atLeast || !first || !last) return text
  const count = Math.min(Number(atLeast.text), left.length)
  const head = text.slice(0, atLeast.start) + String(count) + text.slice(atLeast.end, first.start)
  return head + left.join(', ') + text.slice(last.end)
}
