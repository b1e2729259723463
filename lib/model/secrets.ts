import { association, keylist, scalar, vector, type AttributeValue } from './attribute-value.ts'
import type { AttributeSetting } from './attribute-value.ts'
import type { Attributes, Configuration, ResourceType } from './configuration.ts'
import type { TypeName } from './names.ts'

/** What stands where a secret was. */
export const mask = '••••••'

/**
 * Begins a sealed value: what follows is opaque, and is opened only where it is handed to an agent. A value made by
 * another product's tool (vcsencrypt) is opaque too, and is sealed as it is.
 */
export const sealMark = '{hawser}'

const sealed = /^\{hawser\}[A-Za-z0-9_-]{40,}$/

/** Whether the text is a sealed value, as `SecretBox.seal` makes them. */
export const isSealed = (text: string): boolean => sealed.test(text)

const secretEnding = /(?:passwd|password|passphrase|pass|secret|community)$/i

/**
 * Whether an attribute's value may never be shown or logged: passwords of resources (LDAPTestPasswd,
 * AdminPasswd, SSLDbPasswd …) and, on the cluster (type null), UserNames with its encrypted passwords.
 */
export const isSecretAttribute = (type: TypeName | null, attribute: string): boolean =>
  secretEnding.test(attribute) || (type === null && attribute === 'UserNames')

/** An unset secret stays visibly unset; keys of an association are names and stay. */
const maskText = (text: string): string => (text === '' ? '' : mask)

type ChangeText = (text: string) => string

const changeValue = (value: AttributeValue, change: ChangeText): AttributeValue => {
  switch (value.kind) {
    case 'scalar':
      return scalar(change(value.text))
    case 'vector':
      return vector(value.items.map(change))
    case 'keylist':
      return keylist(value.keys.map(change))
    case 'association':
      return association(value.entries.map(([key, text]) => [key, change(text)]))
  }
}

/** The value with every secret text in it replaced. */
export const maskValue = (value: AttributeValue): AttributeValue => changeValue(value, maskText)

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

const changeSetting = (setting: AttributeSetting, change: ChangeText): AttributeSetting => ({
  ...(setting.everywhere && { everywhere: changeValue(setting.everywhere, change) }),
  ...(setting.bySystem && { bySystem: mapValues(setting.bySystem, (value) => changeValue(value, change)) }),
})

const changeObject = <Thing extends { readonly attributes: Attributes }>(
  thing: Thing,
  type: TypeName | null,
  change: ChangeText,
): Thing => {
  const attributes = mapValues(thing.attributes, (setting, name) =>
    isSecretAttribute(type, name) ? changeSetting(setting, change) : setting,
  )
  return attributes === thing.attributes ? thing : { ...thing, attributes }
}

const changeType = (type: ResourceType, change: ChangeText): ResourceType => ({
  ...type,
  statics: mapValues(type.statics, (value, name) =>
    isSecretAttribute(type.name, name) ? changeValue(value, change) : value,
  ),
  declarations: mapValues(type.declarations, (declaration, name) =>
    declaration.default !== null && isSecretAttribute(type.name, name)
      ? { ...declaration, default: changeValue(declaration.default, change) }
      : declaration,
  ),
})

/** The configuration with every text of a secret attribute changed, all else shared with the original. */
export const changeSecrets = (configuration: Configuration, change: ChangeText): Configuration => ({
  cluster: changeObject(configuration.cluster, null, change),
  systems: mapValues(configuration.systems, (system) => changeObject(system, null, change)),
  types: mapValues(configuration.types, (type) => changeType(type, change)),
  groups: mapValues(configuration.groups, (group) => changeObject(group, null, change)),
  resources: mapValues(configuration.resources, (resource) => changeObject(resource, resource.type, change)),
})

/** The configuration as it may leave the engine: every secret value replaced, all else shared with the original. */
export const maskSecrets = (configuration: Configuration): Configuration =>
  changeSecrets(configuration, maskText)

/** Whether any secret of the configuration stands there as it is, neither unset nor sealed. */
export function hasOpenSecrets(configuration: Configuration): boolean {
  let found = false
  changeSecrets(configuration, (text) => {
    found ||= text !== '' && !isSealed(text)
    return text
  })
  return found
}
