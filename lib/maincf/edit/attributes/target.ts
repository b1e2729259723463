import { typeValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { clusterAttributes } from '#lib/model/attributes/cluster-attributes.ts'
import type { AttributeTable } from '#lib/model/attributes/definition.ts'
import { groupAttributes } from '#lib/model/attributes/group-attributes.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import { systemAttributes } from '#lib/model/attributes/system-attributes.ts'
import type { ResourceType } from '#lib/model/configuration.ts'
import { meaningIn, meaningInResource, type Meaning } from '../../load/attribute-meaning.ts'
import { systemListIn } from '../../load/system-list.ts'
import { shownText } from '../../syntax/token.ts'
import type { Draft } from '../draft/draft.ts'
import { typeOf } from '../draft/type-of.ts'
import { blockOf, type Piece } from '../draft/piece.ts'
import type { EditObject } from '../edit.ts'
import { emptyOf } from './empty-value.ts'
import { noGroup, noResource, noSystem, noType, refusal, type Refusal } from '../refusal.ts'

/** What carries attributes, as a change needs it. Types are changed elsewhere: they declare. */
export type Target = {
  readonly piece: Piece
  /** As a sentence names it: `group "mail"`. */
  readonly owner: string
  readonly meaningOf: (written: string) => Meaning | null
  /** Value where the text is silent. */
  readonly defaultOf: (meaning: Meaning) => AttributeValue
  /** SystemList of its group; null where no value is local. */
  readonly systems: readonly string[] | null
  /** Its type, if it is a resource. */
  readonly type: ResourceType | null
}

/** The object of an edit in the text, or why there is none. */
export const targetOf = (draft: Draft, object: Exclude<EditObject, { kind: 'type' }>): Target | Refusal => {
  switch (object.kind) {
    case 'cluster':
      if (!draft.cluster) return refusal('no-such-object', 'There is no cluster in these files.')
      return plain(draft.cluster, 'the cluster', clusterAttributes, null)
    case 'system': {
      const piece = draft.systems.get(object.name)
      return piece
        ? plain(piece, `system ${shownText(object.name)}`, systemAttributes, null)
        : noSystem(object.name)
    }
    case 'group': {
      const group = draft.groups.get(object.name)
      if (!group) return noGroup(object.name)
      const owner = `group ${shownText(object.name)}`
      return plain(group.piece, owner, groupAttributes, systemsOf(draft, object.name))
    }
    case 'resource':
      return resourceTarget(draft, object.name)
  }
}

/** Whether an answer is a refusal. */
export const isRefusal = (answer: object): answer is Refusal => 'code' in answer

const plain = (
  piece: Piece,
  owner: string,
  table: AttributeTable,
  systems: readonly string[] | null,
): Target => ({
  piece,
  owner,
  meaningOf: (written) => meaningIn(table, written),
  defaultOf: ({ name, dimension }) => table.get(name)?.default ?? emptyOf(dimension),
  systems,
  type: null,
})

/** A resource with its type, or why there is none. */
export const resourceTarget = (draft: Draft, name: string): (Target & { type: ResourceType }) | Refusal => {
  const piece = draft.resources.get(name)
  if (piece?.clause.kind !== 'resource') return noResource(name)
  const type = typeOf(draft, piece.clause.type.text)
  if (!type) return noType(piece.clause.type.text)
  return {
    piece,
    owner: `resource ${shownText(name)}`,
    meaningOf: (written) => meaningInResource(type, written),
    defaultOf: (meaning) =>
      typeValue(type, meaning.name) ??
      resourceAttributes.get(meaning.name)?.default ??
      emptyOf(meaning.dimension),
    systems: systemsOf(draft, piece.group ?? ''),
    type,
  }
}

const systemsOf = (draft: Draft, group: string): readonly string[] => {
  const block = draft.groups.get(group)?.piece.clause
  return block?.kind === 'group' ? systemListIn(block) : []
}

/** The entries of an attribute, also those that spell it as published slips do. */
export const settingsOf = ({ piece, meaningOf }: Target, attribute: string) => {
  const node = blockOf(piece.clause)
  return node.kind === 'type'
    ? []
    : node.assignments.filter(({ name }) => meaningOf(name.text)?.name === attribute)
}
