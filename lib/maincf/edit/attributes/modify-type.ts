import type { AttributeValue, Dimension } from '#lib/model/attribute-value.ts'
import type { ValueType } from '#lib/model/configuration.ts'
import { isSecretAttribute } from '#lib/model/secrets.ts'
import { typeName } from '#lib/model/names.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import { plainName } from '../../load/includes.ts'
import { dimensionOf, valueTypeOf } from '../../load/resource-types.ts'
import { valueOf } from '../../load/values.ts'
import type { Declaration } from '../../syntax/tree.ts'
import { shownText } from '../../syntax/token.ts'
import type { Draft } from '../draft/draft.ts'
import { blockOf, type Piece } from '../draft/piece.ts'
import type { AttributeEdit } from '../edit.ts'
import { noType, refusal, type Refusal } from '../refusal.ts'
import { emptyOf } from './empty-value.ts'
import { isRefusal } from './target.ts'
import { changedValue } from './changed-value.ts'
import { addType, removeType } from '../change/type-files.ts'
import { writeValue } from './write.ts'

type Modification = Extract<AttributeEdit, { kind: 'modify' }>

/** `hatype -modify`: a static attribute of a type, or the file it is written to. vcs-semantics §3.2. */
export const modifyType = (draft: Draft, name: string, edit: Modification): Refusal | null => {
  const piece = draft.types.get(name)
  const owner = `type ${shownText(name)}`
  if (!piece) return noType(name)
  if (edit.system !== null) return refusal('not-localizable', `${edit.attribute} of ${owner} has one value.`)
  if (edit.attribute === 'SourceFile') return moveType(draft, name, piece, edit)
  const declared = declarationOf(piece, edit.attribute)
  const known = typeAttributes.get(edit.attribute)
  if (declared ? declared.modifier !== 'static' : !known) {
    const hint = declared ? ' Its default is set with haattr -default.' : ''
    const text = `${shownText(edit.attribute)} is not a static attribute of ${owner}.${hint}`
    return refusal('no-such-attribute', text)
  }
  if (known?.systemManaged) {
    return refusal(
      'managed-attribute',
      `${known.name} of ${owner} is kept by the engine and cannot be modified.`,
    )
  }
  return writeStatic(piece, owner, edit, shapeOf(declared, known), declared ? null : (known?.default ?? null))
}

/** A declaration of a type by its name. */
export const declarationOf = (piece: Piece, attribute: string): Declaration | undefined => {
  const node = blockOf(piece.clause)
  return node.kind === 'type' ? node.declarations.find(({ name }) => name.text === attribute) : undefined
}

type Shape = { readonly dimension: Dimension; readonly valueType: ValueType }

const shapeOf = (declared: Declaration | undefined, known: Shape | undefined): Shape => ({
  dimension: declared ? dimensionOf(declared) : (known?.dimension ?? 'scalar'),
  valueType: known?.valueType ?? (declared ? valueTypeOf(declared) : 'str'),
})

const writeStatic = (
  piece: Piece,
  owner: string,
  { attribute, verb, words }: Modification,
  shape: Shape,
  otherwise: AttributeValue | null,
): Refusal | null => {
  const node = declarationOf(piece, attribute)?.value
  const held = node ? valueOf(node, shape.dimension) : (otherwise ?? emptyOf(shape.dimension))
  const isSecret = isSecretAttribute(typeName(''), attribute)
  const value = changedValue(held, { attribute, valueType: shape.valueType, isSecret, verb, words })
  if (isRefusal(value)) return value
  const place = { attribute, isIt: (written: string) => written === attribute, system: null }
  return writeValue(piece, place, value, owner)
}

const moveType = (
  draft: Draft,
  name: string,
  piece: Piece,
  { verb, words }: Modification,
): Refusal | null => {
  const file = plainName(words[0] ?? '')
  if (verb !== 'set' || words.length !== 1 || !/^[\w.-]+\.cf$/.test(file)) {
    return refusal('bad-value', 'SourceFile is the name of one .cf file.')
  }
  if (file === plainName(piece.sheet.name)) return null
  const { text } = piece
  removeType(draft, name, piece)
  addType(draft, name, text, file)
  return null
}
