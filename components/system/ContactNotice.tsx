'use client'

import type { SystemName } from '#lib/model/names.ts'
import type { SystemContact } from '#lib/model/runtime.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useContact, useSystem } from '#components/client/cluster/selectors.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { contactLabels, fencingLabels } from '#components/client/words/labels.ts'
import { StoppedNotice } from './StoppedNotice.tsx'

/** Why a system cannot be reached or is not watched, and what a person can do about it. Nothing while it is. */
export function ContactNotice({ system }: { system: SystemName }) {
  const contact = useSystem(system)?.contact
  if (!contact || contact.kind === 'connected') return null
  return contact.kind === 'stopped' ? (
    <StoppedNotice system={system} contact={contact} />
  ) : (
    <LostNotice system={system} contact={contact} />
  )
}

type Lost = Exclude<SystemContact, { kind: 'connected' | 'stopped' }>

function LostNotice({ system, contact }: { system: SystemName; contact: Lost }) {
  const failure = useContact(system)?.failure ?? null
  const refusals = useConfigureRefusals()
  const fencing = contact.kind === 'silent' ? contact.fencing : null
  const { tone, shape } = contactLabels[contact.kind]
  return (
    <Banner
      tone={tone}
      shape={shape}
      title={failure?.text ?? lostTitle(system, contact)}
      action={
        failure?.fingerprint !== undefined && (
          <Button size="small" reasons={refusals} onClick={() => openDialog({ kind: 'trust', system })}>
            Compare key…
          </Button>
        )
      }
    >
      {contact.kind === 'silent' && (
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
  )
}

function lostTitle(system: SystemName, contact: Lost): string {
  if (contact.kind !== 'down') return `${system} does not answer.`
  const { confirmedBy } = contact
  return `${system} is confirmed down by ${confirmedBy.kind === 'fence' ? `the fence ${confirmedBy.device}` : confirmedBy.user}.`
}
