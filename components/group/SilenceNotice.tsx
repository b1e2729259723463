'use client'

import Link from 'next/link'
import { Fragment } from 'react'
import type { GroupName } from '#lib/model/names.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import {
  useClusterState,
  useGroupConfiguration,
  useGroupSummary,
} from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { systemHref } from '#components/client/hrefs.ts'

/** Why a group is UNKNOWN and what ends that: first on its page, and gone as soon as it is known again. */
export function SilenceNotice({ group }: { group: GroupName }) {
  const cluster = useClusterName()
  const summary = useGroupSummary(group)
  const list = useGroupConfiguration(group)?.systemList ?? []
  const { systems } = useClusterState()
  const silent = list.filter(({ system }) => {
    const contact = systems[system]?.contact.kind
    return contact === 'silent' || contact === 'never'
  })
  if (summary.state !== 'UNKNOWN' || silent.length === 0) return null
  return (
    <Banner
      tone="unknown"
      shape="question"
      title={
        <>
          {group} may be running on{' '}
          {silent.map(({ system }, index) => (
            <Fragment key={system}>
              {index > 0 && ' or '}
              <Link href={systemHref(cluster, system)} className="underline underline-offset-2">
                {system}
              </Link>
            </Fragment>
          ))}
          , which {silent.length === 1 ? 'does' : 'do'} not answer.
        </>
      }
    >
      It is started nowhere else until {silent.length === 1 ? 'that system answers' : 'they answer'} or{' '}
      {silent.length === 1 ? 'is' : 'are'} confirmed down.
    </Banner>
  )
}
