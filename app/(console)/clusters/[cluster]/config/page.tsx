'use client'

import { Suspense } from 'react'
import { ConfigurationFiles } from '#components/config/ConfigurationFiles.tsx'
import { Page } from '#components/shell/Page.tsx'
import { Button } from '#components/ui/action/Button.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'

export default function ConfigurationPage() {
  const refusals = useConfigureRefusals()
  return (
    <Page
      tab={`Configuration · ${useClusterName()}`}
      title="Configuration"
      actions={
        <Button reasons={refusals} onClick={() => openDialog({ kind: 'loadConfiguration' })}>
          Load configuration…
        </Button>
      }
    >
      <Suspense>
        <ConfigurationFiles />
      </Suspense>
    </Page>
  )
}
