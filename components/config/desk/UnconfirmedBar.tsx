'use client'

import { useState } from 'react'
import type { DeskState } from '#lib/wire/configuration.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { confirmVersion } from '#components/client/configuration/desk.ts'
import { told } from '#components/client/configuration/tell.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { remainingText } from './remaining-text.ts'

type Unconfirmed = NonNullable<DeskState['unconfirmed']>

/** A version on trial: how long it still has, and the two ways out. */
export function UnconfirmedBar({ unconfirmed }: { unconfirmed: Unconfirmed }) {
  const { version, previous, until, author, blocked } = unconfirmed
  const cluster = useClusterName()
  const reasons = useConfigureRefusals()
  const now = useEngineNow()
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    told(await confirmVersion(cluster, version), `Version ${version} stays.`)
    setBusy(false)
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-partial-wash px-3 py-1.5 sm:px-5">
      <Shape shape="hand" tone="partial" size={16} />
      <div className="min-w-0 flex-1 basis-56">
        <p>
          <span className="font-medium">
            Version {version} of {author} is on trial.
          </span>{' '}
          {blocked.length === 0 ? (
            <>
              Unless confirmed, version {previous} comes back in{' '}
              <span role="timer" className="font-mono font-medium">
                {remainingText(until - now)}
              </span>
              .
            </>
          ) : (
            <>It could not be rolled back to version {previous}:</>
          )}
        </p>
        {blocked.map((reason) => (
          <p key={reason} className="text-text-muted">
            {reason}
          </p>
        ))}
      </div>
      <Button size="small" look="primary" reasons={reasons} busy={busy} onClick={() => void confirm()}>
        Confirm version {version}
      </Button>
      <Button
        size="small"
        reasons={reasons}
        onClick={() => openDialog({ kind: 'rollBack', version: previous })}
      >
        Roll back now…
      </Button>
    </div>
  )
}
