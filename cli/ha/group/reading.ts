import type { GroupName, SystemName } from '#lib/model/names.ts'
import { namesOf } from '#lib/model/names.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { numbers, warning } from '../messages/message.ts'
import { bareValue, nameList, pairList, placedTable } from '../print/attribute-table.ts'
import { columns } from '../print/columns.ts'
import type { Form, Output } from '../program.ts'
import { chosenRows, meetsAll, valueFrom } from '../view/choose-rows.ts'
import { groupRows, groupStateWord } from '../view/group-rows.ts'
import { knownGroup, knownSystem, namedOrAll } from '../view/known.ts'
import { isValue, waitFlags, waitFor } from '../view/wait-for.ts'
import { readCondition } from '../words/conditions.ts'
import type { Words } from '../words/read-words.ts'

const needGroups = ({ groups }: ClusterState): void => {
  if (Object.keys(groups).length === 0)
    throw new CommandFailure([warning(numbers.noGroups, 'No Groups are configured')])
}

const groupsNamed = (state: ClusterState, names: readonly string[]): readonly GroupName[] =>
  namedOrAll(names, (name) => knownGroup(state.configuration, name), state.configuration.groups)

const systemsAsked = (state: ClusterState, words: Words): readonly SystemName[] =>
  words.many('-sys').map((name) => knownSystem(state.configuration, name))

function stateOf(state: ClusterState, words: Words): Output {
  needGroups(state)
  const groups = groupsNamed(state, words.names)
  const asked = systemsAsked(state, words)
  const rows = groups.flatMap((group) =>
    systemsOf(state.configuration, group)
      .filter((system) => asked.length === 0 || asked.includes(system))
      .map((system) => ({
        object: group,
        attribute: 'State',
        system,
        value: groupStateWord(state, group, system),
      })),
  )
  if (words.names.length === 1 && asked.length === 1) return bareValue(rows[0]?.value ?? '')
  return placedTable('Group', rows)
}

function listOf(state: ClusterState, words: Words, usage: string): Output {
  const conditions = words.names.map((name) => readCondition(name, usage))
  const pairs = namesOf(state.configuration.groups).flatMap((group) => {
    const rows = conditions.length === 0 ? [] : groupRows(state, group)
    return systemsOf(state.configuration, group)
      .filter((system) => meetsAll(rows, conditions, system))
      .map((system) => [group, system] as const)
  })
  return pairList(pairs)
}

function linksOf(state: ClusterState, words: Words): Output {
  const groups = groupsNamed(state, words.names)
  const links = groups.flatMap((group) => {
    const found = state.configuration.groups[group]
    return [...(found?.requires ?? []), ...(words.names.length > 0 ? (found?.requiredBy ?? []) : [])]
  })
  if (links.length === 0) {
    throw new CommandFailure([warning(numbers.noGroupLinks, 'No Group dependencies are configured')])
  }
  const rows = links.map(({ parent, child, category, location, rigidity }) => [
    parent,
    child,
    [category, location, rigidity].filter(Boolean).join(' '),
  ])
  return { text: columns([12, 21], [['#Parent', 'Child', 'Relationship'], ...rows]), data: links }
}

const listUsage = 'Usage: hagrp -list [Attribute=value …]\n'

/** What hagrp tells. */
export const groupReadingForms: readonly Form[] = [
  {
    option: '-state',
    syntax: '[GROUP …] [-sys SYSTEM …]',
    purpose: 'states of groups on their systems',
    flags: { '-sys': 'many' },
    names: [0, Infinity],
    run: async (words, session) => stateOf((await (await session.cluster()).snapshot()).state, words),
  },
  {
    option: '-display',
    syntax: '[GROUP …] [-attribute ATTRIBUTE …] [-sys SYSTEM …]',
    purpose: 'attributes of groups',
    flags: { '-sys': 'many', '-attribute': 'many' },
    names: [0, Infinity],
    async run(words, session) {
      const { state } = await (await session.cluster()).snapshot()
      needGroups(state)
      return placedTable(
        'Group',
        groupsNamed(state, words.names).flatMap((group) => chosenRows(groupRows(state, group), words)),
      )
    },
  },
  {
    option: '-list',
    syntax: '[ATTRIBUTE=VALUE …]',
    purpose: 'groups and their systems, all or those that meet every condition (=, !=, =~)',
    names: [0, Infinity],
    run: async (words, session) =>
      listOf((await (await session.cluster()).snapshot()).state, words, listUsage),
  },
  {
    option: '-value',
    syntax: 'GROUP ATTRIBUTE [SYSTEM]',
    purpose: 'the value of one attribute',
    names: [2, 3],
    async run({ names: [name = '', attribute = '', system = null] }, session) {
      const { state } = await (await session.cluster()).snapshot()
      const rows = groupRows(state, knownGroup(state.configuration, name))
      return bareValue(valueFrom(rows, attribute, system))
    },
  },
  {
    option: '-dep',
    syntax: '[GROUP …]',
    purpose: 'which groups require which',
    names: [0, Infinity],
    run: async (words, session) => linksOf((await (await session.cluster()).snapshot()).state, words),
  },
  {
    option: '-resources',
    syntax: 'GROUP',
    purpose: 'resources of a group',
    names: [1, 1],
    async run({ names: [name = ''] }, session) {
      const { configuration } = (await (await session.cluster()).snapshot()).state
      return nameList(configuration.groups[knownGroup(configuration, name)]?.resources ?? [])
    },
  },
  {
    option: '-wait',
    syntax: 'GROUP ATTRIBUTE VALUE [-sys SYSTEM] [-time SECONDS]',
    purpose: 'returns when the attribute has the value',
    flags: waitFlags,
    names: [3, 3],
    async run(words, session) {
      const [name = '', attribute = '', value = ''] = words.names
      const cluster = await session.cluster()
      return waitFor(cluster, words, session, (state) => {
        const rows = groupRows(state, knownGroup(state.configuration, name))
        return isValue(valueFrom(rows, attribute, words.one('-sys')), value)
      })
    },
  },
]
