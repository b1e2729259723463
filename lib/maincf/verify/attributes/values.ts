import type { Dimension } from '#lib/model/attribute-value.ts'
import type { ValueType } from '#lib/model/configuration.ts'
import { inserted, removed, replaced, type Fix } from '../../fix.ts'
import { booleanOf, integerOf } from '#lib/model/scalar-text.ts'
import { endOf, shownText } from '../../syntax/token.ts'
import { startOfValue, type Leaf, type ListNode, type Tree, type ValueNode } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'

/** How a value must look. */
export type Shape = {
  readonly name: string
  readonly dimension: Dimension
  readonly valueType: ValueType
  readonly numbersItself?: boolean
}

const howToWrite: Record<Dimension, string> = {
  scalar: 'one value',
  vector: 'a list in braces: { a, b }',
  keylist: 'a list of keys in braces: { a, b }',
  association: 'keys with values in braces: { a = 1, b = 2 }',
}

/** Dimension, numbers, booleans and keys of a written value. Says whether all is well. vcs-semantics §1.2, §1.4. */
export const verifyValue = (check: Check, tree: Tree, node: ValueNode, shape: Shape): boolean => {
  if ((node.kind === 'scalar') !== (shape.dimension === 'scalar'))
    return noteDimension(check, tree, node, shape)
  if (node.kind === 'scalar') return verifyText(check, tree, node.leaf, shape)
  if (node.isBroken) return false
  return verifyItems(check, tree, node, shape)
}

const noteDimension = (check: Check, tree: Tree, node: ValueNode, shape: Shape): false => {
  const found = node.kind === 'scalar' ? 'a single value' : 'a list'
  check.note(tree, startOfValue(node), {
    id: 'wrong-dimension',
    message: `${shape.name} is ${nameOf[shape.dimension]}, found ${found}.`,
    expected: howToWrite[shape.dimension],
    fix: dimensionFix(node, shape),
  })
  return false
}

/** One value becomes a list of one, a list of one its value; what else is meant a person has to say. */
const dimensionFix = (node: ValueNode, shape: Shape): Fix | undefined => {
  if (node.kind === 'scalar') {
    if (shape.dimension === 'association') return undefined
    const { start, end } = node.leaf
    return { title: 'Put it in braces', edits: [inserted(start, '{ '), inserted(end, ' }')] }
  }
  const [only, ...others] = node.items
  if (!only || only.value || others.length > 0 || !node.close) return undefined
  const edits = [removed(node.open.start, only.key.start), removed(only.key.end, endOf(node.close))]
  return { title: 'Take away the braces', edits }
}

const nameOf: Record<Dimension, string> = {
  scalar: 'a scalar',
  vector: 'a vector',
  keylist: 'a keylist',
  association: 'an association',
}

const verifyItems = (check: Check, tree: Tree, node: ListNode, shape: Shape): boolean => {
  const seen = new Set<string>()
  let isWell = true
  for (const { key, value } of node.items) {
    if (check.isFull) return false
    const wantsValue = shape.dimension === 'association'
    if ((value !== null) !== wantsValue && !(wantsValue && shape.numbersItself)) {
      isWell = noteItem(check, tree, key, shape, wantsValue)
    }
    if (shape.dimension !== 'vector' && seen.has(key.text)) isWell = noteRepeated(check, tree, key, shape)
    seen.add(key.text)
    const measured = wantsValue ? value : key
    if (measured && !verifyText(check, tree, measured, shape)) isWell = false
  }
  return isWell
}

const noteItem = (check: Check, tree: Tree, key: Leaf, shape: Shape, wantsValue: boolean): false => {
  check.note(tree, key, {
    id: 'wrong-dimension',
    message: wantsValue
      ? `${shape.name} is an association: the key ${shownText(key.text)} has no value.`
      : `${shape.name} is ${nameOf[shape.dimension]}: its elements have no values.`,
    expected: howToWrite[shape.dimension],
  })
  return false
}

const noteRepeated = (check: Check, tree: Tree, key: Leaf, shape: Shape): false => {
  const message = `The key ${shownText(key.text)} stands in ${shape.name} already.`
  check.note(tree, key, { id: 'duplicate-key', message, hint: 'Remove one of them.' })
  return false
}

const verifyText = (check: Check, tree: Tree, leaf: Leaf, shape: Shape): boolean => {
  if (shape.valueType === 'int' && integerOf(leaf.text) === null) {
    const message = `${shape.name} is a whole number, found ${shownText(leaf.text)}.`
    const expected = 'a whole number from -2147483648 to 2147483647'
    check.note(tree, leaf, { id: 'bad-integer', message, expected })
    return false
  }
  if (shape.valueType === 'boolean' && booleanOf(leaf.text) === null) {
    const message = `${shape.name} is a boolean, found ${shownText(leaf.text)}.`
    check.note(tree, leaf, { id: 'bad-boolean', message, expected: '0 or 1', fix: booleanFix(leaf) })
    return false
  }
  return true
}

const yes = new Set(['yes', 'on', 'true', 'y'])
const no = new Set(['no', 'off', 'false', 'n'])

const booleanFix = ({ text, start, end }: Leaf): Fix | undefined => {
  const word = text.toLowerCase()
  const meant = yes.has(word) ? '1' : no.has(word) ? '0' : null
  return meant === null ? undefined : { title: `Write ${meant}`, edits: [replaced(start, end, meant)] }
}
