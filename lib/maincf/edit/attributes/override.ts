import { scalar } from '#lib/model/attribute-value.ts'
import type { Meaning } from '../../load/attribute-meaning.ts'
import { shownText } from '../../syntax/token.ts'
import type { Draft } from '../draft/draft.ts'
import { refusal, type Refusal } from '../refusal.ts'
import { isStatic, noAttribute, placeOf } from './modify.ts'
import { isRefusal, resourceTarget, settingsOf, type Target } from './target.ts'
import { removeEntries, writeValue } from './write.ts'

/** `hares -override`: a static attribute with the type's value becomes the resource's own. vcs-semantics §1.2. */
export const override = (draft: Draft, resource: string, attribute: string): Refusal | null => {
  const found = overridable(draft, resource, attribute)
  if (isRefusal(found)) return found
  const { target, meaning } = found
  if (settingsOf(target, meaning.name).length > 0) {
    return refusal('object-exists', `${meaning.name} of ${target.owner} is overridden already.`)
  }
  const value = target.defaultOf(meaning)
  const isUnset = value.kind === 'scalar' && value.text === '' && meaning.valueType !== 'str'
  return writeValue(target.piece, placeOf(target, meaning, null), isUnset ? scalar('0') : value, target.owner)
}

/** `hares -undo_override`: the type's value holds again. */
export const undoOverride = (draft: Draft, resource: string, attribute: string): Refusal | null => {
  const found = overridable(draft, resource, attribute)
  if (isRefusal(found)) return found
  const { target, meaning } = found
  if (settingsOf(target, meaning.name).length === 0) {
    return refusal('not-overridden', `${meaning.name} of ${target.owner} is not overridden.`)
  }
  const { isIt } = placeOf(target, meaning, null)
  return removeEntries(target.piece, (entry) => isIt(entry.attribute), target.owner)
}

const overridable = (
  draft: Draft,
  resource: string,
  attribute: string,
): { target: Target; meaning: Meaning } | Refusal => {
  const target = resourceTarget(draft, resource)
  if (isRefusal(target)) return target
  const meaning = target.meaningOf(attribute)
  if (!meaning) return noAttribute(attribute, target.owner)
  if (isStatic(target.type, meaning.name) && !meaning.fixedByType) return { target, meaning }
  return refusal(
    'not-overridable',
    `${shownText(meaning.name)} is no static attribute that a resource can override.`,
  )
}
