import type { AttributeSetting, AttributeValue } from '#lib/model/attribute-value.ts'
import { namesOf, type AttributeName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import { wordsOf } from '#lib/maincf/commands/between/value-edits.ts'
import type { Edit, EditObject } from '#lib/maincf/edit/edit.ts'

/** One value set: for all systems, or for one. A list without elements is emptied (`-delete -keys`). */
export function editOfValue(
  object: EditObject,
  attribute: AttributeName,
  value: AttributeValue,
  system: SystemName | null = null,
): Edit {
  const words = wordsOf(value)
  const verb = value.kind !== 'scalar' && words.length === 0 ? 'delete-keys' : 'set'
  return { kind: 'modify', object, attribute, verb, words, system }
}

const isSame = (one: AttributeValue | undefined, other: AttributeValue): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

type Localizing = {
  readonly object: EditObject
  readonly attribute: AttributeName
  readonly before: AttributeSetting
  readonly after: AttributeSetting
}

/**
 * What turns one setting of an attribute into another: values, and `-local` or `-global` of a resource where
 * the attribute begins or ends to have a value per system. Nothing when they are the same.
 */
export function editsOfSetting({ object, attribute, before, after }: Localizing): readonly Edit[] {
  const resource = object.kind === 'resource' ? object.name : null
  if (after.bySystem) return localEdits({ object, attribute, before, after }, resource)
  if (!after.everywhere) return []
  if (before.bySystem && resource !== null) {
    return [{ kind: 'globalize', resource, attribute, words: wordsOf(after.everywhere) }]
  }
  return isSame(before.everywhere, after.everywhere) ? [] : [editOfValue(object, attribute, after.everywhere)]
}

function localEdits(
  { object, attribute, before, after }: Localizing,
  resource: ResourceName | null,
): readonly Edit[] {
  const localizes = !before.bySystem && resource !== null
  const values = after.bySystem ?? {}
  return [
    ...(localizes ? [{ kind: 'localize', resource, attribute } as const] : []),
    ...namesOf<SystemName>(values).flatMap((system) => {
      const value = values[system]
      const standing = before.bySystem?.[system] ?? (localizes ? before.everywhere : undefined)
      return !value || isSame(standing, value) ? [] : [editOfValue(object, attribute, value, system)]
    }),
  ]
}
