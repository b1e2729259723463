'use client'

import Link from 'next/link'
import { groupStateOn } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { GroupEnd } from '#lib/forecast/group-end.ts'
import { Icon } from '#components/ui/display/Icon.tsx'
import { cx } from '#components/ui/class-names.ts'
import { toneWash } from '#components/ui/tone.ts'
import { MatrixTable } from '#components/cluster/MatrixTable.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref } from '#components/client/hrefs.ts'
import { fateLabels, groupLabel, systemLabel } from '#components/client/words/labels.ts'
import { outageWords } from './outage-words.ts'

type EndTableProps = { before: ClusterState; after: ClusterState; groups: readonly GroupEnd[] }

/** Every group on every system, now and at the predicted end; a list on a narrow screen. */
export function EndTable(props: EndTableProps) {
  return (
    <>
      <div className="overflow-x-auto max-md:hidden">
        <WideTable {...props} />
      </div>
      <ul className="divide-y md:hidden" aria-label="Predicted end of each group">
        {props.groups.map((end) => (
          <li key={end.group} className="space-y-1 px-3 py-2.5">
            <GroupFate end={end} />
            <p className="text-xs text-text-muted">
              {place(end.onlineBefore)}
              {endPlace(end) !== place(end.onlineBefore) && (
                <>
                  {' '}
                  <span aria-label="becomes">→</span> {endPlace(end)}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

const place = (systems: readonly SystemName[]): string =>
  systems.length > 0 ? `on ${systems.join(', ')}` : 'online nowhere'

const endPlace = ({ partlyOn, onlineAfter }: GroupEnd): string =>
  partlyOn.length > 0 ? `in part on ${partlyOn.join(', ')}` : place(onlineAfter)

function GroupFate({ end: { group, fate, outage } }: { end: GroupEnd }) {
  const cluster = useClusterName()
  return (
    <>
      <Link
        href={groupHref(cluster, group)}
        data-row
        className="block truncate rounded-sm font-semibold hover:underline"
      >
        {group}
      </Link>
      <span className="flex flex-wrap items-center gap-x-2 text-xs text-text-muted">
        <StateMark label={fateLabels[fate]} size={11} />
        {outage && <span title={outageWords(outage).parts}>{outageWords(outage).total}</span>}
      </span>
    </>
  )
}

function WideTable({ before, after, groups }: EndTableProps) {
  const systems = namesOf(after.configuration.systems)
  return (
    <MatrixTable
      label="Groups by system, now and predicted"
      systems={systems}
      renderSystem={(system) => (
        <>
          <span className="block truncate font-semibold">{system}</span>
          <SystemEnd before={before} after={after} system={system} />
        </>
      )}
    >
      {groups.map((end) => (
        <tr key={end.group} className="border-b last:border-b-0">
          <th scope="row" className="sticky left-0 z-1 min-w-48 bg-raised px-3 py-2 font-normal">
            <GroupFate end={end} />
          </th>
          {systems.map((system) => (
            <PlaceEnd key={system} before={before} after={after} group={end.group} system={system} />
          ))}
        </tr>
      ))}
    </MatrixTable>
  )
}

type SystemEndProps = { before: ClusterState; after: ClusterState; system: SystemName }

function SystemEnd({ before, after, system }: SystemEndProps) {
  const [was, is] = [before.systems[system], after.systems[system]]
  if (!was || !is) return null
  const [now, then] = [systemLabel(was), systemLabel(is)]
  return (
    <span className="flex items-center gap-1 text-xs">
      {now.text !== then.text && <Before text={now.text} />}
      <StateMark label={then} size={11} />
    </span>
  )
}

/** What it is now, before what it is predicted to become. */
function Before({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-xs font-normal text-text-muted">
      {text}
      <Icon name="chevron-right" size={11} />
      <span className="sr-only">becomes</span>
    </span>
  )
}

type PlaceEndProps = SystemEndProps & { group: GroupName }

function PlaceEnd({ before, after, group, system }: PlaceEndProps) {
  if (!after.groups[group]?.places[system]) {
    return (
      <td className="border-l px-3 text-text-faint">
        <span title={`${system} is not in the SystemList of ${group}`}>–</span>
      </td>
    )
  }
  const now = groupLabel(groupStateOn(before, group, system))
  const tokens = groupStateOn(after, group, system)
  const then = groupLabel(tokens)
  const isQuiet = tokens.length === 1 && tokens[0] === 'OFFLINE'
  return (
    <td
      className={cx(
        'min-h-13 border-l px-3 py-1.5',
        !isQuiet && toneWash[then.tone],
        tokens.includes('UNKNOWN') && 'hatched',
      )}
    >
      <span className="flex flex-wrap items-center gap-x-1">
        {now.text !== then.text && <Before text={now.text} />}
        <StateMark label={then} className={cx('text-xs', isQuiet && 'font-normal')} />
      </span>
    </td>
  )
}
