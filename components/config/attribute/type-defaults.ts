import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { ResourceType } from '#lib/model/configuration.ts'
import type { AttributeName } from '#lib/model/names.ts'

/** What a type sets for all its resources: defaults of its attributes, then its static ones. */
export function defaultsOf(type: ResourceType | undefined): Record<AttributeName, AttributeValue | null> {
  if (!type) return {}
  const declared = Object.values(type.declarations).map((each) => [each.name, each.default] as const)
  return { ...Object.fromEntries(declared), ...type.statics }
}
