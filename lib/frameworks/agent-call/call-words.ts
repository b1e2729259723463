import { listOf, resourceValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { resourceNamed } from '#lib/model/group-members.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import { isSecretAttribute } from '#lib/model/secrets.ts'

/** How one of Hawser's own agents is called on a system without Hawser's engine. */
export type AgentCall = {
  readonly type: string
  readonly resource: string
  /** Values of ArgList, packed by `packed`: no blank, quote or shell character is left in a word. */
  readonly words: string
  /** Names of the secret attributes that are set; their values are in no command and no file made here. */
  readonly secrets: readonly string[]
}

/**
 * The arguments of an entry point after the resource's name, as agents/README.md has them: a set secret is `-`. What
 * an attribute of another resource says (`Ref:Attr`) is empty: outside the engine nobody knows it.
 */
export function agentCall(
  configuration: Configuration,
  resource: ResourceName,
  system: SystemName | undefined,
): AgentCall {
  const { type } = resourceNamed(configuration, resource)
  const declared = configuration.types[type]
  if (!declared) throw new RangeError(`no type named ${type} in the configuration`)
  const secrets: string[] = []
  const words = declared.argList.flatMap((attribute) => {
    if (attribute.includes(':')) return ['']
    const value = resourceValue(configuration, resource, attribute, system)
    if (!isSecretAttribute(type, attribute)) return wordsOf(value)
    const isSet = listOf(value).length > 0
    if (isSet) secrets.push(attribute)
    return [isSet ? '-' : '']
  })
  return { type, resource, words: words.map(packed).join(' '), secrets }
}

const wordsOf = (value: AttributeValue): readonly string[] => {
  if (value.kind === 'scalar') return [value.text]
  const elements = value.kind === 'association' ? value.entries.flat() : listOf(value)
  return [String(elements.length), ...elements]
}

/**
 * A word as agents/lib/foreign/call.sh unpacks it: what is not a letter, a digit or one of `_ + . / : @ -` (or beyond
 * ASCII) is `%` and two hexadecimal digits, the empty word is `%00`. So it needs no quotes in a shell, in a command of
 * any framework, or in XML.
 */
export const packed = (word: string): string =>
  word === ''
    ? '%00'
    : word.replaceAll(/[^\w+./:@\u0080-\u{10ffff}-]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16)
        return `%${code.padStart(2, '0')}`
      })

/** Attributes of ArgList that differ from system to system. */
export function attributesBySystem(configuration: Configuration, resource: ResourceName): readonly string[] {
  const { attributes, type } = resourceNamed(configuration, resource)
  const argList: readonly string[] = configuration.types[type]?.argList ?? []
  return Object.entries(attributes).flatMap(([name, setting]) =>
    setting.bySystem !== undefined && argList.includes(name) ? [name] : [],
  )
}
