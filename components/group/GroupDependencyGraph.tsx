'use client'

import { useMemo } from 'react'
import { GraphPanel } from '#components/graph/GraphPanel.tsx'
import { groupPicture } from '#components/graph/group-picture.ts'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

/** All service groups and their dependencies: parents on top, what must be up before them below. */
export function GroupDependencyGraph({ className = 'h-80' }: { className?: string }) {
  const cluster = useClusterName()
  const state = useClusterState()
  const picture = useMemo(() => groupPicture(state, cluster), [state, cluster])
  const title = 'Dependencies of service groups'
  return (
    <GraphPanel
      name={`${cluster}//groups`}
      picture={picture}
      heading={title}
      title={title}
      className={className}
    />
  )
}
