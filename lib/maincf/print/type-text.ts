import type { AttributeValue, Dimension } from '#lib/model/attribute-value.ts'
import type { AttributeDeclaration, ResourceType, ValueType } from '#lib/model/configuration.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import { scalarText, valueText } from './value-text.ts'

/** A resource type as a type file writes it; ArgList and static attributes first. vcs-semantics §1.2. */
export const typeText = (type: ResourceType): string => {
  const argList = `\tstatic str ArgList[] = { ${type.argList.map(scalarText).join(', ')} }\n`
  const statics = Object.entries(type.statics).map(([name, value]) => `\t${staticText(name, value)}\n`)
  const declarations = Object.values<AttributeDeclaration>(type.declarations).map(
    (declaration) => `\t${declarationText(declaration)}\n`,
  )
  const lines = [...(type.argList.length > 0 ? [argList] : []), ...statics, ...declarations]
  return `type ${type.name} (\n${lines.join('')}\t)\n`
}

/** `static int MonitorInterval = 60`; an attribute VCS does not know is written as a string. */
export const staticText = (name: string, value: AttributeValue): string => {
  if (name === 'NameRule' && value.kind === 'scalar') return `NameRule = ${nameRuleText(value.text)}`
  const valueType = typeAttributes.get(name)?.valueType ?? 'str'
  return `static ${headText(name, value.kind, valueType)} = ${valueText(value)}`
}

const ruleName = '[A-Za-z][\\w-]*(?:\\.[A-Za-z]\\w*)?'
const ruleTerm = `(?:${ruleName}|"[^"\\\\]*")`
const nameRule = new RegExp(`^(?:${ruleName}|${ruleTerm}(?:[ \\t]*\\+[ \\t]*${ruleTerm})+)$`)

/** A rule of older type files: names and words added up, or a string. */
export const nameRuleText = (text: string): string => (nameRule.test(text) ? text : scalarText(text))

export const declarationText = (declaration: AttributeDeclaration): string => {
  const head = headText(declaration.name, declaration.dimension, declaration.valueType)
  const initial = declaration.default === null ? '' : ` = ${valueText(declaration.default)}`
  return `${declaration.temporary ? 'temp ' : ''}${head}${initial}`
}

const headText = (name: string, dimension: Dimension, valueType: ValueType): string => {
  if (dimension === 'keylist') return `keylist ${name}`
  const brackets = dimension === 'vector' ? '[]' : dimension === 'association' ? '{}' : ''
  return `${valueType} ${name}${brackets}`
}
