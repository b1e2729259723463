'use client'

import { Suspense } from 'react'
import { WhatIfView } from '#components/what-if/WhatIfView.tsx'
import { Page } from '#components/shell/Page.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function WhatIfPage() {
  const cluster = useClusterName()
  return (
    <Page
      tab={`What if · ${cluster}`}
      title="What if"
      note="Plays a fault or a request through on the cluster as it is now."
    >
      <Suspense>
        <WhatIfView />
      </Suspense>
    </Page>
  )
}
