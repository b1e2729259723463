import type { AttributeSetting, AttributeValue } from '#lib/model/attribute-value.ts'
import { groupFlag } from '#lib/model/attribute-lookup.ts'
import type {
  Attributes,
  Configuration,
  GroupConfiguration,
  GroupLink,
  ResourceType,
} from '#lib/model/configuration.ts'
import { namesOf, type ResourceName } from '#lib/model/names.ts'
import type { ConfigurationFile } from '../load/includes.ts'
import { dependencyTreeText, type TreeResource } from './dependency-tree.ts'
import { typeText } from './type-text.ts'
import { quotedText, valueText } from './value-text.ts'

const mainFile = 'main.cf'

/**
 * A configuration in the form VCS dumps it: main.cf first, then one file per source file of types.
 * Resources are sorted by name inside their group, one tab for groups and resources, two for a resource's
 * attributes, and the dependency tree follows as a comment unless PrintTree is 0. Hand-written comments
 * are not part of a configuration; to keep them, edit the tree. vcs-semantics §1.1, §1.3.
 */
export const printConfiguration = (configuration: Configuration): ConfigurationFile[] => {
  const types = Map.groupBy(Object.values<ResourceType>(configuration.types), (type) => type.sourceFile)
  const typeFiles = [...types].map(([name, group]) => ({ name, text: group.map(typeText).join('\n') }))
  const own = typeFiles.find(({ name }) => name === mainFile)
  const included = typeFiles.filter((file) => file !== own)
  const includes = included.map(({ name }) => `include ${quotedText(name)}\n`).join('')
  const blocks = [
    ...(includes ? [includes] : []),
    blockText('cluster', configuration.cluster.name, configuration.cluster.attributes),
    ...remoteBlocks('remotecluster', configuration.remoteClusters),
    ...remoteBlocks('heartbeat', configuration.heartbeats),
    ...namesOf(configuration.systems).map((name) =>
      blockText('system', name, configuration.systems[name]?.attributes ?? {}),
    ),
    ...(own ? [own.text] : []),
    ...Object.values<GroupConfiguration>(configuration.groups).map((group) =>
      groupText(configuration, group),
    ),
  ]
  return [{ name: mainFile, text: blocks.join('\n') }, ...included]
}

const remoteBlocks = (keyword: string, objects: Configuration['heartbeats'] = {}): string[] =>
  Object.values(objects).map(({ name, attributes }) => blockText(keyword, name, attributes))

const blockText = (keyword: string, name: string, attributes: Attributes, indent = ''): string =>
  `${indent}${keyword} ${name} (\n${attributeLines(attributes, `${indent}\t`)}${indent}\t)\n`

const attributeLines = (attributes: Attributes, indent: string): string =>
  Object.entries<AttributeSetting>(attributes)
    .flatMap(([name, setting]) => settingLines(name, setting))
    .map((line) => `${indent}${line}\n`)
    .join('')

const settingLines = (name: string, setting: AttributeSetting): string[] => [
  ...(setting.everywhere ? [`${name} = ${valueText(setting.everywhere)}`] : []),
  ...Object.entries<AttributeValue>(setting.bySystem ?? {}).map(
    ([system, value]) => `${name} @${system} = ${valueText(value)}`,
  ),
]

const groupText = (configuration: Configuration, group: GroupConfiguration): string => {
  const resources = group.resources.toSorted()
  const links = [
    ...group.requires.map(groupLinkLine),
    ...resources.flatMap((parent) => linkLines(configuration, parent)),
  ]
  const wantsTree = groupFlag(configuration, group.name, 'PrintTree') && resources.length > 0
  return [
    blockText('group', group.name, group.attributes),
    ...resources.map((name) => resourceText(configuration, name)),
    ...(links.length > 0 ? [links.join('')] : []),
    ...(wantsTree ? [`\n${dependencyTreeText(group.name, treeOf(configuration, resources))}`] : []),
  ].join('\n')
}

const resourceText = (configuration: Configuration, name: ResourceName): string => {
  const resource = configuration.resources[name]
  return resource ? blockText(resource.type, name, resource.attributes, '\t') : ''
}

const treeOf = (configuration: Configuration, names: readonly ResourceName[]): TreeResource[] =>
  names.flatMap((name) => configuration.resources[name] ?? [])

/** One line for each link; the children of a `requires atleast` stand together where the first of them is. */
const linkLines = (configuration: Configuration, parent: ResourceName): string[] => {
  const { children = [], atLeast = [] } = configuration.resources[parent] ?? {}
  return children.flatMap((child) => {
    const list = atLeast.find(({ of }) => of.includes(child))
    if (!list) return `\t${parent} requires ${child}\n`
    if (list.of[0] !== child) return []
    return `\t${parent} requires atleast ${list.count} from ${list.of.join(', ')}\n`
  })
}

const groupLinkLine = ({ child, category, location, rigidity }: GroupLink): string =>
  `\trequires group ${child} ${category} ${location}${rigidity ? ` ${rigidity}` : ''}\n`
