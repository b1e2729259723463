import type { ResourceType } from '#lib/model/configuration.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import { dimensionOf, valueTypeOf } from '../../load/resource-types.ts'
import { didYouMean, spelledRight } from '../../nearest.ts'
import { shownText } from '../../syntax/token.ts'
import type { Declaration, Tree } from '../../syntax/tree.ts'
import { verifyChoice } from './choices.ts'
import type { Check } from '../check.ts'
import { verifyRange } from './ranges.ts'
import { verifyAttributeName } from './slips.ts'
import { verifyValue } from './values.ts'

/** Declarations of every type: once, of the right shape, with an ArgList that names attributes. vcs-semantics §1.4. */
export const verifyTypes = (check: Check): void => {
  for (const { tree, node } of check.outline.types.values()) {
    const type = check.types.get(node.name.text)
    const seen = new Set<string>()
    for (const declaration of node.declarations) {
      if (check.isFull) return
      const name = declaration.name.text
      if (seen.has(name)) {
        const message = `${shownText(name)} is declared already in this type.`
        check.note(tree, declaration.name, { id: 'attribute-twice', message, hint: 'Remove one of them.' })
      }
      seen.add(name)
      verifyDeclaration(check, tree, declaration)
      if (type && name === 'ArgList') verifyArgList(check, tree, declaration, type)
    }
  }
}

const verifyDeclaration = (check: Check, tree: Tree, declaration: Declaration): void => {
  const name = declaration.name.text
  verifyAttributeName(check, tree, declaration.name)
  if (declaration.type.text === 'keylist' && declaration.brackets !== null) {
    check.note(tree, declaration.name, {
      id: 'wrong-dimension',
      message: `${shownText(name)} is a keylist, which has no brackets.`,
      expected: `keylist ${name}`,
    })
  }
  if (!declaration.value) return
  const written = { name, dimension: dimensionOf(declaration), valueType: valueTypeOf(declaration) }
  if (!verifyValue(check, tree, declaration.value, written)) return
  const known = declaration.modifier === 'static' ? typeAttributes.get(name) : undefined
  if (!known) return
  const isList = known.dimension === 'vector' || known.dimension === 'keylist'
  const dimension = isList && declaration.value.kind === 'list' ? written.dimension : known.dimension
  if (verifyValue(check, tree, declaration.value, { name, dimension, valueType: known.valueType })) {
    verifyChoice(check, tree, name, declaration.value)
    verifyRange(check, tree, name, { value: declaration.value })
  }
}

/** An element is an attribute, or `Reference:Attribute` of another resource. vcs-semantics §3.2 ArgList. */
const verifyArgList = (check: Check, tree: Tree, declaration: Declaration, type: ResourceType): void => {
  if (declaration.value?.kind !== 'list') return
  for (const { key } of declaration.value.items) {
    const [attribute = ''] = key.text.split(':')
    const isKnown =
      Object.hasOwn(type.declarations, attribute) ||
      resourceAttributes.has(attribute) ||
      typeAttributes.has(attribute) ||
      Object.hasOwn(type.statics, attribute)
    if (isKnown) continue
    check.note(tree, key, {
      id: 'argument-not-declared',
      severity: 'warning',
      message: `ArgList names ${shownText(attribute)}, which the type does not declare.`,
      hint: didYouMean(attribute, Object.keys(type.declarations)),
      fix: key.text === attribute ? spelledRight(key, Object.keys(type.declarations), attribute) : undefined,
    })
  }
}
