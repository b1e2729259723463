import type { AttributeValue, Dimension } from '#lib/model/attribute-value.ts'
import type { AttributeDeclaration, ResourceType, ValueType } from '#lib/model/configuration.ts'
import { attributeName, typeName } from '#lib/model/names.ts'
import type { Declaration } from '../syntax/tree.ts'
import type { Outline, Placed } from './outline.ts'
import type { TypeClause } from '../syntax/tree.ts'
import { plainName } from './includes.ts'
import { valueOf } from './values.ts'

/** Dimension a declaration gives its attribute. */
export const dimensionOf = (declaration: Declaration): Dimension =>
  declaration.brackets ?? (declaration.type.text === 'keylist' ? 'keylist' : 'scalar')

/** Kind of text a declaration's values are; keys of a keylist are strings. */
export const valueTypeOf = (declaration: Declaration): ValueType => {
  const written = declaration.type.text
  return written === 'int' || written === 'boolean' || written === 'i18nstr' ? written : 'str'
}

const defaultOf = (declaration: Declaration): AttributeValue | null =>
  declaration.value && valueOf(declaration.value, dimensionOf(declaration))

const readType = ({ tree, node }: Placed<TypeClause>): ResourceType => {
  const declarations: Record<string, AttributeDeclaration> = {}
  const statics: Record<string, AttributeValue> = {}
  let argList: readonly string[] = []
  for (const declaration of node.declarations) {
    const value = defaultOf(declaration)
    const name = declaration.name.text
    if (declaration.modifier !== 'static') {
      declarations[name] = {
        name: attributeName(name),
        valueType: valueTypeOf(declaration),
        dimension: dimensionOf(declaration),
        temporary: declaration.modifier === 'temp',
        default: value,
      }
    } else if (name === 'ArgList') {
      argList = value?.kind === 'vector' ? value.items : []
    } else if (value) {
      statics[name] = value
    }
  }
  return { name: typeName(node.name.text), argList, declarations, statics, sourceFile: plainName(tree.file) }
}

/** The resource types of a configuration, by name, in the order of the text. */
export const typesOf = (outline: Outline): Map<string, ResourceType> =>
  new Map([...outline.types].map(([name, placed]) => [name, readType(placed)]))
