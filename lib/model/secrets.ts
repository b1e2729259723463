import { association, keylist, scalar, vector, type AttributeValue } from './attribute-value.ts'
import type { AttributeSetting } from './attribute-value.ts'
import type { Attributes, Configuration, ResourceType } from './configuration.ts'
import type { TypeName } from './names.ts'

/** What stands where a secret was. */
export const mask = '••••••'

const secretEnding = /(?:passwd|password|passphrase|pass|secret|community)$/i

/**
 * Whether an attribute's value may never be shown or logged: passwords of resources (LDAPTestPasswd,
 * AdminPasswd, SSLDbPasswd …) and, on the cluster (type null), UserNames with its encrypted passwords.
 */
export const isSecretAttribute = (type: TypeName | null, attribute: string): boolean =>
  secretEnding.test(attribute) || (type === null && attribute === 'UserNames')

/** An unset secret stays visibly unset; keys of an association are names and stay. */
const maskText = (text: string): string => (text === '' ? '' : mask)

/** The value with every secret text in it replaced. */
export const maskValue = (value: AttributeValue): AttributeValue => {
  switch (value.kind) {
    case 'scalar':
      return scalar(maskText(value.text))
    case 'vector':
      return vector(value.items.map(maskText))
    case 'keylist':
      return keylist(value.keys.map(maskText))
    case 'association':
      return association(value.entries.map(([key, text]) => [key, maskText(text)]))
  }
}

const mapValues = <Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  change: (value: Value, key: Key) => Value,
): Readonly<Record<Key, Value>> => {
  const entries = Object.entries<Value>(record) as [Key, Value][]
  const changed = entries.map(([key, value]) => [key, change(value, key)] as const)
  return changed.every(([, value], index) => value === entries[index]?.[1])
    ? record
    : (Object.fromEntries(changed) as Record<Key, Value>)
}

const maskSetting = (setting: AttributeSetting): AttributeSetting => ({
  ...(setting.everywhere && { everywhere: maskValue(setting.everywhere) }),
  ...(setting.bySystem && { bySystem: mapValues(setting.bySystem, maskValue) }),
})

const maskAttributes = (attributes: Attributes, type: TypeName | null): Attributes =>
  mapValues(attributes, (setting, name) => (isSecretAttribute(type, name) ? maskSetting(setting) : setting))

const maskObject = <Thing extends { readonly attributes: Attributes }>(
  thing: Thing,
  type: TypeName | null,
): Thing => {
  const attributes = maskAttributes(thing.attributes, type)
  return attributes === thing.attributes ? thing : { ...thing, attributes }
}

const maskType = (type: ResourceType): ResourceType => ({
  ...type,
  statics: mapValues(type.statics, (value, name) =>
    isSecretAttribute(type.name, name) ? maskValue(value) : value,
  ),
  declarations: mapValues(type.declarations, (declaration, name) =>
    declaration.default !== null && isSecretAttribute(type.name, name)
      ? { ...declaration, default: maskValue(declaration.default) }
      : declaration,
  ),
})

/** The configuration as it may leave the engine: every secret value replaced, all else shared with the original. */
export const maskSecrets = (configuration: Configuration): Configuration => ({
  cluster: maskObject(configuration.cluster, null),
  systems: mapValues(configuration.systems, (system) => maskObject(system, null)),
  types: mapValues(configuration.types, maskType),
  groups: mapValues(configuration.groups, (group) => maskObject(group, null)),
  resources: mapValues(configuration.resources, (resource) => maskObject(resource, resource.type)),
})
