'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { closeDesk, openDesk } from '#components/client/configuration/desk.ts'
import { told } from '#components/client/configuration/tell.ts'
import type { Editing } from '#components/client/configuration/use-editing.ts'
import { configTabHref } from '#components/client/hrefs.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'

/** What can be done with the desk as it stands. */
export function DeskActions({ editing: { desk, isMine, draft } }: { editing: Editing }) {
  const role = useConfigureRefusals()
  const review = <ReviewButton count={draft.length} />
  if (!desk?.open) return <OpenButton reasons={role} />
  if (!isMine) {
    return (
      <>
        {draft.length > 0 && review}
        <Button size="small" reasons={role} onClick={() => openDialog({ kind: 'takeOver' })}>
          Take over…
        </Button>
      </>
    )
  }
  return (
    <>
      {draft.length > 0 && (
        <>
          {review}
          <Button size="small" onClick={() => openDialog({ kind: 'discardDraft', closes: false })}>
            Discard…
          </Button>
        </>
      )}
      <CloseButton hasDraft={draft.length > 0} />
    </>
  )
}

function OpenButton({ reasons }: { reasons: readonly string[] }) {
  const cluster = useClusterName()
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    told(await openDesk(cluster), '')
    setBusy(false)
  }
  return (
    <Button size="small" reasons={reasons} hints={['haconf -makerw']} busy={busy} onClick={() => void open()}>
      Open for changes
    </Button>
  )
}

/** Review comes before Apply: nothing is applied that was not shown. */
function ReviewButton({ count }: { count: number }) {
  const cluster = useClusterName()
  const router = useRouter()
  return (
    <Button size="small" look="primary" onClick={() => router.push(configTabHref(cluster, 'changes'))}>
      Review and apply {count}
    </Button>
  )
}

function CloseButton({ hasDraft }: { hasDraft: boolean }) {
  const cluster = useClusterName()
  const [busy, setBusy] = useState(false)
  const close = async () => {
    if (hasDraft) return openDialog({ kind: 'discardDraft', closes: true })
    setBusy(true)
    told(await closeDesk(cluster, false), '')
    setBusy(false)
  }
  return (
    <Button size="small" hints={['haconf -dump -makero']} busy={busy} onClick={() => void close()}>
      Close
    </Button>
  )
}
