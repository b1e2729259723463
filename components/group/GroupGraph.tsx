'use client'

import { useMemo, useState } from 'react'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { GraphCanvas } from '#components/graph/GraphCanvas.tsx'
import { GraphTable } from '#components/graph/GraphTable.tsx'
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
  const [view, setView] = useState<'graph' | 'list'>('graph')
  const picture = useMemo(
    () => resourcePicture(state, cluster, group, system),
    [state, cluster, group, system],
  )
  const title = `Resources of ${group}${system ? ` on ${system}` : ''}`
  return (
    <Panel
      title="Resources"
      flush
      actions={
        <>
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
          <Segmented
            label="View"
            value={view}
            onChange={setView}
            options={[
              { value: 'graph', label: 'Graph' },
              { value: 'list', label: 'List' },
            ]}
          />
        </>
      }
    >
      {view === 'graph' ? (
        <GraphCanvas
          name={`${cluster}/${group}`}
          picture={picture}
          title={title}
          className="h-[30rem] max-sm:h-80"
        />
      ) : (
        <GraphTable picture={picture} title={title} />
      )}
    </Panel>
  )
}
