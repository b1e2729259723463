import { integerOf } from '#lib/model/scalar-text.ts'
import { groupAttributes } from '#lib/model/attributes/group-attributes.ts'
import type { Attributes, GroupConfiguration, GroupLink } from '#lib/model/configuration.ts'
import { groupName, resourceName, systemName, type GroupName } from '#lib/model/names.ts'
import { meaningIn } from './attribute-meaning.ts'
import { buildAttributes } from './build-attributes.ts'
import type { GroupOutline, Outline } from './outline.ts'

/** The service groups of a verified text, in its order. */
export const buildGroups = (outline: Outline): Record<string, GroupConfiguration> => {
  const links = [...outline.groups.values()].flatMap(linksOf)
  const byParent = Map.groupBy(links, ({ parent }) => parent)
  const byChild = Map.groupBy(links, ({ child }) => child)
  return Object.fromEntries(
    [...outline.groups].map(([text, group]) => {
      const name = groupName(text)
      return [text, buildGroup(name, group, byParent.get(name) ?? none, byChild.get(name) ?? none)]
    }),
  )
}

/** Shared by all that have none: there are many groups, and most have no links. */
const none: readonly never[] = []

const buildGroup = (
  name: GroupName,
  group: GroupOutline,
  requires: readonly GroupLink[],
  requiredBy: readonly GroupLink[],
): GroupConfiguration => {
  const attributes = buildAttributes(group.block.node.assignments, (written) =>
    meaningIn(groupAttributes, written),
  )
  return {
    name,
    attributes,
    systemList: systemListOf(attributes),
    autoStartList: autoStartListOf(attributes),
    resources: group.resources.map(({ node }) => resourceName(node.name.text)),
    requires,
    requiredBy,
  }
}

const systemListOf = (attributes: Attributes): GroupConfiguration['systemList'] => {
  const value = everywhere(attributes, 'SystemList')
  const entries = value?.kind === 'association' ? value.entries : []
  return entries
    .map(([system, number]) => ({ system: systemName(system), priority: integerOf(number) ?? 0 }))
    .sort((a, b) => a.priority - b.priority)
}

const autoStartListOf = (attributes: Attributes): GroupConfiguration['autoStartList'] => {
  const value = everywhere(attributes, 'AutoStartList')
  return value?.kind === 'keylist' ? value.keys.map(systemName) : none
}

const everywhere = (attributes: Readonly<Record<string, Attributes[keyof Attributes]>>, name: string) =>
  Object.hasOwn(attributes, name) ? attributes[name]?.everywhere : undefined

const linksOf = (group: GroupOutline): GroupLink[] =>
  group.groupLinks.map(({ node }) => ({
    parent: groupName(group.block.node.name.text),
    child: groupName(node.group.text),
    category: node.category.text as GroupLink['category'],
    location: node.location.text as GroupLink['location'],
    rigidity: (node.rigidity?.text ?? null) as GroupLink['rigidity'],
  }))
