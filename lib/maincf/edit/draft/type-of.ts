import type { ResourceType } from '#lib/model/configuration.ts'
import { outlineOf } from '../../load/outline.ts'
import { typesOf } from '../../load/resource-types.ts'
import { treeOf, type Clause } from '../../syntax/tree.ts'
import type { Draft } from './draft.ts'

const read = new WeakMap<Clause, ResourceType>()

/** A resource type as its text is now; read once for each text. Null when there is none of the name. */
export const typeOf = (draft: Draft, name: string): ResourceType | null => {
  const piece = draft.types.get(name)
  if (!piece) return null
  const known = read.get(piece.clause)
  if (known) return known
  const type = typesOf(outlineOf([treeOf(piece.sheet.name, piece.text, [piece.clause])])).get(name) ?? null
  if (type) read.set(piece.clause, type)
  return type
}
