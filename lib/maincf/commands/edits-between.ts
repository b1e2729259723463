import type {
  Configuration,
  GroupConfiguration,
  ResourceConfiguration,
  SystemConfiguration,
} from '#lib/model/configuration.ts'
import { scalar } from '#lib/model/attribute-value.ts'
import {
  attributeName,
  namesOf,
  type AttributeName,
  type ResourceName,
  type TypeName,
} from '#lib/model/names.ts'
import type { Edit } from '../edit/edit.ts'
import {
  clusterCarrier,
  groupCarrier,
  resourceCarrier,
  systemCarrier,
  type Carrier,
} from './between/carrier.ts'
import { groupLinkEdits, linkEdits } from './between/link-edits.ts'
import { settingEdits } from './between/setting-edits.ts'
import { goneTypeEdits, typeEdits } from './between/type-edits.ts'

/**
 * Edits that turn one configuration into another, in an order in which each can be done: links and objects
 * that go, types, systems, groups, resources, links that come, and last what nothing uses any more. Applied to
 * the text of `before` they give a text that means the same as `after`. What no command can say stays as it
 * is: the order of objects and links, the name of a cluster, attributes the engine keeps, remote clusters and
 * heartbeats, and whether a default is written out.
 */
export const editsBetween = (before: Configuration, after: Configuration): readonly Edit[] => {
  const stays = (name: ResourceName) => isSameResource(before.resources[name], after.resources[name])
  const links = linkEdits(before, after, stays)
  const groupLinks = groupLinkEdits(before, after)
  const types = typeEdits(before, after)
  return [
    ...groupLinks.removed,
    ...links.removed,
    ...goneResources(before, stays),
    ...goneGroups(before, after),
    ...nameEdits(before, after),
    ...types,
    ...systemEdits(before, after),
    ...settingEdits(clusterCarrier(), before.cluster.attributes, after.cluster.attributes),
    ...groupEdits(before, after),
    ...resourceEdits(before, after, stays, removedAttributes(types)),
    ...links.added,
    ...groupLinks.added,
    ...goneSystems(before, after),
    ...goneTypeEdits(before, after),
  ]
}

const isSameResource = (
  one: ResourceConfiguration | undefined,
  other: ResourceConfiguration | undefined,
): boolean => one !== undefined && other !== undefined && one.type === other.type && one.group === other.group

const goneResources = (before: Configuration, stays: (name: ResourceName) => boolean): Edit[] =>
  namesOf(before.resources)
    .filter((name) => !stays(name))
    .map((resource) => ({ kind: 'resource.delete', resource }))

const goneGroups = (before: Configuration, after: Configuration): Edit[] =>
  namesOf(before.groups)
    .filter((group) => !Object.hasOwn(after.groups, group))
    .map((group) => ({ kind: 'group.delete', group }))

const goneSystems = (before: Configuration, after: Configuration): Edit[] =>
  namesOf(before.systems)
    .filter((system) => !Object.hasOwn(after.systems, system))
    .map((system) => ({ kind: 'system.delete', system }))

/** A cluster gets its name once. */
const nameEdits = (before: Configuration, after: Configuration): Edit[] =>
  before.cluster.name === '' && after.cluster.name !== ''
    ? [
        {
          kind: 'modify',
          object: { kind: 'cluster' },
          attribute: attributeName('ClusterName'),
          verb: 'set',
          words: [after.cluster.name],
          system: null,
        },
      ]
    : []

const systemEdits = (before: Configuration, after: Configuration): Edit[] =>
  Object.values<SystemConfiguration>(after.systems).flatMap(({ name, attributes }) => {
    const old = Object.hasOwn(before.systems, name) ? before.systems[name] : undefined
    const start: Edit[] = old ? [] : [{ kind: 'system.add', system: name }]
    return [...start, ...settingEdits(systemCarrier(name), old?.attributes ?? null, attributes)]
  })

const groupEdits = (before: Configuration, after: Configuration): Edit[] =>
  Object.values<GroupConfiguration>(after.groups).flatMap((group) => {
    const old = Object.hasOwn(before.groups, group.name) ? before.groups[group.name] : undefined
    const start: Edit[] = old ? [] : [{ kind: 'group.add', group: group.name }]
    return [...start, ...settingEdits(groupCarrier(group), old?.attributes ?? null, group.attributes)]
  })

const resourceEdits = (
  before: Configuration,
  after: Configuration,
  stays: (name: ResourceName) => boolean,
  removed: ReadonlySet<string>,
): Edit[] =>
  Object.values<ResourceConfiguration>(after.resources).flatMap((resource) => {
    const carrier = resourceCarrier(after, resource)
    if (!carrier) return []
    if (stays(resource.name)) {
      const old = before.resources[resource.name]?.attributes ?? {}
      const left = namesOf(old).filter((name) => !removed.has(removalKey(resource.type, name)))
      const standing = Object.fromEntries(left.map((name) => [name, old[name] ?? {}]))
      return settingEdits(carrier, standing, resource.attributes)
    }
    const { name, type, group, attributes } = resource
    const meaningOf = (attribute: string) => (attribute === enabledName ? null : carrier.meaningOf(attribute))
    return [
      { kind: 'resource.add', resource: name, type, group },
      ...settingEdits({ ...carrier, meaningOf }, null, attributes),
      ...enabledEdits(carrier, resource),
    ]
  })

/** What resources lose with the declarations of their types; it is set again where the new ones have it. */
const removedAttributes = (edits: readonly Edit[]): ReadonlySet<string> =>
  new Set(
    edits.flatMap((edit) =>
      edit.kind === 'attribute.remove' ? [removalKey(edit.type, edit.attribute)] : [],
    ),
  )

const removalKey = (type: TypeName, attribute: AttributeName): string => `${type}\n${attribute}`

const enabledName = attributeName('Enabled')

/** A resource begins disabled (vcs-semantics §1.2, Defaults on creation), and is enabled when all else is said. */
const enabledEdits = (carrier: Carrier, { attributes }: ResourceConfiguration): Edit[] => {
  const meaningOf = (attribute: string) => (attribute === enabledName ? carrier.meaningOf(attribute) : null)
  return settingEdits({ ...carrier, meaningOf }, { [enabledName]: { everywhere: scalar('0') } }, attributes)
}
