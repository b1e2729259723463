'use client'

import type { SystemName } from '#lib/model/names.ts'
import type { SystemContact } from '#lib/model/runtime.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useRefusals } from '#components/client/refusals.ts'
import { requestIntent } from '#components/client/request-intent.ts'
import { agoText } from '#components/client/words/ages.ts'
import { contactLabels } from '#components/client/words/labels.ts'
import { stoppedText } from '#components/client/words/system/departure-words.ts'

type StoppedNoticeProps = { system: SystemName; contact: Extract<SystemContact, { kind: 'stopped' }> }

/** A person had the engine leave this system: since when, what became of what ran there, and the way back. */
export function StoppedNotice({ system, contact }: StoppedNoticeProps) {
  const cluster = useClusterName()
  const refusals = useRefusals()
  const now = useEngineNow()
  const isKnown = contact.applications === 'offline'
  const { tone, shape } = isKnown ? contactLabels.stopped : contactLabels.silent
  const start = { kind: 'system.start', system } as const
  return (
    <Banner
      tone={tone}
      shape={shape}
      title={`${system} ${stoppedText(contact)}`}
      action={
        <Button size="small" reasons={refusals(start)} onClick={() => requestIntent(cluster, start)}>
          Start {system}…
        </Button>
      }
    >
      <p>
        Stopped {agoText(now - contact.since)}.{' '}
        {isKnown
          ? 'Nothing is started on it until it is started again.'
          : 'Those groups are started nowhere else until it is started again.'}
        {!contact.answers && ` ${system} does not answer now.`}
      </p>
    </Banner>
  )
}
