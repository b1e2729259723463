import type { Edit } from '#lib/maincf/edit/edit.ts'
import { scalar, type AttributeValue } from '#lib/model/attribute-value.ts'
import { attributeName, resourceName, typeName, type GroupName } from '#lib/model/names.ts'
import { editOfValue } from './attribute-edits.ts'

/** A new resource as a form has it. */
export type NewResource = {
  readonly group: GroupName
  readonly name: string
  readonly type: string
  readonly values: Readonly<Record<string, AttributeValue>>
  readonly critical: boolean
  readonly enabled: boolean
  /** Names of the resources it requires. */
  readonly children?: readonly string[]
}

/** What makes it: the resource, its attributes, then its links. As in VCS it begins disabled. */
export function editsOfNewResource(filled: NewResource): readonly Edit[] {
  const { group, name, type, values, critical, enabled, children = [] } = filled
  const resource = resourceName(name)
  const object = { kind: 'resource', name: resource } as const
  const flag = (attribute: string, text: string) =>
    editOfValue(object, attributeName(attribute), scalar(text))
  return [
    { kind: 'resource.add', resource, type: typeName(type), group },
    ...Object.entries(values).map(([attribute, value]) =>
      editOfValue(object, attributeName(attribute), value),
    ),
    ...(critical ? [] : [flag('Critical', '0')]),
    ...(enabled ? [flag('Enabled', '1')] : []),
    ...children.map((child): Edit => ({
      kind: 'resource.link',
      parent: resource,
      children: [resourceName(child)],
      atLeast: null,
    })),
  ]
}
