import { association, keylist, scalar, vector, type AttributeValue } from '#lib/model/attribute-value.ts'
import type { ValueType } from '#lib/model/configuration.ts'
import { booleanOf, integerOf } from '#lib/model/scalar-text.ts'
import { shownText } from '../../syntax/token.ts'
import type { AttributeEdit } from '../edit.ts'
import { refusal, type Refusal } from '../refusal.ts'

export type Verb = Extract<AttributeEdit, { kind: 'modify' }>['verb']

/** What is asked of an attribute. `isSecret`: no word of it may stand in a sentence. */
export type Change = {
  readonly attribute: string
  readonly valueType: ValueType
  readonly isSecret: boolean
  readonly verb: Verb
  readonly words: readonly string[]
}

/** The value a modification makes of another, or why it cannot. vcs-semantics §8.2. */
export const changedValue = (value: AttributeValue, change: Change): AttributeValue | Refusal => {
  const changed = changedShape(value, change)
  return 'code' in changed ? changed : (faultOfTexts(changed, change) ?? changed)
}

const changedShape = (value: AttributeValue, change: Change): AttributeValue | Refusal => {
  if (change.verb === 'delete-keys') return emptied(value, change)
  if (change.words.length === 0) return badValue(change, 'A value is missing.')
  switch (value.kind) {
    case 'scalar':
      return changedScalar(change)
    case 'vector':
      return changedVector(value.items, change)
    case 'keylist':
      return changedKeylist(value.keys, change)
    case 'association':
      return changedAssociation(value.entries, change)
  }
}

const emptied = (value: AttributeValue, change: Change): AttributeValue | Refusal => {
  if (value.kind === 'scalar') return wrongVerb(change, 'a scalar')
  return value.kind === 'vector' ? vector([]) : value.kind === 'keylist' ? keylist([]) : association([])
}

const changedScalar = (change: Change): AttributeValue | Refusal => {
  const [word = '', ...more] = change.words
  if (change.verb !== 'set') return wrongVerb(change, 'a scalar')
  return more.length > 0 ? badValue(change, 'A scalar has one value.') : scalar(word)
}

const changedVector = (items: readonly string[], change: Change): AttributeValue | Refusal => {
  const { verb, words } = change
  if (verb === 'set' || verb === 'update') return vector(words)
  if (verb === 'add') return vector([...items, ...words])
  const absent = words.find((word) => !items.includes(word))
  return absent === undefined
    ? vector(items.filter((item) => !words.includes(item)))
    : keyAbsent(change, absent)
}

const changedKeylist = (keys: readonly string[], change: Change): AttributeValue | Refusal => {
  const { verb, words } = change
  if (verb === 'update') return wrongVerb(change, 'a keylist')
  if (verb === 'delete') {
    const absent = words.find((word) => !keys.includes(word))
    return absent === undefined
      ? keylist(keys.filter((key) => !words.includes(key)))
      : keyAbsent(change, absent)
  }
  const standing = verb === 'add' ? keys : []
  const twice = repeated([...standing, ...words])
  return twice === undefined ? keylist([...standing, ...words]) : keyPresent(change, twice)
}

type Pairs = readonly (readonly [string, string])[]

const changedAssociation = (entries: Pairs, change: Change): AttributeValue | Refusal => {
  const { verb, words } = change
  const keys = entries.map(([key]) => key)
  if (verb === 'delete') {
    const absent = words.find((word) => !keys.includes(word))
    if (absent !== undefined) return keyAbsent(change, absent)
    return association(entries.filter(([key]) => !words.includes(key)))
  }
  const pairs = pairsOf(words)
  if (!pairs) return badValue(change, 'Every key needs its value: KEY VALUE KEY VALUE ….')
  const standing = verb === 'set' ? [] : entries
  if (verb === 'update') return updated(entries, pairs, change)
  const twice = repeated([...standing, ...pairs].map(([key]) => key))
  return twice === undefined ? association([...standing, ...pairs]) : keyPresent(change, twice)
}

const updated = (entries: Pairs, pairs: Pairs, change: Change): AttributeValue | Refusal => {
  const values = new Map(pairs)
  const absent = pairs.find(([key]) => !entries.some(([known]) => known === key))
  if (absent) return keyAbsent(change, absent[0])
  return association(entries.map(([key, text]) => [key, values.get(key) ?? text]))
}

const pairsOf = (words: readonly string[]): Pairs | null => {
  if (words.length % 2 === 1) return null
  return Array.from({ length: words.length / 2 }, (_, index) => [
    words[2 * index] ?? '',
    words[2 * index + 1] ?? '',
  ])
}

const repeated = (keys: readonly string[]): string | undefined => {
  const seen = new Set<string>()
  return keys.find((key) => seen.size === seen.add(key).size)
}

/** Numbers, booleans and line breaks of the texts a value is made of. vcs-semantics §1.2. */
const faultOfTexts = (value: AttributeValue, change: Change): Refusal | null => {
  const keys = value.kind === 'association' ? value.entries.map(([key]) => key) : []
  const texts = textsOf(value)
  if ([...keys, ...texts].some((text) => /[\n\r]/.test(text))) {
    return badValue(change, 'A value cannot hold a line break.')
  }
  if (change.valueType === 'int' && texts.some((text) => integerOf(text) === null)) {
    return badValue(change, 'It is a whole number from -2147483648 to 2147483647.')
  }
  if (change.valueType === 'boolean' && texts.some((text) => booleanOf(text) === null)) {
    return badValue(change, 'It is a boolean: 0 or 1.')
  }
  return null
}

const textsOf = (value: AttributeValue): readonly string[] => {
  switch (value.kind) {
    case 'scalar':
      return [value.text]
    case 'vector':
      return value.items
    case 'keylist':
      return value.keys
    case 'association':
      return value.entries.map(([, text]) => text)
  }
}

const badValue = ({ attribute }: Change, text: string): Refusal =>
  refusal('bad-value', `${attribute} cannot have this value. ${text}`)

const wrongVerb = ({ attribute, verb }: Change, what: string): Refusal => {
  const option = verb === 'delete-keys' ? '-delete -keys' : `-${verb}`
  return refusal('wrong-dimension', `${attribute} is ${what}: ${option} is not possible.`)
}

const keyPresent = (change: Change, key: string): Refusal =>
  refusal('key-present', `${keyText(change, key)} is already in ${change.attribute}.`, 10563)

const keyAbsent = (change: Change, key: string): Refusal =>
  refusal('key-absent', `${keyText(change, key)} is not in ${change.attribute}.`, 10566)

const keyText = ({ isSecret }: Change, key: string): string =>
  isSecret ? 'The key' : `Key ${shownText(key)}`
