import type { AttributeDeclaration, Configuration, ResourceType } from '#lib/model/configuration.ts'
import { vector, type AttributeValue } from '#lib/model/attribute-value.ts'
import { namesOf, type AttributeName } from '#lib/model/names.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import type { Edit } from '../../edit/edit.ts'
import { isSameValue, modification, valueEdits, wordsOf } from './value-edits.ts'

const newTypeFile = 'types.cf'

/** New types and what changed in others. Types that go are for later, when nothing uses them. */
export const typeEdits = (before: Configuration, after: Configuration): Edit[] =>
  Object.values<ResourceType>(after.types).flatMap((type) => {
    const old = own(before.types, type.name)
    const start: Edit[] = old ? [] : [{ kind: 'type.add', type: type.name }]
    return [...start, ...fileEdits(old, type), ...staticEdits(old, type), ...declarationEdits(old, type)]
  })

const own = <Name extends string, Item>(
  record: Readonly<Record<Name, Item>>,
  name: Name,
): Item | undefined => (Object.hasOwn(record, name) ? record[name] : undefined)

const fileEdits = (old: ResourceType | undefined, type: ResourceType): Edit[] => {
  if ((old?.sourceFile ?? newTypeFile) === type.sourceFile) return []
  const place = { object: { kind: 'type', name: type.name }, attribute: 'SourceFile', system: null } as const
  return [modification(place, 'set', [`./${type.sourceFile}`])]
}

const staticsOf = (type: ResourceType | undefined): Readonly<Record<AttributeName, AttributeValue>> => {
  if (!type) return {}
  const argList = type.argList.length > 0 ? { ArgList: vector(type.argList) } : {}
  return { ...argList, ...type.statics }
}

const staticEdits = (old: ResourceType | undefined, type: ResourceType): Edit[] => {
  const [from, to] = [staticsOf(old), staticsOf(type)]
  const gone = namesOf(from).filter((name) => !Object.hasOwn(to, name))
  return [
    ...gone.map((attribute): Edit => ({ kind: 'attribute.remove', type: type.name, attribute })),
    ...namesOf(to).flatMap((name) => staticEdit(type, name, own(from, name), to[name])),
  ]
}

/** What VCS knows is modified; what only this type has, or has in another shape, is declared. */
const staticEdit = (
  { name: type }: ResourceType,
  attribute: AttributeName,
  old: AttributeValue | undefined,
  value: AttributeValue | undefined,
): Edit[] => {
  if (!value || isSameValue(old, value)) return []
  const known = typeAttributes.get(attribute)
  const place = { object: { kind: 'type', name: type }, attribute, system: null } as const
  if (old && old.kind === value.kind) return valueEdits(place, old, value)
  const remove: Edit[] = old ? [{ kind: 'attribute.remove', type, attribute }] : []
  if (known?.dimension === value.kind && !known.systemManaged) {
    const words = wordsOf(value)
    return [...remove, modification(place, words.length === 0 ? 'delete-keys' : 'set', words)]
  }
  const declaration = { name: attribute, valueType: known?.valueType ?? 'str', default: value } as const
  return [...remove, declare(type, 'static', { ...declaration, dimension: value.kind, temporary: false })]
}

const declare = (
  type: ResourceType['name'],
  modifier: 'static' | 'temp' | null,
  { name, valueType, dimension, default: initial }: AttributeDeclaration,
): Edit => ({
  kind: 'attribute.declare',
  type,
  attribute: name,
  modifier,
  valueType: dimension === 'keylist' ? 'str' : valueType,
  dimension,
  words: initial === null ? [] : wordsOf(initial),
})

const declarationEdits = (old: ResourceType | undefined, type: ResourceType): Edit[] => {
  const from = old?.declarations ?? {}
  const gone = namesOf(from).filter((name) => !Object.hasOwn(type.declarations, name))
  return [
    ...gone.map((attribute): Edit => ({ kind: 'attribute.remove', type: type.name, attribute })),
    ...Object.values<AttributeDeclaration>(type.declarations).flatMap((declaration) =>
      declarationEdit(type, own(from, declaration.name), declaration),
    ),
  ]
}

const declarationEdit = (
  { name: type }: ResourceType,
  old: AttributeDeclaration | undefined,
  declaration: AttributeDeclaration,
): Edit[] => {
  const { name: attribute, temporary, default: initial } = declaration
  const again: Edit[] = [
    declare(type, temporary ? 'temp' : null, declaration),
    ...emptyDefault(type, declaration),
  ]
  if (!old) return again
  const isSameKind =
    old.valueType === declaration.valueType &&
    old.dimension === declaration.dimension &&
    old.temporary === temporary
  if (isSameKind && isSameValue(old.default ?? undefined, initial ?? undefined)) return []
  if (!isSameKind || initial === null) return [{ kind: 'attribute.remove', type, attribute }, ...again]
  return [{ kind: 'attribute.default', type, attribute, words: wordsOf(initial) }]
}

/** A default that is an empty list has to be set apart: a declaration without words has none. */
const emptyDefault = (
  type: ResourceType['name'],
  { name: attribute, default: initial }: AttributeDeclaration,
): Edit[] =>
  initial !== null && wordsOf(initial).length === 0
    ? [{ kind: 'attribute.default', type, attribute, words: [] }]
    : []

/** Types that are no more. */
export const goneTypeEdits = (before: Configuration, after: Configuration): Edit[] =>
  namesOf(before.types)
    .filter((type) => !Object.hasOwn(after.types, type))
    .map((type) => ({ kind: 'type.delete', type }))
