'use client'

import { useState } from 'react'
import type { SystemName } from '#lib/model/names.ts'
import { CopyButton } from '#components/ui/action/CopyButton.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { ConfirmDialog } from '#components/ui/overlay/ConfirmDialog.tsx'
import { useContact } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { trustHostKey } from '#components/client/commands.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'

/** The key a system showed, to be compared with the machine's own before it is believed. */
export function TrustDialog() {
  const dialog = useDialog('trust')
  return dialog && <OpenTrust system={dialog.system} />
}

function OpenTrust({ system }: { system: SystemName }) {
  const cluster = useClusterName()
  const contact = useContact(system)
  const refusals = useConfigureRefusals()
  const [busy, setBusy] = useState(false)
  const failure = contact?.failure
  const fingerprint = failure?.fingerprint
  const changed = failure?.code === 'host-key-changed'
  const trust = async () => {
    if (fingerprint === undefined) return
    setBusy(true)
    const done = await trustHostKey(cluster, system, fingerprint)
    setBusy(false)
    if (done) closeDialog()
  }
  return (
    <ConfirmDialog
      open
      onClose={closeDialog}
      title={changed ? `The host key of ${system} has changed` : `First contact with ${system}`}
      consequence={
        changed
          ? 'Either the system was installed anew, or something else answers in its place.'
          : 'Hawser has no key of this system yet and cannot know that it is the right one.'
      }
      risk={changed ? { kind: 'destructive', phrase: `${cluster}/${system}` } : { kind: 'affecting' }}
      confirm={`Trust ${system}`}
      reasons={fingerprint === undefined ? [...refusals, 'The system shows no key now.'] : refusals}
      busy={busy}
      onConfirm={() => void trust()}
    >
      <p className="mb-1 text-xs text-text-muted">Key shown by {contact?.address}</p>
      <div className="mb-3 flex items-center gap-2 rounded-md border bg-sunken px-3 py-2">
        <code className="min-w-0 flex-1 font-mono text-xs break-all">{fingerprint ?? 'none'}</code>
        {fingerprint !== undefined && <CopyButton text={fingerprint} label="Copy the fingerprint" />}
      </div>
      <p className="mb-1 text-text-muted">Compare it with the machine itself, at its console:</p>
      <code className="mb-3 block rounded-md border bg-sunken px-3 py-2 font-mono text-xs break-all">
        ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub
      </code>
      {changed && (
        <Banner tone="faulted" shape="diamond" title="If nobody replaced this system, do not trust the key.">
          Commands and passwords would go to whoever answers.
        </Banner>
      )}
    </ConfirmDialog>
  )
}
