import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type GroupName, type ResourceName } from '#lib/model/names.ts'
import { editsOfSetting } from '#components/client/configuration/draft/attribute-edits.ts'
import { attributeFormOf } from '../attribute/attribute-form.ts'

/**
 * What makes a second resource like the first in a group: type, attributes, values of single systems where the
 * group has those systems, overridden static attributes. Not its links, not its secrets, and disabled.
 */
export function editsOfCopy(
  configuration: Configuration,
  source: ResourceName,
  copy: ResourceName,
  group: GroupName,
): readonly Edit[] {
  const resource = configuration.resources[source]
  if (!resource) return []
  const object = { kind: 'resource', name: copy } as const
  const systems = configuration.groups[group]?.systemList.map(({ system }) => system) ?? []
  const attributes = namesOf(resource.attributes).flatMap((attribute): readonly Edit[] => {
    const form = attributeFormOf(configuration, { kind: 'resource', name: source }, attribute)
    if (!form?.setting || form.isSecret || attribute === 'Enabled') return []
    const { everywhere, bySystem } = form.setting
    const there = Object.fromEntries(
      namesOf(bySystem ?? {}).flatMap((system) => {
        const value = bySystem?.[system]
        return value && systems.includes(system) ? [[system, value] as const] : []
      }),
    )
    const isLocal = Object.keys(there).length > 0
    return [
      ...(form.isStatic ? [{ kind: 'override', resource: copy, attribute } as const] : []),
      ...editsOfSetting({
        object,
        attribute,
        before: { everywhere: form.default },
        after: isLocal ? { bySystem: there } : { everywhere: everywhere ?? form.default },
      }),
    ]
  })
  return [{ kind: 'resource.add', resource: copy, type: resource.type, group }, ...attributes]
}
