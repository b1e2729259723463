import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Draft } from '../draft/draft.ts'
import { nameOf } from '../draft/draft.ts'
import type { Target } from './target.ts'
import { removeEntries } from './write.ts'

/** Local values of systems that left a SystemList go with them: no command could remove them later. */
export const dropSystems = (
  draft: Draft,
  { piece, owner }: Target,
  before: AttributeValue,
  after: AttributeValue,
): void => {
  const standing = new Set(keysOf(after))
  const gone = new Set(keysOf(before).filter((system) => !standing.has(system)))
  const group = draft.groups.get(nameOf(piece))
  if (gone.size === 0 || !group) return
  for (const each of [piece, ...group.resources]) {
    removeEntries(each, ({ system }) => system !== null && gone.has(system), owner)
  }
}

const keysOf = (value: AttributeValue): readonly string[] =>
  value.kind === 'association' ? value.entries.map(([key]) => key) : []
