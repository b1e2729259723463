import { clusterAttributes } from '#lib/model/attributes/cluster-attributes.ts'
import type { AttributeTable } from '#lib/model/attributes/definition.ts'
import { heartbeatAttributes, remoteClusterAttributes } from '#lib/model/attributes/remote-attributes.ts'
import { systemAttributes } from '#lib/model/attributes/system-attributes.ts'
import type {
  AtLeast,
  Configuration,
  RemoteObject,
  ResourceConfiguration,
  ResourceType,
  SystemConfiguration,
} from '#lib/model/configuration.ts'
import {
  clusterName,
  groupName,
  resourceName,
  systemName,
  typeName,
  type ResourceName,
} from '#lib/model/names.ts'
import { meaningIn, meaningInResource } from './attribute-meaning.ts'
import { buildAttributes } from './build-attributes.ts'
import { buildGroups } from './build-groups.ts'
import type { BlockClause, Leaf } from '../syntax/tree.ts'
import type { Outline, Placed, ResourceOutline } from './outline.ts'

/** The model of a verified text: objects in the order of the text, links in both directions. */
export const buildConfiguration = (
  outline: Outline,
  types: ReadonlyMap<string, ResourceType>,
): Configuration => {
  const cluster = outline.clusters[0]?.node
  return {
    cluster: {
      name: clusterName(cluster?.name.text ?? ''),
      attributes: buildAttributes(cluster?.assignments ?? [], (written) =>
        meaningIn(clusterAttributes, written),
      ),
    },
    systems: buildSystems(outline),
    types: Object.fromEntries(types),
    groups: buildGroups(outline),
    resources: buildResources(outline, types),
    ...(outline.remoteClusters.size > 0 && {
      remoteClusters: buildRemote(outline.remoteClusters, remoteClusterAttributes),
    }),
    ...(outline.heartbeats.size > 0 && { heartbeats: buildRemote(outline.heartbeats, heartbeatAttributes) }),
  }
}

const buildRemote = (
  blocks: ReadonlyMap<string, Placed<BlockClause>>,
  table: AttributeTable,
): Record<string, RemoteObject> =>
  Object.fromEntries(
    [...blocks].map(([name, { node }]) => [
      name,
      { name, attributes: buildAttributes(node.assignments, (written) => meaningIn(table, written)) },
    ]),
  )

const buildSystems = (outline: Outline): Record<string, SystemConfiguration> =>
  Object.fromEntries(
    [...outline.systems].map(([name, { node }]) => [
      name,
      {
        name: systemName(name),
        attributes: buildAttributes(node.assignments, (written) => meaningIn(systemAttributes, written)),
      },
    ]),
  )

const buildResources = (
  outline: Outline,
  types: ReadonlyMap<string, ResourceType>,
): Record<string, ResourceConfiguration> => {
  const below = new Map<string, ResourceName[]>()
  const above = new Map<string, ResourceName[]>()
  const atLeast = new Map<string, AtLeast[]>()
  for (const { links } of outline.groups.values()) {
    for (const { node } of links) {
      if (node.atLeast) append(atLeast, node.parent.text, atLeastOf(node.atLeast, node.children))
      for (const child of node.children) {
        append(below, node.parent.text, resourceName(child.text))
        append(above, child.text, resourceName(node.parent.text))
      }
    }
  }
  return Object.fromEntries(
    [...outline.resources].map(([name, resource]) => {
      const built = buildResource(resource, types, below.get(name) ?? [], above.get(name) ?? [])
      const links = atLeast.get(name)
      return [name, links ? { ...built, atLeast: links } : built]
    }),
  )
}

const atLeastOf = (count: Leaf, children: readonly Leaf[]): AtLeast => ({
  count: Number(count.text),
  of: children.map(({ text }) => resourceName(text)),
})

const append = <Item>(lists: Map<string, Item[]>, key: string, item: Item): void => {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

const buildResource = (
  { node, group }: ResourceOutline,
  types: ReadonlyMap<string, ResourceType>,
  children: readonly ResourceName[],
  parents: readonly ResourceName[],
): ResourceConfiguration => {
  const type = types.get(node.type.text)
  return {
    name: resourceName(node.name.text),
    type: typeName(node.type.text),
    group: groupName(group),
    attributes: buildAttributes(node.assignments, (written) =>
      type ? meaningInResource(type, written) : null,
    ),
    children,
    parents,
  }
}
