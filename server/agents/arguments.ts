import { listOf, resourceValue, textOf } from '#lib/model/attribute-lookup.ts'
import { scalar, type AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration, ResourceConfiguration, ResourceType } from '#lib/model/configuration.ts'
import {
  resourceName,
  systemName,
  type AttributeName,
  type ResourceName,
  type SystemName,
} from '#lib/model/names.ts'
import { isSecretAttribute } from '#lib/model/secrets.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { EntryPointRequest } from '#server/ports.ts'

/** One call of an entry point: everything but the secrets may be logged. */
export type EntryPointCall = {
  /** Path of the script inside the suite. */
  readonly script: string
  readonly argv: readonly string[]
  /** Secret values of the attributes, by name, in the order of ArgList; they go to standard input. */
  readonly secrets: readonly (readonly [attribute: string, value: string])[]
}

type Question = {
  readonly configuration: Configuration
  readonly resource: ResourceName
  readonly system: SystemName
  readonly entryPoint: EntryPoint
  /** Index into `cleanReasons`, for clean only. */
  readonly cleanReason: number | null
  /** Which action, and what it is given beside the values of ArgList; for action only. */
  readonly action?: { readonly token: string; readonly arguments: readonly string[] }
  /** For info only. */
  readonly infoMode?: 'initialise' | 'update'
  /** For attr_changed only. */
  readonly changedAttribute?: AttributeName
  readonly observe?: EntryPointRequest['observe']
}

/**
 * Arguments of an entry point as agents of version 4.0 take them (vcs-semantics §6.2, §6.3): resource, for clean the
 * reason, then the values of ArgList: a scalar is its text, a vector or keylist its length and elements, an
 * association twice its length, then key and value by turns. Values are those of the system it runs on. `Ref:Attr` is
 * Attr of the resource that attribute Ref names, empty when it names none; State and Probed are what the engine believes
 * of it, on the system that TargetSysName names, else on the same (§7, Proxy). A set secret is `-`. An action is a script of
 * its own, and is given its token and arguments after those; attr_changed is given the resource and attribute with the
 * new values, and nothing else; info is given 1 to begin with and 0 afterwards before those.
 *
 * @throws RangeError when the resource or an attribute of ArgList is not declared, or the name of a type or an action is
 * no file name.
 */
export const entryPointCall = (question: Question): EntryPointCall => {
  const { configuration, resource, changedAttribute } = question
  const { type } = declared(configuration, resource)
  if (!/^\w+$/.test(type.name)) throw new RangeError(`type ${type.name} cannot name a directory`)
  const names = changedAttribute === undefined ? type.argList : [changedAttribute]
  const items = names.map((item) => argumentOf(question, item))
  const [before, after] = ownWords(question)
  return {
    script: `${type.name}/${scriptOf(question)}`,
    argv: [resource, ...before, ...items.flatMap(({ words }) => words), ...after],
    secrets: items.flatMap(({ secrets }) => secrets),
  }
}

const scriptOf = ({ entryPoint, action }: Question): string => {
  if (!action) return entryPoint
  if (!/^\w[\w.-]*$/.test(action.token)) throw new RangeError(`action ${action.token} cannot name a file`)
  return `actions/${action.token}`
}

/** What an entry point is given before and after the values of attributes. */
const ownWords = (question: Question): readonly [readonly string[], readonly string[]] => {
  const { entryPoint, cleanReason, action, changedAttribute, infoMode, resource } = question
  if (entryPoint === 'clean') return [[String(cleanReason ?? 0)], []]
  if (entryPoint === 'info') return [[infoMode === 'initialise' ? '1' : '0'], []]
  if (changedAttribute !== undefined) return [[resource, changedAttribute], []]
  return [[], action ? [action.token, ...action.arguments] : []]
}

/** The lines a script reads its secrets from; null when a value has a line break and so cannot be told. */
export const secretLines = (secrets: EntryPointCall['secrets']): string | null => {
  if (secrets.some(([, value]) => /[\r\n\0]/.test(value))) return null
  return secrets.map(([attribute, value]) => `${attribute}=${value}\n`).join('')
}

type Argument = Pick<EntryPointCall, 'secrets'> & { readonly words: readonly string[] }

const argumentOf = (question: Question, item: string): Argument => {
  const { value, attribute, type } = valueOf(question, item)
  const words = wordsOf(value)
  if (!isSecretAttribute(type.name, attribute)) return { words, secrets: [] }
  const texts = secretTexts(value).filter((text) => text !== '')
  return {
    words: wordsOf(hidden(value)),
    secrets: texts.map((text) => [attribute, text] as const),
  }
}

const valueOf = (question: Question, item: string) => {
  const { configuration, resource, system } = question
  const { type } = declared(configuration, resource)
  const colon = item.indexOf(':')
  if (colon < 0) return { type, attribute: item, value: resourceValue(configuration, resource, item, system) }
  const attribute = item.slice(colon + 1)
  const reference = textOf(resourceValue(configuration, resource, item.slice(0, colon), system))
  if (!Object.hasOwn(configuration.resources, reference)) return { type, attribute, value: scalar('') }
  const referred = resourceName(reference)
  if (attribute === 'State' || attribute === 'Probed')
    return { type, attribute, value: observedValue(question, referred, attribute) }
  return {
    type: declared(configuration, referred).type,
    attribute,
    value: resourceValue(configuration, referred, attribute, system),
  }
}

const observedValue = (question: Question, referred: ResourceName, attribute: 'State' | 'Probed') => {
  const { configuration, resource, system, observe } = question
  const { type } = declared(configuration, resource)
  const named = Object.hasOwn(type.declarations, 'TargetSysName')
    ? textOf(resourceValue(configuration, resource, 'TargetSysName', system))
    : ''
  const seen = observe?.(referred, named === '' ? system : systemName(named))
  if (attribute === 'State') return scalar(seen?.state ?? 'UNKNOWN')
  return scalar(seen?.probed ? '1' : '0')
}

const wordsOf = (value: AttributeValue): readonly string[] => {
  switch (value.kind) {
    case 'scalar':
      return [value.text]
    case 'vector':
    case 'keylist': {
      const elements = listOf(value)
      return [String(elements.length), ...elements]
    }
    case 'association':
      return [String(value.entries.length * 2), ...value.entries.flat()]
  }
}

const secretTexts = (value: AttributeValue): readonly string[] =>
  value.kind === 'association' ? value.entries.map(([, text]) => text) : listOf(value)

const hidden = (value: AttributeValue): AttributeValue => {
  const hide = (text: string): string => (text === '' ? '' : '-')
  switch (value.kind) {
    case 'scalar':
      return { kind: 'scalar', text: hide(value.text) }
    case 'vector':
      return { kind: 'vector', items: value.items.map(hide) }
    case 'keylist':
      return { kind: 'keylist', keys: value.keys.map(hide) }
    case 'association':
      return { kind: 'association', entries: value.entries.map(([key, text]) => [key, hide(text)]) }
  }
}

const declared = (
  configuration: Configuration,
  name: ResourceName,
): { readonly resource: ResourceConfiguration; readonly type: ResourceType } => {
  const resource = configuration.resources[name]
  const type = resource && configuration.types[resource.type]
  if (!resource || !type)
    throw new RangeError(`no resource named ${name} with a known type in the configuration`)
  return { resource, type }
}
