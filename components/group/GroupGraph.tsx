'use client'

import { useCallback } from 'react'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { useDraftedPicture } from '#components/graph/draft/use-drafted-picture.ts'
import { GraphPanel } from '#components/graph/GraphPanel.tsx'
import { resourcePicture } from '#components/graph/resource-picture.ts'
import { useResourceLinking } from '#components/resource/use-resource-linking.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import type { ConfigurationChanges } from '#components/client/configuration/draft/changes-of.ts'

type GroupGraphProps = {
  group: GroupName
  /** Null: over all systems. */
  system: SystemName | null
  systems: readonly SystemName[]
  onSystem: (system: SystemName | null) => void
}

const all = '*'
const pickResources = ({ resources }: ConfigurationChanges) => resources

/** The resources of a group and what they require, as one system or all of them see it. */
export function GroupGraph({ group, system, systems, onSystem }: GroupGraphProps) {
  const cluster = useClusterName()
  const draw = useCallback(
    (state: ClusterState) => resourcePicture(state, cluster, group, system),
    [cluster, group, system],
  )
  const picture = useDraftedPicture(draw, pickResources)
  const linking = useResourceLinking()
  return (
    <GraphPanel
      name={`${cluster}/${group}`}
      picture={picture}
      heading="Resources"
      title={`Resources of ${group}${system ? ` on ${system}` : ''}`}
      className="h-[30rem] max-sm:h-80"
      linking={linking}
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
