'use client'

import { Suspense } from 'react'
import { LogView } from '#components/history/LogView.tsx'
import { Page } from '#components/shell/Page.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function LogPage() {
  return (
    <Page tab={`Log · ${useClusterName()}`} title="Engine log" note="A press on a line shows why.">
      <Suspense>
        <LogView />
      </Suspense>
    </Page>
  )
}
