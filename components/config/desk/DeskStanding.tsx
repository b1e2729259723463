'use client'

import Link from 'next/link'
import { Badge } from '#components/ui/display/Badge.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import type { Editing } from '#components/client/configuration/use-editing.ts'
import { configTabHref } from '#components/client/hrefs.ts'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { ageText } from '#components/client/words/ages.ts'
import { editCount } from './edit-count.ts'

/** Read-only, open by you or open by somebody: as sign, word and colour. */
export function DeskStanding({ editing: { desk, isMine, draft } }: { editing: Editing }) {
  const cluster = useClusterName()
  const now = useEngineNow()
  if (!desk) return null
  const version = (
    <Link
      href={configTabHref(cluster, 'versions')}
      className="rounded-sm text-text-muted underline decoration-line-strong underline-offset-2 hover:text-text"
    >
      version {desk.version}
    </Link>
  )
  if (!desk.open) {
    return (
      <p className="flex items-center gap-2">
        <Shape shape="lock" tone="neutral" />
        <span>
          <span className="text-text-muted">Configuration read-only,</span> {version}
        </span>
      </p>
    )
  }
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Shape shape={isMine ? 'disc-half' : 'hand'} tone={isMine ? 'accent' : 'partial'} />
      <span>
        <span className="font-medium">
          {isMine ? 'Configuration open by you' : `Configuration open by ${desk.open.owner}`}
        </span>{' '}
        <span className="text-text-muted max-sm:hidden">for {ageText(now - desk.open.since)}, on</span>{' '}
        {version}
      </span>
      <Badge tone={draft.length > 0 ? 'accent' : 'neutral'}>{editCount(draft.length)}</Badge>
      {desk.open.stale && (
        <Badge tone="partial" shape="hand" title="What runs and main.cf on disk differ since it was opened.">
          stale
        </Badge>
      )}
    </p>
  )
}
