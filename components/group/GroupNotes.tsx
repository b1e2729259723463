'use client'

import Link from 'next/link'
import type { GroupName } from '#lib/model/names.ts'
import { FrozenNotice } from '#components/cluster/FrozenNotice.tsx'
import { Notes } from '#components/ui/display/Notes.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useClusterState, useGroup, useGroupConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref } from '#components/client/hrefs.ts'
import { groupNotes } from '#components/client/words/group/group-notes.ts'
import { AdminWaitNotice } from './AdminWaitNotice.tsx'
import { SilenceNotice } from './SilenceNotice.tsx'

/** What it waits for, who froze it and why; what it requires and what requires it. */
export function GroupNotes({ group }: { group: GroupName }) {
  const state = useClusterState()
  const now = useEngineNow()
  const frozen = useGroup(group)?.frozen ?? null
  return (
    <div className="mb-4 space-y-3 empty:hidden">
      <SilenceNotice group={group} />
      <AdminWaitNotice group={group} />
      {frozen && <FrozenNotice freeze={frozen} meaning="nothing is started, stopped or moved." />}
      <Notes notes={groupNotes(state, group, now)} />
      <GroupLinks group={group} />
    </div>
  )
}

function GroupLinks({ group }: { group: GroupName }) {
  const cluster = useClusterName()
  const configuration = useGroupConfiguration(group)
  const links = [
    ...(configuration?.requires ?? []).map((link) => ({ link, other: link.child, words: 'Requires' })),
    ...(configuration?.requiredBy ?? []).map((link) => ({ link, other: link.parent, words: 'Required by' })),
  ]
  if (links.length === 0) return null
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-text-muted">
      {links.map(({ link, other, words }) => (
        <span key={`${words} ${other}`}>
          {words}{' '}
          <Link href={groupHref(cluster, other)} className="font-medium text-text hover:underline">
            {other}
          </Link>{' '}
          <span className="text-xs">
            {link.category} {link.location} {link.rigidity}
          </span>
        </span>
      ))}
    </p>
  )
}
