'use client'

import type { SystemName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useContact, useSystem } from '#components/client/cluster/selectors.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { fencingLabels } from '#components/client/words/labels.ts'

/** Why a system cannot be reached, and what a person can do about it. Nothing while it can. */
export function ContactNotice({ system }: { system: SystemName }) {
  const runtime = useSystem(system)
  const contact = useContact(system)
  const refusals = useConfigureRefusals()
  if (!runtime || runtime.contact.kind === 'connected') return null
  const failure = contact?.failure ?? null
  const fencing = runtime.contact.kind === 'silent' ? runtime.contact.fencing : null
  return (
    <div className="mb-4">
      <Banner
        tone={runtime.contact.kind === 'down' ? 'faulted' : 'unknown'}
        shape={runtime.contact.kind === 'down' ? 'diamond' : 'question'}
        title={failure?.text ?? silentTitle(system, runtime.contact)}
        action={
          failure?.fingerprint !== undefined && (
            <Button size="small" reasons={refusals} onClick={() => openDialog({ kind: 'trust', system })}>
              Compare key…
            </Button>
          )
        }
      >
        {runtime.contact.kind === 'silent' && (
          <p>
            What runs on {system} is unknown. Its groups are not started elsewhere until {system} is confirmed
            down.
          </p>
        )}
        {fencing !== null && fencing.kind !== 'none' && (
          <p>
            {fencingLabels[fencing.kind].text}
            {fencing.kind === 'failed' && `: ${fencing.reason}`}
          </p>
        )}
      </Banner>
    </div>
  )
}

function silentTitle(system: string, contact: { kind: string }): string {
  return contact.kind === 'down' ? `${system} is confirmed down.` : `${system} does not answer.`
}
