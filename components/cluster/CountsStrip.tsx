'use client'

import { useMemo } from 'react'
import { groupSummary } from '#lib/model/group-state.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import type { Label } from '#components/client/words/label.ts'
import { frozenLabel, groupLabels, shareLabel, systemLabels } from '#components/client/words/labels.ts'

type Count = { readonly label: Label; readonly text: string; readonly count: number; readonly of?: number }

/** The cluster in numbers. Every number keeps its place; what is zero is pale. */
export function CountsStrip() {
  const state = useClusterState()
  const counts = useMemo(() => countsOf(state), [state])
  return (
    <ul
      className="mb-4 grid grid-cols-3 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-6"
      aria-label="Counts"
    >
      {counts.map(({ label, text, count, of }) => (
        <li key={text} className="flex items-center gap-2 bg-raised px-3 py-2">
          <Shape
            shape={label.shape}
            tone={count === 0 ? 'offline' : label.tone}
            className={count === 0 ? 'opacity-45' : undefined}
          />
          <span className="min-w-0">
            <span className={cx('block text-base leading-5 font-semibold', count === 0 && 'text-text-faint')}>
              {count}
              {of !== undefined && <span className="font-normal text-text-muted"> of {of}</span>}
            </span>
            <span className="block truncate text-2xs text-text-muted">{text}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function countsOf(state: ClusterState): readonly Count[] {
  const groups = namesOf(state.configuration.groups)
  const systems = namesOf(state.configuration.systems)
  const summaries = groups.map((group) => groupSummary(state, group))
  const of = (token: string) => summaries.filter((summary) => summary.state === token).length
  const running = systems.filter((name) => {
    const runtime = state.systems[name]
    return runtime?.contact.kind === 'connected' && runtime.state === 'RUNNING'
  }).length
  const frozen = groups.filter((group) => state.groups[group]?.frozen).length
  return [
    {
      label: shareLabel(systemLabels.RUNNING, running, systems.length),
      text: 'Systems running',
      count: running,
      of: systems.length,
    },
    {
      label: shareLabel(groupLabels.ONLINE, of('ONLINE'), groups.length),
      text: 'Groups online',
      count: of('ONLINE'),
      of: groups.length,
    },
    { label: groupLabels.PARTIAL, text: 'Partial', count: of('PARTIAL') },
    {
      label: groupLabels.FAULTED,
      text: 'Faulted',
      count: summaries.filter((summary) => summary.faultedOn.length > 0).length,
    },
    { label: groupLabels.UNKNOWN, text: 'Unknown', count: of('UNKNOWN') },
    { label: frozenLabel, text: 'Frozen', count: frozen },
  ]
}
