'use client'

import { Suspense } from 'react'
import { ConfigurationTabs } from '#components/config/ConfigurationTabs.tsx'
import { Page } from '#components/shell/Page.tsx'
import { Button } from '#components/ui/action/Button.tsx'
import { LinkButton } from '#components/ui/action/LinkButton.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { downloadPath } from '#components/client/paths.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'

export default function ConfigurationPage() {
  const refusals = useConfigureRefusals()
  const cluster = useClusterName()
  return (
    <Page
      tab={`Configuration · ${cluster}`}
      title="Configuration"
      actions={
        <>
          <LinkButton href={downloadPath(cluster)} download>
            Download
          </LinkButton>
          <Button reasons={refusals} onClick={() => openDialog({ kind: 'loadConfiguration' })}>
            Load configuration…
          </Button>
        </>
      }
    >
      <Suspense>
        <ConfigurationTabs />
      </Suspense>
    </Page>
  )
}
