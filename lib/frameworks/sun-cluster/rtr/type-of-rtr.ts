import { scalar, vector, type AttributeValue } from '#lib/model/attribute-value.ts'
import type { AttributeDeclaration, ResourceType, ValueType } from '#lib/model/configuration.ts'
import { attributeName, typeName, type AttributeName } from '#lib/model/names.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import { gathered, loss, type Loss } from '../../runbook/loss.ts'
import {
  attributeText,
  canonicalName,
  hasFlag,
  methods,
  typeProperty,
  type Rtr,
  type RtrAttribute,
} from './rtr.ts'

/**
 * Properties of every Sun Cluster resource, or of this fault monitor, that are a static attribute here. The retry
 * attributes keep their names and their arithmetic (RetryPolicy SunCluster). other-frameworks §1.3, §4.1.
 */
const staticNames: Readonly<Record<string, string>> = {
  start_timeout: 'OnlineTimeout',
  stop_timeout: 'OfflineTimeout',
  retry_count: 'Retry_count',
  retry_interval: 'Retry_interval',
  thorough_probe_interval: 'Thorough_probe_interval',
  probe_timeout: 'Probe_timeout',
  failover_enabled: 'Failover_enabled',
}

/**
 * A resource type with the extension properties of an RTR file as its attributes, in their order (that of ArgList, too).
 * Its agent is not made by this: the methods of the file are programs of Sun Cluster.
 */
export function typeOfRtr(
  rtr: Rtr,
  sourceFile: string,
): { readonly type: ResourceType; readonly losses: readonly Loss[] } {
  const losses: Loss[] = []
  const name = (typeProperty(rtr, 'Resource_type')?.[0] ?? '').replace(/^[A-Za-z]+\./, '')
  const statics: Record<AttributeName, AttributeValue> = {
    [attributeName('RetryPolicy')]: scalar('SunCluster'),
  }
  const declarations: Record<AttributeName, AttributeDeclaration> = {}
  for (const item of rtr.items) {
    if (item.kind !== 'entry') continue
    const property = attributeText(item.attributes, 'PROPERTY') ?? ''
    const known = staticNames[property.toLowerCase()]
    if (known !== undefined) addStatic(statics, known, item.attributes)
    else if (hasFlag(item.attributes, 'EXTENSION'))
      declarations[attributeName(property)] = declarationOf(property, item.attributes)
    else
      losses.push(
        loss('resource', property, 'this property of every Sun Cluster resource has no attribute here'),
      )
  }
  for (const method of methods)
    if (typeProperty(rtr, method) !== null)
      losses.push(loss('resource', canonicalName(method), 'methods are programs: an agent has to be written'))
  const argList = Object.keys(declarations)
  return {
    type: { name: typeName(name.replaceAll(/[^\w-]/g, '_')), argList, declarations, statics, sourceFile },
    losses: gathered(losses),
  }
}

function addStatic(
  statics: Record<AttributeName, AttributeValue>,
  name: string,
  attributes: readonly RtrAttribute[],
): void {
  const initial = attributeText(attributes, 'DEFAULT')
  if (initial === null || initial === '') return
  const isFlag = typeAttributes.get(name)?.valueType === 'boolean'
  statics[attributeName(name)] = scalar(isFlag ? flagText(initial) : initial)
}

const flagText = (text: string): string => (text.toLowerCase() === 'true' ? '1' : '0')

function declarationOf(property: string, attributes: readonly RtrAttribute[]): AttributeDeclaration {
  const isList = hasFlag(attributes, 'STRINGARRAY')
  const initial = attributes.find((each) => each.kind === 'setting' && each.name.toLowerCase() === 'default')
  const texts = initial?.kind === 'setting' ? initial.values.map(({ text }) => text) : null
  const words = texts?.filter((text) => text !== '') ?? null
  const valueType: ValueType = hasFlag(attributes, 'INT')
    ? 'int'
    : hasFlag(attributes, 'BOOLEAN')
      ? 'boolean'
      : 'str'
  const one = words?.[0]
  const value = one === undefined ? null : scalar(valueType === 'boolean' ? flagText(one) : one)
  return {
    name: attributeName(property),
    valueType,
    dimension: isList ? 'vector' : 'scalar',
    temporary: false,
    default: isList ? (words === null ? null : vector(words)) : value,
  }
}
