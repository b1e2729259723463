import { editedText, replaced } from '../../fix.ts'
import { scalarText } from '../../print/value-text.ts'
import { shownText } from '../../syntax/token.ts'
import type { Clause, ValueNode } from '../../syntax/tree.ts'
import type { Draft } from '../draft/draft.ts'
import type { Piece } from '../draft/piece.ts'
import { typeOf } from '../draft/type-of.ts'
import { noGroup, noResource, type Refusal } from '../refusal.ts'
import { faultOfBlock } from './objects.ts'
import { faultOfName, faultOfTaken } from './new-name.ts'

/** A word of a clause with its place. */
type Word = { readonly text: string; readonly start: number; readonly end: number }

/** A group under another name, in the links of others too. */
export const renameGroup = (draft: Draft, from: string, to: string): Refusal | null => {
  const group = draft.groups.get(from)
  if (!group) return noGroup(from)
  const fault =
    faultOfName('group', to) ??
    faultOfTaken('group', to, draft.groups.has(to)) ??
    faultOfBlock(group.piece, `group ${shownText(from)}`)
  if (fault) return fault
  renameIn(group.piece, from, to, nameWords)
  const links = draft.groupLinks.get(from) ?? new Set()
  for (const link of links) if (link.group !== from) renameIn(link, from, to, linkWords)
  for (const piece of [...group.resources, ...group.links, ...group.groupLinks]) piece.group = to
  moveKey(draft.groups, from, to)
  moveKey(draft.groupLinks, from, to)
  return null
}

/**
 * A resource under another name: in its links, and in attributes that name a resource, which are those an
 * ArgList looks through (`Reference:Attribute`) and those called …ResName. vcs-semantics §3.2, ArgList.
 */
export const renameResource = (draft: Draft, from: string, to: string): Refusal | null => {
  const piece = draft.resources.get(from)
  if (!piece) return noResource(from)
  const fault =
    faultOfName('resource', to) ??
    faultOfTaken('resource', to, draft.resources.has(to)) ??
    faultOfBlock(piece, `resource ${shownText(from)}`)
  if (fault) return fault
  renameIn(piece, from, to, nameWords)
  for (const link of draft.links.get(from) ?? []) renameIn(link, from, to, linkWords)
  renameReferences(draft, from, to)
  moveKey(draft.resources, from, to)
  moveKey(draft.links, from, to)
  const uses = piece.clause.kind === 'resource' ? draft.uses.get(piece.clause.type.text) : undefined
  if (uses?.delete(from)) uses.add(to)
  return null
}

const renameReferences = (draft: Draft, from: string, to: string): void => {
  for (const [typeName, users] of draft.uses) {
    const referring = referringAttributes(draft, typeName)
    if (referring.size === 0) continue
    for (const user of users) {
      const piece = draft.resources.get(user)
      if (piece) renameIn(piece, from, to, (clause) => valueWords(clause, referring))
    }
  }
}

const referringAttributes = (draft: Draft, name: string): Set<string> => {
  const type = typeOf(draft, name)
  if (!type) return new Set()
  const looked = type.argList.flatMap((argument) =>
    argument.includes(':') ? [argument.split(':')[0] ?? ''] : [],
  )
  return new Set([
    ...looked,
    ...Object.keys(type.declarations).filter((attribute) => attribute.endsWith('ResName')),
  ])
}

const nameWords = (clause: Clause): readonly Word[] => ('name' in clause ? [clause.name] : [])

const linkWords = (clause: Clause): readonly Word[] => {
  if (clause.kind === 'groupLink') return [clause.group]
  return clause.kind === 'link' ? [clause.parent, ...clause.children] : []
}

const valueWords = (clause: Clause, attributes: ReadonlySet<string>): readonly Word[] =>
  clause.kind === 'resource'
    ? clause.assignments.flatMap(({ name, value }) => (attributes.has(name.text) ? wordsOf(value) : []))
    : []

const wordsOf = (value: ValueNode): readonly Word[] =>
  value.kind === 'scalar' ? [value.leaf] : value.items.map(({ key }) => key)

/** Replaces a name in those words of a piece that are it; the text stays if none is. */
const renameIn = (
  piece: Piece,
  from: string,
  to: string,
  words: (clause: Clause) => readonly Word[],
): void => {
  if (!words(piece.clause).some(({ text }) => text === from)) return
  const found = words(piece.placed).filter(({ text }) => text === from)
  piece.text = editedText(
    piece.text,
    found.map(({ start, end }) => replaced(start, end, scalarText(to))),
  )
}

const moveKey = <Item>(named: Map<string, Item>, from: string, to: string): void => {
  const item = named.get(from)
  if (item === undefined) return
  named.delete(from)
  named.set(to, item)
}
