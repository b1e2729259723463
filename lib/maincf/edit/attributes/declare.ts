import { scalar } from '#lib/model/attribute-value.ts'
import type { AttributeDeclaration } from '#lib/model/configuration.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import { isSecretAttribute } from '#lib/model/secrets.ts'
import { typeName } from '#lib/model/names.ts'
import { declarationText, staticText } from '../../print/type-text.ts'
import { dimensionOf, valueTypeOf } from '../../load/resource-types.ts'
import { shownText } from '../../syntax/token.ts'
import type { Draft } from '../draft/draft.ts'
import { blockOf, type Piece } from '../draft/piece.ts'
import type { DeclarationEdit } from '../edit.ts'
import { brokenBlock, noType, refusal, type Refusal } from '../refusal.ts'
import { isClosed, withLine } from '../text/block-text.ts'
import { changedValue } from './changed-value.ts'
import { emptyOf } from './empty-value.ts'
import { declarationOf } from './modify-type.ts'
import { faultOfName } from '../change/new-name.ts'
import { isRefusal } from './target.ts'
import { removeEntries, writeValue } from './write.ts'

type Declare = Extract<DeclarationEdit, { kind: 'attribute.declare' }>

/** `haattr -add`: one more attribute of a type. vcs-semantics §8.1. */
export const declareAttribute = (draft: Draft, edit: Declare): Refusal | null => {
  const piece = draft.types.get(edit.type)
  if (!piece) return noType(edit.type)
  const fault =
    faultOfDeclaration(edit) ?? (isNameRule(edit) ? null : faultOfName('attribute', edit.attribute))
  if (fault) return fault
  if (declarationOf(piece, edit.attribute)) {
    return refusal('object-exists', `Type ${shownText(edit.type)} has ${shownText(edit.attribute)} already.`)
  }
  const value = initialOf(edit)
  if (value !== null && isRefusal(value)) return value
  const { block } = piece
  const longer = isClosed(block.node) ? withLine(block, lineOf(edit, value)) : null
  if (longer === null) return brokenBlock(`type ${shownText(edit.type)}`)
  piece.text = longer
  return null
}

const lineOf = (edit: Declare, value: AttributeDeclaration['default']): string => {
  const { attribute: name, valueType, dimension, modifier } = edit
  if (isNameRule(edit)) return staticText(name, value ?? scalar(''))
  const text = declarationText({ name, valueType, dimension, temporary: modifier === 'temp', default: value })
  return modifier === 'static' ? `static ${text}` : text
}

/** The one reserved word that is an attribute, of older types. vcs-semantics §1.2. */
const isNameRule = ({ attribute, modifier, dimension }: Declare): boolean =>
  attribute === 'NameRule' && modifier === 'static' && dimension === 'scalar'

const faultOfDeclaration = ({ attribute, modifier, valueType, dimension }: Declare): Refusal | null => {
  if (dimension === 'keylist' && valueType !== 'str') {
    return refusal('bad-value', 'The keys of a keylist are strings.')
  }
  if (modifier !== 'static' && resourceAttributes.has(attribute)) {
    return refusal('object-exists', `${attribute} is an attribute of every resource.`)
  }
  return null
}

const initialOf = (edit: Declare): AttributeDeclaration['default'] | Refusal => {
  if (edit.words.length === 0) return null
  return changedValue(emptyOf(edit.dimension), asked(edit, edit))
}

const asked = (
  { attribute, words }: { readonly attribute: string; readonly words: readonly string[] },
  { valueType, dimension }: Pick<Declare, 'valueType' | 'dimension'>,
) => ({
  attribute,
  valueType,
  isSecret: isSecretAttribute(typeName(''), attribute),
  verb: words.length === 0 && dimension !== 'scalar' ? ('delete-keys' as const) : ('set' as const),
  words,
})

/** `haattr -delete`: with what resources of the type say of it, as no command could take that back later. */
export const removeAttribute = (draft: Draft, type: string, attribute: string): Refusal | null => {
  const piece = draft.types.get(type)
  if (!piece) return noType(type)
  const declared = declarationOf(piece, attribute)
  if (!declared) return noDeclaration(type, attribute)
  const users = declared.modifier === 'static' ? [] : usersOf(draft, type)
  const setting = users.filter((user) => setsAttribute(user, attribute))
  const broken = setting.find((user) => !isClosed(blockOf(user.clause)))
  if (broken) return brokenBlock(`a resource of type ${shownText(type)}`)
  for (const user of [...setting, piece]) {
    const refused = removeEntries(user, (entry) => entry.attribute === attribute, `type ${shownText(type)}`)
    if (refused) return refused
  }
  return null
}

const usersOf = (draft: Draft, type: string): Piece[] =>
  [...(draft.uses.get(type) ?? [])].flatMap((name) => draft.resources.get(name) ?? [])

const setsAttribute = ({ clause }: Piece, attribute: string): boolean =>
  clause.kind === 'resource' && clause.assignments.some(({ name }) => name.text === attribute)

/** `haattr -default`: the value of resources that say nothing. */
export const setDefault = (
  draft: Draft,
  edit: Extract<DeclarationEdit, { kind: 'attribute.default' }>,
): Refusal | null => {
  const piece = draft.types.get(edit.type)
  if (!piece) return noType(edit.type)
  const declared = declarationOf(piece, edit.attribute)
  if (!declared) return noDeclaration(edit.type, edit.attribute)
  const shape = { valueType: valueTypeOf(declared), dimension: dimensionOf(declared) }
  const value = changedValue(emptyOf(shape.dimension), asked(edit, shape))
  if (isRefusal(value)) return value
  const place = { attribute: edit.attribute, isIt: (name: string) => name === edit.attribute, system: null }
  return writeValue(piece, place, value, `type ${shownText(edit.type)}`)
}

const noDeclaration = (type: string, attribute: string): Refusal =>
  refusal('no-such-attribute', `Type ${shownText(type)} does not declare ${shownText(attribute)}.`)
