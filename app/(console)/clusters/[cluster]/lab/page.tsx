'use client'

import { LabView } from '#components/lab/LabView.tsx'
import { Page } from '#components/shell/Page.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function LabPage() {
  return (
    <Page
      tab={`Lab · ${useClusterName()}`}
      title="Lab"
      note="These systems are small and real: what you break here breaks for Hawser as it would in a machine room."
    >
      <LabView />
    </Page>
  )
}
