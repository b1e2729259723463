'use client'

import { ObjectAttributes } from '#components/config/attribute/ObjectAttributes.tsx'
import { SystemsChanges } from '#components/config/forms/SystemChanges.tsx'
import { Page } from '#components/shell/Page.tsx'
import { SystemTable } from '#components/system/SystemTable.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

const cluster = { kind: 'cluster' } as const

export default function SystemsPage() {
  return (
    <Page tab={`Systems · ${useClusterName()}`} title="Systems" actions={<SystemsChanges />}>
      <div className="space-y-4">
        <Panel flush>
          <SystemTable />
        </Panel>
        <Panel title="Attributes of the cluster" flush>
          <ObjectAttributes object={cluster} />
        </Panel>
      </div>
    </Page>
  )
}
