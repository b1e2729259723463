'use client'

import Link from 'next/link'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { toneWash } from '#components/ui/tone.ts'
import { useGroup, useGroupState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref } from '#components/client/hrefs.ts'
import { autoDisabledLabel, disabledLabel, groupLabel } from '#components/client/words/labels.ts'
import { ReadyMark } from './ReadyMark.tsx'
import { StateMark } from './StateMark.tsx'

type GroupCellProps = { group: GroupName; system: SystemName }

const isQuiet = (tokens: readonly string[]) => tokens.length === 1 && tokens[0] === 'OFFLINE'

/** A group on a system. Where it is merely offline the cell stays quiet, so that the places stand out. */
export function GroupCell({ group, system }: GroupCellProps) {
  const cluster = useClusterName()
  const place = useGroup(group)?.places[system]
  const tokens = useGroupState(group, system)
  if (!place) {
    return (
      <td className="border-l px-3 text-text-faint group-hover/row:bg-hover">
        <span title={`${system} is not in the SystemList of ${group}`}>–</span>
      </td>
    )
  }
  const label = groupLabel(tokens)
  const quiet = isQuiet(tokens)
  return (
    <td
      className={cx(
        'border-l p-0',
        quiet ? 'group-hover/row:bg-hover' : toneWash[label.tone],
        tokens.includes('UNKNOWN') && 'hatched',
      )}
    >
      <Link
        href={`${groupHref(cluster, group)}?system=${encodeURIComponent(system)}`}
        className="flex min-h-13 items-center gap-1.5 px-3 py-1.5 outline-offset-[-2px]"
      >
        <StateMark label={label} className={cx('text-xs', quiet && 'font-normal')} />
        {quiet && place.enabled && !place.autoDisabled && <ReadyMark group={group} system={system} />}
        <PlaceMarks enabled={place.enabled} autoDisabled={place.autoDisabled} />
      </Link>
    </td>
  )
}

/** Why a group would not be started there. */
export function PlaceMarks({ enabled, autoDisabled }: { enabled: boolean; autoDisabled: boolean }) {
  if (enabled && !autoDisabled) return null
  const label = autoDisabled ? autoDisabledLabel : disabledLabel
  return (
    <span title={label.text} className="ml-auto inline-flex">
      <Shape {...label} size={12} />
      <span className="sr-only">{label.text}</span>
    </span>
  )
}
