'use client'

import { useMemo, useState } from 'react'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { GraphCanvas } from '#components/graph/GraphCanvas.tsx'
import { GraphTable } from '#components/graph/GraphTable.tsx'
import { groupPicture } from '#components/graph/group-picture.ts'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

/** All service groups and their dependencies: parents on top, what must be up before them below. */
export function GroupDependencyGraph({ className = 'h-80' }: { className?: string }) {
  const cluster = useClusterName()
  const state = useClusterState()
  const [view, setView] = useState<'graph' | 'list'>('graph')
  const picture = useMemo(() => groupPicture(state, cluster), [state, cluster])
  return (
    <Panel
      title="Dependencies of service groups"
      flush
      actions={
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          options={[
            { value: 'graph', label: 'Graph' },
            { value: 'list', label: 'List' },
          ]}
        />
      }
    >
      {view === 'graph' ? (
        <GraphCanvas
          name={`${cluster}//groups`}
          picture={picture}
          title="Dependencies of service groups"
          className={className}
        />
      ) : (
        <GraphTable picture={picture} title="Dependencies of service groups" />
      )}
    </Panel>
  )
}
