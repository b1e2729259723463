import { scalar } from '#lib/model/attribute-value.ts'
import type { AttributeName, GroupName, SystemName } from '#lib/model/names.ts'
import type { Draft } from '../draft.ts'

const frozenAttribute = 'Frozen' as AttributeName

/**
 * Sets Frozen of a group or a system in the configuration itself, as `hagrp -freeze -persistent` does: the
 * files are written from it (`server/drivers`), so that the freeze outlives every restart. vcs-semantics §1.5.
 */
export function writeFrozen(
  draft: Draft,
  kind: 'groups' | 'systems',
  name: GroupName | SystemName,
  frozen: boolean,
): void {
  const { configuration } = draft.state
  const objects: Readonly<Record<string, { readonly attributes: object }>> = configuration[kind]
  const object = objects[name]
  if (!object) return
  const attributes = { ...object.attributes, [frozenAttribute]: { everywhere: scalar(frozen ? '1' : '0') } }
  const changed = { ...objects, [name]: { ...object, attributes } }
  draft.replace({ configuration: { ...configuration, [kind]: changed } })
}
