import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { bareValue, nameList, objectTable } from '../print/attribute-table.ts'
import type { Form } from '../program.ts'
import { chosenRows, meetsAll, valueFrom } from '../view/choose-rows.ts'
import { knownSystem, namedOrAll } from '../view/known.ts'
import { systemRows } from '../view/system-rows.ts'
import { isValue, waitFlags, waitFor } from '../view/wait-for.ts'
import { readCondition } from '../words/conditions.ts'

const systemsNamed = ({ configuration }: ClusterState, names: readonly string[]): readonly SystemName[] =>
  namedOrAll(names, (name) => knownSystem(configuration, name), configuration.systems)

/** What hasys tells. */
export const systemReadingForms: readonly Form[] = [
  {
    option: '-state',
    syntax: '[SYSTEM]',
    purpose: 'states of systems',
    names: [0, 1],
    async run({ names }, session) {
      const { state } = await (await session.cluster()).snapshot()
      const rows = systemsNamed(state, names).map((system) => ({
        object: system,
        attribute: 'SysState',
        value: state.systems[system]?.state ?? 'UNKNOWN',
      }))
      return names.length === 1 ? bareValue(rows[0]?.value ?? '') : objectTable('System', rows)
    },
  },
  {
    option: '-display',
    syntax: '[SYSTEM …] [-attribute ATTRIBUTE …]',
    purpose: 'attributes of systems',
    flags: { '-attribute': 'many' },
    names: [0, Infinity],
    async run(words, session) {
      const { state } = await (await session.cluster()).snapshot()
      const systems = systemsNamed(state, words.names)
      return objectTable(
        'System',
        systems.flatMap((system) => chosenRows(systemRows(state, system), words)),
      )
    },
  },
  {
    option: '-list',
    syntax: '[ATTRIBUTE=VALUE …]',
    purpose: 'systems, all or those that meet every condition (=, !=, =~)',
    names: [0, Infinity],
    async run({ names }, session) {
      const { state } = await (await session.cluster()).snapshot()
      const conditions = names.map((name) => readCondition(name, 'Usage: hasys -list [Attribute=value …]\n'))
      return nameList(
        namesOf(state.configuration.systems).filter((system) =>
          meetsAll(systemRows(state, system), conditions, system),
        ),
      )
    },
  },
  {
    option: '-value',
    syntax: 'SYSTEM ATTRIBUTE',
    purpose: 'the value of one attribute',
    names: [2, 2],
    async run({ names: [name = '', attribute = ''] }, session) {
      const { state } = await (await session.cluster()).snapshot()
      return bareValue(valueFrom(systemRows(state, knownSystem(state.configuration, name)), attribute, name))
    },
  },
  {
    option: '-nodeid',
    syntax: '[SYSTEM]',
    purpose: 'numbers of systems',
    names: [0, 1],
    async run({ names }, session) {
      const { state } = await (await session.cluster()).snapshot()
      const rows = systemsNamed(state, names).map((system) => ({
        object: system,
        attribute: 'NodeId',
        value: String(namesOf(state.configuration.systems).indexOf(system)),
      }))
      return names.length === 1 ? bareValue(rows[0]?.value ?? '') : objectTable('System', rows)
    },
  },
  {
    option: '-wait',
    syntax: 'SYSTEM ATTRIBUTE VALUE [-time SECONDS]',
    purpose: 'returns when the attribute has the value',
    flags: waitFlags,
    names: [3, 3],
    async run(words, session) {
      const [name = '', attribute = '', value = ''] = words.names
      const cluster = await session.cluster()
      return waitFor(cluster, words, session, (state) =>
        isValue(valueFrom(systemRows(state, knownSystem(state.configuration, name)), attribute, name), value),
      )
    },
  },
]
