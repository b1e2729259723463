import type { AttributeValue } from '#lib/model/attribute-value.ts'
import { attributeName, type SystemName } from '#lib/model/names.ts'
import type { Edit, EditObject } from '../../edit/edit.ts'

type Modify = Extract<Edit, { kind: 'modify' }>

/** Where a value is set: an attribute of an object, for all systems or for one. */
export type ValuePlace = {
  readonly object: EditObject
  readonly attribute: string
  readonly system: SystemName | null
}

/** Words of a value as a command has them: elements, or key value key value …. */
export const wordsOf = (value: AttributeValue): readonly string[] => {
  switch (value.kind) {
    case 'scalar':
      return [value.text]
    case 'vector':
      return value.items
    case 'keylist':
      return value.keys
    case 'association':
      return value.entries.flat()
  }
}

/** Whether two values are written alike; order counts. */
export const isSameValue = (one: AttributeValue | undefined, other: AttributeValue | undefined): boolean => {
  if (one === undefined || other === undefined) return one === other
  const [words, others] = [wordsOf(one), wordsOf(other)]
  return (
    one.kind === other.kind &&
    words.length === others.length &&
    words.every((word, at) => word === others[at])
  )
}

/** The modifications that turn one value into another: element by element where that says less. vcs-semantics §8.2. */
export const valueEdits = (place: ValuePlace, from: AttributeValue, to: AttributeValue): Edit[] => {
  if (isSameValue(from, to)) return []
  const words = wordsOf(to)
  if (words.length === 0) return [modification(place, 'delete-keys', [])]
  const steps = stepsBetween(from, to)
  const length = steps?.reduce((sum, step) => sum + step.words.length, 0) ?? words.length
  if (!steps || length >= words.length) return [modification(place, 'set', words)]
  return steps.map((step) => modification(place, step.verb, step.words))
}

/** One `-modify` of a place. */
export const modification = (
  { object, attribute, system }: ValuePlace,
  verb: Modify['verb'],
  words: readonly string[],
): Edit => ({ kind: 'modify', object, attribute: attributeName(attribute), verb, words, system })

type Step = { readonly verb: Modify['verb']; readonly words: readonly string[] }

/** Deleting, updating and adding elements; null when these cannot give the order that is wanted. */
const stepsBetween = (from: AttributeValue, to: AttributeValue): readonly Step[] | null => {
  if (from.kind === 'keylist' && to.kind === 'keylist') {
    const pairs = (keys: readonly string[]) => keys.map((key) => [key, ''] as const)
    return pairSteps(pairs(from.keys), pairs(to.keys), ([key]) => [key])
  }
  if (from.kind === 'association' && to.kind === 'association') {
    return pairSteps(from.entries, to.entries, (entry) => entry)
  }
  if (from.kind !== 'vector' || to.kind !== 'vector') return null
  const isLonger = from.items.every((item, at) => item === to.items[at])
  return isLonger ? [{ verb: 'add', words: to.items.slice(from.items.length) }] : null
}

type Pair = readonly [key: string, value: string]

const pairSteps = (
  from: readonly Pair[],
  to: readonly Pair[],
  wordsFor: (pair: Pair) => readonly string[],
): readonly Step[] | null => {
  const [before, after] = [new Map(from), new Map(to)]
  const kept = from.filter(([key]) => after.has(key))
  const added = to.filter(([key]) => !before.has(key))
  if ([...kept, ...added].some(([key], at) => key !== to[at]?.[0])) return null
  const steps: readonly Step[] = [
    { verb: 'delete', words: from.filter(([key]) => !after.has(key)).map(([key]) => key) },
    { verb: 'update', words: to.filter(([key, value]) => (before.get(key) ?? value) !== value).flat() },
    { verb: 'add', words: added.flatMap(wordsFor) },
  ]
  return steps.filter(({ words }) => words.length > 0)
}
