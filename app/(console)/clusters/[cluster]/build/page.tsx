'use client'

import { Suspense } from 'react'
import { BuildView } from '#components/build/BuildView.tsx'
import { Page } from '#components/shell/Page.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function BuildPage() {
  const cluster = useClusterName()
  return (
    <Page
      tab={`Build · ${cluster}`}
      title="Build"
      note="Service groups from a topology, in the order of the guide’s seven steps."
    >
      <Suspense>
        <BuildView />
      </Suspense>
    </Page>
  )
}
