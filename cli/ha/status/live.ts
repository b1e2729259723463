import { groupStateOn } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { columns } from '../print/columns.ts'
import { resourceStateWord } from '../view/resource-rows.ts'

/** One line of the live stream. */
export type LiveLine = {
  readonly group: string
  readonly resource: string
  readonly system: string
  readonly message: string
}

const widths = [15, 20, 20]
const dashes = [...widths, 20].map((width) => '-'.repeat(width))

export const liveHead =
  'attempting to connect....connected\n\n' +
  columns(widths, [['group', 'resource', 'system', 'message'], dashes])

const rule = `${'-'.repeat(78)}\n`

/** All there is to say of a state, by place: what has changed is what another state says differently there. */
export function livePicture(
  state: ClusterState,
  isWanted: (line: LiveLine) => boolean,
): ReadonlyMap<string, LiveLine> {
  const lines: LiveLine[] = namesOf(state.systems).map((system) => ({
    group: '',
    resource: '',
    system,
    message: systemMessage(state, system),
  }))
  for (const group of namesOf(state.configuration.groups)) {
    for (const system of systemsOf(state.configuration, group)) {
      lines.push({ group, resource: '', system, message: groupStateOn(state, group, system).join('|') })
    }
  }
  for (const { name, group } of Object.values(state.configuration.resources)) {
    for (const system of systemsOf(state.configuration, group)) {
      lines.push({ group, resource: name, system, message: resourceStateWord(state, name, system) })
    }
  }
  return new Map(
    lines.filter(isWanted).map((line) => [`${line.group}/${line.resource}@${line.system}`, line]),
  )
}

const systemMessage = ({ systems }: ClusterState, system: keyof ClusterState['systems']): string => {
  const runtime = systems[system]
  return [runtime?.state ?? 'UNKNOWN', ...(runtime?.frozen ? ['FROZEN'] : [])].join('|')
}

/** The lines of `after` that `before` does not say. */
export const changedLines = (
  before: ReadonlyMap<string, LiveLine>,
  after: ReadonlyMap<string, LiveLine>,
): LiveLine[] =>
  [...after].flatMap(([key, line]) => (before.get(key)?.message === line.message ? [] : [line]))

/** Lines as hastatus prints them: those of resources apart from those of groups. vcs-semantics §8.3. */
export function liveText(lines: readonly LiveLine[]): string {
  const groups = lines.filter(({ resource }) => resource === '')
  const resources = lines.filter(({ resource }) => resource !== '')
  const table = (rows: readonly LiveLine[], named: boolean) =>
    columns(
      widths,
      rows.map(({ group, resource, system, message }) => [named ? '' : group, resource, system, message]),
    )
  const both = groups.length > 0 && resources.length > 0
  return `${table(groups, false)}${both ? rule : ''}${table(resources, true)}`
}
