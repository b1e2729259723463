'use client'

import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useLab } from '#components/client/lab.ts'
import { LabDisks } from './LabDisks.tsx'
import { LabSystemPanel } from './LabSystemPanel.tsx'
import { LedgerNotice } from './LedgerNotice.tsx'
import { PlantFault } from './PlantFault.tsx'

/** The embedded lab: break something, watch the cluster mend it. */
export function LabView() {
  const cluster = useClusterName()
  const { value, failure, loading } = useLab()
  if (loading && !failure) return <SkeletonRows rows={6} label="Loading the lab" />
  if (failure?.kind === 'refused' && failure.error.code === 'not-a-lab') return <NoLab />
  if (!value) return failure && <FailureNotice failure={failure} />
  if (value.cluster !== cluster) return <NoLab />
  return (
    <div className="space-y-4">
      <LedgerNotice fenceFailing={value.fence.failing} />
      <ul className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3" aria-label="Lab systems">
        {value.systems.map((system) => (
          <li key={system.name} className="min-w-0">
            <LabSystemPanel system={system} />
          </li>
        ))}
      </ul>
      <PlantFault systems={value.systems.map((system) => system.name)} />
      <LabDisks disks={value.disks} />
    </div>
  )
}

function NoLab() {
  return (
    <EmptyState icon="flask" title="This cluster does not run in the embedded lab.">
      Start Hawser with <code className="font-mono">--lab midrange</code> to have systems that may be broken.
    </EmptyState>
  )
}
