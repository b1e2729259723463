'use client'

import { Page } from '#components/shell/Page.tsx'
import { TypeTable } from '#components/type/TypeTable.tsx'
import { Button } from '#components/ui/action/Button.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'

export default function TypesPage() {
  const refusals = useConfigureRefusals()
  return (
    <Page
      tab={`Types · ${useClusterName()}`}
      title="Types"
      actions={
        <Button reasons={refusals} onClick={() => openDialog({ kind: 'importTypes' })}>
          Import types…
        </Button>
      }
    >
      <TypeTable />
    </Page>
  )
}
