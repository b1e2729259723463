'use client'

import { Suspense } from 'react'
import { LazyDowntime } from '#components/downtime/LazyDowntime.tsx'
import { Page } from '#components/shell/Page.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function DowntimePage() {
  return (
    <Page
      tab={`Downtime · ${useClusterName()}`}
      title="Downtime"
      note="How much of a year mail is down with each model of high availability."
    >
      <Suspense>
        <LazyDowntime />
      </Suspense>
    </Page>
  )
}
