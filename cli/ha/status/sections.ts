import { groupStateOn, isProbedOn } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import { columns } from '../print/columns.ts'

/** A part of `hastatus -sum`: what its lines begin with, its head, and its rows. vcs-semantics §8.3. */
export type Section = {
  readonly letter: string
  readonly title: string
  readonly head: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly string[])[]
  /** Shown although it is empty. */
  readonly always?: boolean
}

export const sectionText = ({ letter, title, head, widths, rows }: Section): string => {
  const table = (mark: string, lines: readonly (readonly string[])[]) =>
    columns(
      [2, ...widths],
      lines.map((line) => [mark, ...line]),
    )
  return `-- ${title}\n${table('--', [head])}\n${table(letter, rows)}`
}

/** All sections of a cluster, or those of one group. */
export function sectionsOf(state: ClusterState, only: GroupName | null): readonly Section[] {
  const groups = only === null ? namesOf(state.configuration.groups) : [only]
  const resources = resourcesOf(state, groups)
  const where = (test: Test) => resources.filter(({ runtime }) => test(runtime)).map(place)
  const waiting = (kind: 'online' | 'offline') =>
    resources
      .filter(({ runtime }) => runtime.iState.includes(`go ${kind}`))
      .map((each) => [...place(each), shortIState(each.runtime)])
  return [
    {
      letter: 'A',
      title: 'SYSTEM STATE',
      head: ['System', 'State', 'Frozen'],
      widths: [20, 20],
      rows: systemRows(state),
      always: true,
    },
    {
      letter: 'B',
      title: 'GROUP STATE',
      head: ['Group', 'System', 'Probed', 'AutoDisabled', 'State'],
      widths: [15, 20, 10, 15],
      rows: groupRows(state, groups),
      always: true,
    },
    {
      letter: 'C',
      title: 'GROUPS FROZEN',
      head: ['Group'],
      widths: [15],
      rows: groups.filter((group) => state.groups[group]?.frozen).map((group) => [group]),
    },
    {
      letter: 'D',
      title: 'RESOURCES FAILED',
      ...short,
      rows: where(({ state: word }) => word === 'FAULTED'),
    },
    { letter: 'E', title: 'RESOURCES NOT PROBED', ...short, rows: where(({ probed }) => !probed) },
    { letter: 'F', title: 'RESOURCES ONLINING', ...long, rows: waiting('online') },
    { letter: 'G', title: 'RESOURCES OFFLINING', ...long, rows: waiting('offline') },
    {
      letter: 'H',
      title: 'GROUPS DISABLED',
      head: ['Group', 'System'],
      widths: [15],
      rows: disabledRows(state, groups),
    },
    {
      letter: 'I',
      title: 'RESOURCES WAITING FOR AN ADMINISTRATOR',
      ...short,
      rows: where(needsAdministrator),
    },
  ]
}

type Test = (runtime: ResourceRuntime) => boolean
type Placed = {
  readonly group: GroupName
  readonly type: string
  readonly resource: ResourceName
  readonly system: SystemName
  readonly runtime: ResourceRuntime
}

const short = { head: ['Group', 'Type', 'Resource', 'System'], widths: [15, 20, 20] } as const
const long = { head: ['Group', 'Type', 'Resource', 'System', 'IState'], widths: [15, 15, 20, 20] } as const

const place = ({ group, type, resource, system }: Placed): string[] => [group, type, resource, system]

const needsAdministrator: Test = ({ flags }) =>
  flags.includes('ADMIN WAIT') || flags.includes('UNABLE TO OFFLINE')

const systemRows = ({ systems }: ClusterState): string[][] =>
  namesOf(systems).map((name) => [name, systems[name]?.state ?? 'UNKNOWN', systems[name]?.frozen ? '1' : '0'])

const groupRows = (state: ClusterState, groups: readonly GroupName[]): string[][] =>
  groups.flatMap((group) =>
    systemsOf(state.configuration, group).map((system) => [
      group,
      system,
      isProbedOn(state, group, system) ? 'Y' : 'N',
      state.groups[group]?.places[system]?.autoDisabled ? 'Y' : 'N',
      groupStateOn(state, group, system).join('|'),
    ]),
  )

const disabledRows = (state: ClusterState, groups: readonly GroupName[]): string[][] =>
  groups.flatMap((group) =>
    systemsOf(state.configuration, group)
      .filter((system) => state.groups[group]?.places[system]?.enabled === false)
      .map((system) => [group, system]),
  )

const resourcesOf = (state: ClusterState, groups: readonly GroupName[]): Placed[] =>
  groups.flatMap((group) =>
    systemsOf(state.configuration, group).flatMap((system) =>
      Object.entries<ResourceRuntime>(state.groups[group]?.places[system]?.resources ?? {}).map(
        ([name, runtime]) => {
          const resource = name as ResourceName
          return {
            group,
            type: state.configuration.resources[resource]?.type ?? '',
            resource,
            system,
            runtime,
          }
        },
      ),
    ),
  )

/** `W_ONLINE`, `W_OFFLINE_PATH`: the short form of what is waited for. vcs-semantics §2.3. */
const shortIState = ({ iState }: ResourceRuntime): string => {
  const kind = iState.includes('go offline') ? 'OFFLINE' : 'ONLINE'
  const how = /\((?<how>[^)]*)\)/.exec(iState)?.groups?.how
  return ['W', kind, ...(how === undefined ? [] : how.toUpperCase().split(/[ /]/))].join('_')
}
