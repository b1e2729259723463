'use client'

import { Page } from '#components/shell/Page.tsx'
import { SystemTable } from '#components/system/SystemTable.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function SystemsPage() {
  return (
    <Page tab={`Systems · ${useClusterName()}`} title="Systems">
      <Panel flush>
        <SystemTable />
      </Panel>
    </Page>
  )
}
