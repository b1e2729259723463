'use client'

import { useMemo } from 'react'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { GraphPanel } from '#components/graph/GraphPanel.tsx'
import { resourcePicture } from '#components/graph/resource-picture.ts'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

type GroupGraphProps = {
  group: GroupName
  /** Null: over all systems. */
  system: SystemName | null
  systems: readonly SystemName[]
  onSystem: (system: SystemName | null) => void
}

const all = '*'

/** The resources of a group and what they require, as one system or all of them see it. */
export function GroupGraph({ group, system, systems, onSystem }: GroupGraphProps) {
  const cluster = useClusterName()
  const state = useClusterState()
  const picture = useMemo(
    () => resourcePicture(state, cluster, group, system),
    [state, cluster, group, system],
  )
  return (
    <GraphPanel
      name={`${cluster}/${group}`}
      picture={picture}
      heading="Resources"
      title={`Resources of ${group}${system ? ` on ${system}` : ''}`}
      className="h-[30rem] max-sm:h-80"
      actions={
        <div className="max-w-full overflow-x-auto">
          <Segmented
            label="System"
            value={system ?? all}
            onChange={(value) => onSystem(value === all ? null : (value as SystemName))}
            options={[
              { value: all, label: 'All systems' },
              ...systems.map((value) => ({ value, label: value })),
            ]}
          />
        </div>
      }
    />
  )
}
