import { association, keylist, scalar, type AttributeValue } from '#lib/model/attribute-value.ts'
import type {
  Attributes,
  Configuration,
  GroupConfiguration,
  GroupLink,
  ResourceConfiguration,
  ResourceType,
} from '#lib/model/configuration.ts'
import {
  clusterName,
  groupName,
  resourceName,
  systemName,
  typeName,
  type AttributeName,
} from '#lib/model/names.ts'
import type { Operations } from '#lib/model/states.ts'

/** Attribute values as main.cf would have them: a scalar, a keylist or an association. */
export type Values = Readonly<Record<string, Value>>

type Value = string | number | readonly string[] | Readonly<Record<string, string | number>>

/** A group in short; whatever is left out has VCS' default. */
export type GroupSketch = {
  readonly systems: readonly string[]
  /** Empty by default: a test starts what it needs. */
  readonly autoStartList?: readonly string[]
  readonly attributes?: Values
  /** `imap: ['ip', 'mount']`: children of each resource. */
  readonly resources: Readonly<Record<string, readonly string[]>>
  /** Attributes of single resources, static ones included (RestartLimit, Operations …). */
  readonly resourceAttributes?: Readonly<Record<string, Values>>
  /** `{ imap: { count: 2, of: ['ip1', 'ip2', 'ip3'] } }`: of these children of imap so many are enough. */
  readonly atLeast?: Readonly<Record<string, { readonly count: number; readonly of: readonly string[] }>>
  /** `{ ldap: 'online global soft' }`. */
  readonly requires?: Readonly<Record<string, string>>
}

const attributesOf = (values: Values): Attributes =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { everywhere: valueOf(value) }]))

function valueOf(value: Value): AttributeValue {
  if (typeof value !== 'object') return scalar(String(value))
  if (Array.isArray(value)) return keylist(value)
  return association(Object.entries(value).map(([key, text]) => [key, String(text)]))
}

const type = (name: string, operations: Operations): ResourceType => ({
  name: typeName(name),
  argList: [],
  declarations: {},
  statics: { ['Operations' as AttributeName]: scalar(operations) },
  sourceFile: 'types.cf',
})

const types = [type('Service', 'OnOff'), type('Watched', 'None'), type('Kept', 'OnOnly')]

const typeOf = (values: Values): string => {
  if (values['Operations'] === 'None') return 'Watched'
  return values['Operations'] === 'OnOnly' ? 'Kept' : 'Service'
}

function resourcesOf(group: string, sketch: GroupSketch): [string, ResourceConfiguration][] {
  return Object.entries(sketch.resources).map(([name, children]) => {
    const values = sketch.resourceAttributes?.[name] ?? {}
    const list = sketch.atLeast?.[name]
    const parents = Object.keys(sketch.resources).filter((other) => sketch.resources[other]?.includes(name))
    return [
      name,
      {
        name: resourceName(name),
        type: typeName(typeOf(values)),
        group: groupName(group),
        attributes: attributesOf(values),
        children: children.map(resourceName),
        parents: parents.map(resourceName),
        ...(list ? { atLeast: [{ count: list.count, of: list.of.map(resourceName) }] } : {}),
      },
    ]
  })
}

const linksOf = (groups: Readonly<Record<string, GroupSketch>>): GroupLink[] =>
  Object.entries(groups).flatMap(([parent, { requires = {} }]) =>
    Object.entries(requires).map(([child, words]) => {
      const [category, location, rigidity = null] = words.split(' ')
      return { parent, child, category, location, rigidity } as GroupLink
    }),
  )

/** A cluster from sketches of its groups; systems are those the groups name, in that order. */
export function cluster(
  groups: Readonly<Record<string, GroupSketch>>,
  systemAttributes: Readonly<Record<string, Values>> = {},
): Configuration {
  const systems = [...new Set(Object.values(groups).flatMap((group) => group.systems))].map(systemName)
  const links = linksOf(groups)
  const made = Object.entries(groups).map(([name, sketch]): [string, GroupConfiguration] => [
    name,
    {
      name: groupName(name),
      attributes: attributesOf(sketch.attributes ?? {}),
      systemList: sketch.systems.map((system, priority) => ({ system: systemName(system), priority })),
      autoStartList: (sketch.autoStartList ?? []).map(systemName),
      resources: Object.keys(sketch.resources).map(resourceName),
      requires: links.filter((link) => link.parent === name),
      requiredBy: links.filter((link) => link.child === name),
    },
  ])
  return {
    cluster: { name: clusterName('test'), attributes: {} },
    systems: Object.fromEntries(
      systems.map((name) => [name, { name, attributes: attributesOf(systemAttributes[name] ?? {}) }]),
    ),
    types: Object.fromEntries(types.map((known) => [known.name, known])),
    groups: Object.fromEntries(made),
    resources: Object.fromEntries(
      Object.entries(groups).flatMap(([name, sketch]) => resourcesOf(name, sketch)),
    ),
  }
}
