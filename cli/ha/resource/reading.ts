import { systemsOf } from '#lib/model/group-members.ts'
import { namesOf, type ResourceName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { valueWords } from '../print/value-words.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import { bareValue, pairList, placedTable } from '../print/attribute-table.ts'
import { columns } from '../print/columns.ts'
import type { Form, Output } from '../program.ts'
import { chosenRows, meetsAll, valueFrom } from '../view/choose-rows.ts'
import { knownGroup, knownResource, knownSystem, knownType } from '../view/known.ts'
import { overridden, resourceRows, resourceStateWord } from '../view/resource-rows.ts'
import { isValue, waitFlags, waitFor } from '../view/wait-for.ts'
import { readCondition } from '../words/conditions.ts'
import type { Words } from '../words/read-words.ts'

/** Those named, of the groups of -group and the types of -type; all without any of them. */
function resourcesAsked({ configuration }: ClusterState, words: Words): readonly ResourceName[] {
  const groups = words.many('-group').map((name) => knownGroup(configuration, name))
  const types = words.many('-type').map((name) => knownType(configuration, name))
  const named = words.names.map((name) => knownResource(configuration, name))
  return namesOf(configuration.resources).filter((name) => {
    const resource = configuration.resources[name]
    return (
      (named.length === 0 || named.includes(name)) &&
      (groups.length === 0 || groups.some((group) => group === resource?.group)) &&
      (types.length === 0 || types.some((type) => type === resource?.type))
    )
  })
}

const systemsOfResource = ({ configuration }: ClusterState, resource: ResourceName) => {
  const group = configuration.resources[resource]?.group
  return group === undefined ? [] : systemsOf(configuration, group)
}

function stateOf(state: ClusterState, words: Words): Output {
  const asked = words.many('-sys').map((name) => knownSystem(state.configuration, name))
  const rows = resourcesAsked(state, words).flatMap((resource) =>
    systemsOfResource(state, resource)
      .filter((system) => asked.length === 0 || asked.includes(system))
      .map((system) => ({
        object: resource,
        attribute: 'State',
        system,
        value: resourceStateWord(state, resource, system),
      })),
  )
  if (words.names.length === 1 && asked.length === 1) return bareValue(rows[0]?.value ?? '')
  return placedTable('Resource', rows)
}

function displayOf(state: ClusterState, words: Words): Output {
  const resources = resourcesAsked(state, words)
  if (!words.has('-ovalues')) {
    return placedTable(
      'Resource',
      resources.flatMap((resource) => chosenRows(resourceRows(state, resource), words)),
    )
  }
  const rows = resources.flatMap((resource) => {
    const found = state.configuration.resources[resource]
    return found === undefined
      ? []
      : overridden(state, found).map(({ name, setting }) => ({
          object: resource,
          attribute: name,
          system: 'global',
          value: setting?.everywhere === undefined ? '' : valueWords(setting.everywhere),
        }))
  })
  return placedTable('Resource', rows)
}

const listUsage = 'Usage: hares -list [Attribute=value …]\n'

function listOf(state: ClusterState, words: Words): Output {
  const conditions = words.names.map((name) => readCondition(name, listUsage))
  const pairs = namesOf(state.configuration.resources).flatMap((resource) => {
    const rows = conditions.length === 0 ? [] : resourceRows(state, resource)
    return systemsOfResource(state, resource)
      .filter((system) => meetsAll(rows, conditions, system))
      .map((system) => [resource, system] as const)
  })
  return pairList(pairs)
}

function linksOf({ configuration }: ClusterState, words: Words): Output {
  const named = words.names.map((name) => knownResource(configuration, name))
  const links = Object.values(configuration.resources).flatMap(({ name, group, children }) =>
    children
      .filter((child) => named.length === 0 || named.includes(name) || named.includes(child))
      .map((child) => ({ group, parent: name, child })),
  )
  if (links.length === 0) {
    throw new CommandFailure([warning(numbers.noResourceLinks, 'No Resource dependencies are configured')])
  }
  const rows = links.map(({ group, parent, child }) => [group, parent, child])
  return { text: columns([12, 22], [['#Group', 'Parent', 'Child'], ...rows]), data: links }
}

const chosen = { '-sys': 'many', '-group': 'many', '-type': 'many' } as const

/** What hares tells. */
export const resourceReadingForms: readonly Form[] = [
  {
    option: '-state',
    syntax: '[RESOURCE …] [-group GROUP …] [-type TYPE …] [-sys SYSTEM …]',
    purpose: 'states of resources on their systems',
    flags: chosen,
    names: [0, Infinity],
    run: async (words, session) => stateOf((await (await session.cluster()).snapshot()).state, words),
  },
  {
    option: '-display',
    syntax:
      '[RESOURCE …] [-attribute ATTRIBUTE …] [-group GROUP …] [-type TYPE …] [-sys SYSTEM …] [-ovalues]',
    purpose: 'attributes of resources; -ovalues: static ones they override',
    flags: { ...chosen, '-attribute': 'many', '-ovalues': 'none' },
    names: [0, Infinity],
    run: async (words, session) => displayOf((await (await session.cluster()).snapshot()).state, words),
  },
  {
    option: '-list',
    syntax: '[ATTRIBUTE=VALUE …]',
    purpose: 'resources and their systems, all or those that meet every condition (=, !=, =~)',
    names: [0, Infinity],
    run: async (words, session) => listOf((await (await session.cluster()).snapshot()).state, words),
  },
  {
    option: '-value',
    syntax: 'RESOURCE ATTRIBUTE [SYSTEM]',
    purpose: 'the value of one attribute',
    names: [2, 3],
    async run({ names: [name = '', attribute = '', system = null] }, session) {
      const { state } = await (await session.cluster()).snapshot()
      const rows = resourceRows(state, knownResource(state.configuration, name))
      return bareValue(valueFrom(rows, attribute, system))
    },
  },
  {
    option: '-dep',
    syntax: '[RESOURCE …]',
    purpose: 'which resources require which',
    names: [0, Infinity],
    run: async (words, session) => linksOf((await (await session.cluster()).snapshot()).state, words),
  },
  {
    option: '-wait',
    syntax: 'RESOURCE ATTRIBUTE VALUE [-sys SYSTEM] [-time SECONDS]',
    purpose: 'returns when the attribute has the value',
    flags: waitFlags,
    names: [3, 3],
    async run(words, session) {
      const [name = '', attribute = '', value = ''] = words.names
      const cluster = await session.cluster()
      return waitFor(cluster, words, session, (state) => {
        const rows = resourceRows(state, knownResource(state.configuration, name))
        return isValue(valueFrom(rows, attribute, words.one('-sys')), value)
      })
    },
  },
]
