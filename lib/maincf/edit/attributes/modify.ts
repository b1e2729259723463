import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import type { ResourceType } from '#lib/model/configuration.ts'
import { isSecretAttribute } from '#lib/model/secrets.ts'
import type { Meaning } from '../../load/attribute-meaning.ts'
import { systemListOf, valueOf } from '../../load/values.ts'
import { shownText } from '../../syntax/token.ts'
import type { Draft } from '../draft/draft.ts'
import type { AttributeEdit } from '../edit.ts'
import { noSystem, notInSystemList, refusal, type Refusal } from '../refusal.ts'
import { changedValue } from './changed-value.ts'
import { nameCluster } from './cluster-name.ts'
import { dropSystems } from './drop-systems.ts'
import { modifyType } from './modify-type.ts'
import { isRefusal, settingsOf, targetOf, type Target } from './target.ts'
import { entryAt, removeEntries, writeValue, type Place } from './write.ts'

export type Modification = Extract<AttributeEdit, { kind: 'modify' }>

/** `-modify` of any object. vcs-semantics §8.2. */
export const modify = (draft: Draft, edit: Modification): Refusal | null => {
  const { object } = edit
  if (object.kind === 'type') return modifyType(draft, object.name, edit)
  if (object.kind === 'cluster' && edit.attribute === 'ClusterName') return nameCluster(draft, edit)
  const target = targetOf(draft, object)
  if (isRefusal(target)) return target
  const meaning = target.meaningOf(edit.attribute)
  if (!meaning) return noAttribute(edit.attribute, target.owner)
  const fault = faultOfMeaning(target, meaning) ?? faultOfPlace(draft, target, meaning, edit.system)
  return fault ?? write(draft, target, meaning, edit)
}

export const noAttribute = (attribute: string, owner: string): Refusal =>
  refusal('no-such-attribute', `${shownText(attribute)} is not an attribute of ${owner}.`)

/** Where an attribute of an object stands for one system, or for all. */
export const placeOf = (target: Target, { name }: Meaning, system: string | null): Place => ({
  attribute: name,
  isIt: (written) => target.meaningOf(written)?.name === name,
  system,
})

/** The value that holds at a place: written there, written for all systems, or the default. */
export const heldValue = (target: Target, meaning: Meaning, system: string | null): AttributeValue => {
  const written = settingsOf(target, meaning.name)
  const found =
    written.find((entry) => (entry.system?.text ?? null) === system) ??
    written.find((entry) => entry.system === null)
  if (!found) return target.defaultOf(meaning)
  return meaning.name === 'SystemList' ? systemListOf(found.value) : valueOf(found.value, meaning.dimension)
}

/** Whether a resource has an attribute only by overriding its type's. vcs-semantics §1.2, override form. */
export const isStatic = (type: ResourceType, attribute: string): boolean =>
  !Object.hasOwn(type.declarations, attribute) && !resourceAttributes.has(attribute)

const faultOfMeaning = (target: Target, meaning: Meaning): Refusal | null => {
  const { name } = meaning
  if (meaning.systemManaged) {
    return refusal(
      'managed-attribute',
      `${name} of ${target.owner} is kept by the engine and cannot be modified.`,
    )
  }
  if (meaning.fixedByType) {
    return refusal('not-overridable', `${name} belongs to the type and cannot be set on one resource.`)
  }
  const isMissing = target.type && isStatic(target.type, name) && settingsOf(target, name).length === 0
  if (!isMissing) return null
  return refusal(
    'not-overridden',
    `${name} is a static attribute of the type: override it first (hares -override).`,
  )
}

const faultOfPlace = (
  draft: Draft,
  target: Target,
  meaning: Meaning,
  system: string | null,
): Refusal | null => {
  const { name } = meaning
  const written = settingsOf(target, name)
  const isLocal = written.some((entry) => entry.system !== null)
  if (system === null) {
    if (!target.type || !isLocal || written.some((entry) => entry.system === null)) return null
    const way = 'name one with -sys, or use hares -global'
    return refusal('is-local', `${name} of ${target.owner} has a value for each system: ${way}.`)
  }
  if (!target.systems || !meaning.localizable) {
    return refusal('not-localizable', `${name} of ${target.owner} has one value for all systems.`)
  }
  if (!draft.systems.has(system)) return noSystem(system)
  if (!target.systems.includes(system)) return notInSystemList(system, target.piece.group ?? target.owner)
  const isAlwaysLocal = !target.type || resourceAttributes.get(name)?.scope === 'local'
  if (isLocal || isAlwaysLocal) return null
  return refusal(
    'not-local',
    `${name} of ${target.owner} has one value for all systems: hares -local comes first.`,
  )
}

const write = (draft: Draft, target: Target, meaning: Meaning, edit: Modification): Refusal | null => {
  const { verb, words, system } = edit
  const isSecret = isSecretAttribute(target.type?.name ?? null, meaning.name)
  const held = heldValue(target, meaning, system)
  const asked = { attribute: meaning.name, valueType: meaning.valueType, isSecret, verb, words }
  const value = changedValue(held, asked)
  if (isRefusal(value)) return value
  const place = placeOf(target, meaning, system)
  if (meaning.name === 'Enabled' && target.piece.beginsDisabled) {
    target.piece.beginsDisabled = false
    if (value.kind === 'scalar' && value.text === '1') return removeBeginning(target, place)
  }
  const refused = writeValue(target.piece, place, value, target.owner)
  if (refused === null && meaning.name === 'SystemList') dropSystems(draft, target, held, value)
  return refused
}

/** `Enabled = 0` of a new resource goes again: a dump does not write a default. */
const removeBeginning = (target: Target, place: Place): Refusal | null => {
  const entry = entryAt(target.piece, place)
  return removeEntries(target.piece, ({ start }) => start === entry?.start, target.owner)
}
