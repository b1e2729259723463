import {
  association,
  keylist,
  scalar,
  vector,
  type AttributeValue,
  type Dimension,
} from '#lib/model/attribute-value.ts'
import type { ValueNode } from '../syntax/tree.ts'

/** A written value read as the dimension it was declared with; `verify` has said if it does not fit. */
export const valueOf = (node: ValueNode, dimension: Dimension): AttributeValue => {
  const items = node.kind === 'list' ? node.items : [{ key: node.leaf, value: null }]
  switch (dimension) {
    case 'scalar':
      return scalar(items[0]?.key.text ?? '')
    case 'vector':
      return vector(items.map((item) => item.key.text))
    case 'keylist':
      return keylist(items.map((item) => item.key.text))
    case 'association':
      return association(items.map((item) => [item.key.text, item.value?.text ?? '']))
  }
}

/** SystemList: systems without a number are numbered in order of appearance. vcs-semantics §1.2, Implicit priority. */
export const systemListOf = (node: ValueNode): AttributeValue => {
  const items = node.kind === 'list' ? node.items : []
  return association(items.map((item, index) => [item.key.text, item.value?.text ?? String(index)]))
}
