'use client'

import type { Built } from '#lib/topology/build/build.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useLab } from '#components/client/lab.ts'

export type LabCrewProps = { built: Extract<Built, { kind: 'built' }> }

/** Offers that the embedded lab does what a person would do by hand; not there for systems of flesh and iron. */
export function LabCrew({ built }: LabCrewProps) {
  const cluster = useClusterName()
  const { value } = useLab()
  if (value?.cluster !== cluster) return null
  return (
    <Panel title="The lab does the work by hand">
      {built.planned.groups.length} groups want disks, addresses and software.
    </Panel>
  )
}
