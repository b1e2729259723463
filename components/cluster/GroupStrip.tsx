'use client'

import type { GroupName, SystemName } from '#lib/model/names.ts'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { toneWash } from '#components/ui/tone.ts'
import { useGroup, useGroupState, useSystemNames } from '#components/client/cluster/selectors.ts'
import { groupLabel } from '#components/client/words/labels.ts'

/** A row of the matrix for a narrow screen: one small field per system, always in the same order. */
export function GroupStrip({ group }: { group: GroupName }) {
  const systems = useSystemNames()
  const places = useGroup(group)?.places
  return (
    <ul
      className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(4.75rem,1fr))] gap-1"
      aria-label={`${group} on each system`}
    >
      {systems.map((system) => (
        <li key={system} className="min-w-0">
          {places?.[system] ? (
            <StripField group={group} system={system} />
          ) : (
            <span className="block px-1 text-center text-2xs text-text-faint">–</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function StripField({ group, system }: { group: GroupName; system: SystemName }) {
  const tokens = useGroupState(group, system)
  const label = groupLabel(tokens)
  return (
    <span
      className={cx(
        'flex min-w-0 items-center justify-center gap-1 rounded-sm border px-1 py-0.5 text-2xs',
        toneWash[label.tone],
        tokens.includes('UNKNOWN') && 'hatched',
      )}
    >
      <Shape {...label} size={10} />
      <span className="truncate">{system}</span>
      <span className="sr-only">{label.text}</span>
    </span>
  )
}
