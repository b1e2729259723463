'use client'

import Link from 'next/link'
import type { GroupName } from '#lib/model/names.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useGroup, useGroupConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref } from '#components/client/hrefs.ts'
import { fullTimeText } from '#components/client/words/ages.ts'
import { freezeEndText as endText } from '#components/client/words/freeze-words.ts'
import { SilenceNotice } from './SilenceNotice.tsx'

/** Who froze it and why; what it requires and what requires it. */
export function GroupNotes({ group }: { group: GroupName }) {
  const cluster = useClusterName()
  const frozen = useGroup(group)?.frozen ?? null
  const configuration = useGroupConfiguration(group)
  const links = [
    ...(configuration?.requires ?? []).map((link) => ({ link, other: link.child, words: 'Requires' })),
    ...(configuration?.requiredBy ?? []).map((link) => ({ link, other: link.parent, words: 'Required by' })),
  ]
  return (
    <div className="mb-4 space-y-3 empty:hidden">
      <SilenceNotice group={group} />
      {frozen && (
        <Banner
          tone="frozen"
          shape="snowflake"
          title={`Frozen by ${frozen.by} since ${fullTimeText(frozen.since)}${endText(frozen)}: nothing is started, stopped or moved.`}
        >
          {frozen.reason && <p>{frozen.reason}</p>}
        </Banner>
      )}
      {links.length > 0 && (
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
      )}
    </div>
  )
}
