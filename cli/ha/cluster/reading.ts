import { clusterAttributes } from '#lib/model/attributes/cluster-attributes.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { ClusterSummary } from '#lib/wire/snapshot.ts'
import type { Cluster } from '../connection/cluster.ts'
import { bareValue, nameList, plainTable, type AttributeRow } from '../print/attribute-table.ts'
import type { Form } from '../program.ts'
import { held, rowsOf } from '../view/attribute-rows.ts'
import { chosenRows, valueFrom } from '../view/choose-rows.ts'
import { isValue, waitFlags, waitFor } from '../view/wait-for.ts'
import { isWritable } from './desk.ts'

/** All attributes of the cluster, of the configuration and of the moment. */
function clusterRows({ configuration, systems }: ClusterState, writable: boolean): AttributeRow[] {
  const { name, attributes } = configuration.cluster
  const isUp = Object.values(systems).some(({ state }) => state === 'RUNNING')
  const live: Readonly<Record<string, string>> = {
    ClusterName: name,
    ClusState: isUp ? 'RUNNING' : 'UNKNOWN',
    ReadOnly: writable ? '0' : '1',
  }
  const everywhere = (attribute: string) =>
    Object.hasOwn(live, attribute) ? (live[attribute] ?? null) : null
  return [...clusterAttributes.values()].flatMap((definition) =>
    rowsOf(
      name,
      held(definition, attributes[definition.name as keyof typeof attributes]),
      namesOf(configuration.systems),
      { everywhere },
    ),
  )
}

const rowsNow = async (cluster: Cluster): Promise<AttributeRow[]> =>
  clusterRows((await cluster.snapshot()).state, await isWritable(cluster))

/** What haclus tells. */
export const clusterReadingForms: readonly Form[] = [
  {
    option: '-display',
    syntax: '[-attribute ATTRIBUTE …]',
    purpose: 'attributes of the cluster',
    flags: { '-attribute': 'many' },
    names: [0, 0],
    run: async (words, session) => plainTable(chosenRows(await rowsNow(await session.cluster()), words)),
  },
  {
    option: '-value',
    syntax: 'ATTRIBUTE',
    purpose: 'the value of one attribute',
    names: [1, 1],
    run: async ({ names: [attribute = ''] }, session) =>
      bareValue(valueFrom(await rowsNow(await session.cluster()), attribute, null)),
  },
  {
    option: '-list',
    syntax: '',
    purpose: 'the clusters of this Hawser',
    names: [0, 0],
    async run(_words, session) {
      const summaries = (await (await session.cluster()).getFromApi('/clusters')) as readonly ClusterSummary[]
      return nameList(summaries.map(({ name }) => name))
    },
  },
  {
    option: '-state',
    syntax: '',
    purpose: 'state of the cluster',
    names: [0, 0],
    async run(_words, session) {
      const rows = await rowsNow(await session.cluster())
      return plainTable(rows.filter(({ attribute }) => attribute === 'ClusState'))
    },
  },
  {
    option: '-wait',
    syntax: 'ATTRIBUTE VALUE [-time SECONDS]',
    purpose: 'returns when the attribute has the value',
    flags: waitFlags,
    names: [2, 2],
    async run(words, session) {
      const [attribute = '', value = ''] = words.names
      const cluster = await session.cluster()
      const writable = await isWritable(cluster)
      return waitFor(cluster, words, session, (state) =>
        isValue(valueFrom(clusterRows(state, writable), attribute, null), value),
      )
    },
  },
]
