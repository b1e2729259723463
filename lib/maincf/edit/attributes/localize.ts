import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { scalar } from '#lib/model/attribute-value.ts'
import { isSecretAttribute } from '#lib/model/secrets.ts'
import type { Meaning } from '../../load/attribute-meaning.ts'
import type { Draft } from '../draft/draft.ts'
import type { AttributeEdit } from '../edit.ts'
import { refusal, type Refusal } from '../refusal.ts'
import { changedValue } from './changed-value.ts'
import { heldValue, isStatic, noAttribute, placeOf } from './modify.ts'
import { isRefusal, resourceTarget, settingsOf, type Target } from './target.ts'
import { removeEntries, writeValue } from './write.ts'

type LocalEdit = Extract<AttributeEdit, { kind: 'localize' | 'globalize' }>

/** `hares -local`: each system of the group gets the value that held for all. vcs-semantics §8.2. */
export const localize = (draft: Draft, edit: LocalEdit): Refusal | null => {
  const found = localizable(draft, edit)
  if (isRefusal(found)) return found
  const { target, meaning } = found
  const systems = target.systems ?? []
  if (systems.length === 0) {
    return refusal('no-such-object', `The group of ${target.owner} has no system in its SystemList.`, 50837)
  }
  const held = systems.map((system) => withNumber(heldValue(target, meaning, system), meaning))
  const { isIt } = placeOf(target, meaning, null)
  const isGlobal = (system: string | null, attribute: string) => system === null && isIt(attribute)
  const refused = writeAll(target, meaning, systems, held)
  return (
    refused ??
    removeEntries(target.piece, ({ attribute, system }) => isGlobal(system, attribute), target.owner)
  )
}

const writeAll = (
  target: Target,
  meaning: Meaning,
  systems: readonly string[],
  held: readonly AttributeValue[],
): Refusal | null => {
  for (const [index, system] of systems.entries()) {
    const value = held[index]
    if (!value || settingsOf(target, meaning.name).some((entry) => entry.system?.text === system)) continue
    const refused = writeValue(target.piece, placeOf(target, meaning, system), value, target.owner)
    if (refused) return refused
  }
  return null
}

/** An unset number or boolean reads as 0, and has to be written as that. */
const withNumber = (value: AttributeValue, { valueType }: Meaning): AttributeValue => {
  const isNumber = valueType === 'int' || valueType === 'boolean'
  return isNumber && value.kind === 'scalar' && value.text === '' ? scalar('0') : value
}

/** `hares -global`: one explicit value for all systems again. */
export const globalize = (
  draft: Draft,
  edit: Extract<AttributeEdit, { kind: 'globalize' }>,
): Refusal | null => {
  const found = localizable(draft, edit)
  if (isRefusal(found)) return found
  const { target, meaning } = found
  const isSecret = isSecretAttribute(target.type?.name ?? null, meaning.name)
  const isEmpty = edit.words.length === 0 && meaning.dimension !== 'scalar'
  const value = changedValue(heldValue(target, meaning, null), {
    attribute: meaning.name,
    valueType: meaning.valueType,
    isSecret,
    verb: isEmpty ? 'delete-keys' : 'set',
    words: edit.words,
  })
  if (isRefusal(value)) return value
  const { isIt } = placeOf(target, meaning, null)
  return (
    writeValue(target.piece, placeOf(target, meaning, null), value, target.owner) ??
    removeEntries(target.piece, ({ attribute, system }) => system !== null && isIt(attribute), target.owner)
  )
}

const localizable = (draft: Draft, edit: LocalEdit): { target: Target; meaning: Meaning } | Refusal => {
  const target = resourceTarget(draft, edit.resource)
  if (isRefusal(target)) return target
  const meaning = target.meaningOf(edit.attribute)
  if (!meaning) return noAttribute(edit.attribute, target.owner)
  if (!meaning.localizable || meaning.systemManaged || meaning.fixedByType) {
    return refusal('not-localizable', `${meaning.name} of ${target.owner} cannot be made local.`)
  }
  if (isStatic(target.type, meaning.name) && settingsOf(target, meaning.name).length === 0) {
    return refusal('not-overridden', `${meaning.name} is a static attribute of the type: override it first.`)
  }
  return { target, meaning }
}
