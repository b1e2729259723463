'use client'

import { useCallback } from 'react'
import type { ClusterState } from '#lib/model/runtime.ts'
import { useDraftedPicture } from '#components/graph/draft/use-drafted-picture.ts'
import { GraphPanel } from '#components/graph/GraphPanel.tsx'
import { groupPicture } from '#components/graph/group-picture.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useUnreadyGroups } from '#components/client/preflight/preflight.ts'
import type { ConfigurationChanges } from '#components/client/configuration/draft/changes-of.ts'
import { useGroupLinking } from './draft/use-group-linking.ts'

const pickGroups = ({ groups }: ConfigurationChanges) => groups

/** All service groups and their dependencies: parents on top, what must be up before them below. */
export function GroupDependencyGraph({ className = 'h-80' }: { className?: string }) {
  const cluster = useClusterName()
  const unready = useUnreadyGroups()
  const draw = useCallback((state: ClusterState) => groupPicture(state, cluster, unready), [cluster, unready])
  const picture = useDraftedPicture(draw, pickGroups)
  const linking = useGroupLinking()
  const title = 'Dependencies of service groups'
  return (
    <GraphPanel
      name={`${cluster}//groups`}
      picture={picture}
      heading={title}
      title={title}
      className={className}
      linking={linking}
    />
  )
}
