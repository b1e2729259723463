'use client'

import Link from 'next/link'
import { Fragment } from 'react'
import type { GroupName, SystemName } from '#lib/model/names.ts'
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
  const summary = useGroupSummary(group)
  const list = useGroupConfiguration(group)?.systemList ?? []
  const { systems } = useClusterState()
  if (summary.state !== 'UNKNOWN') return null
  const unknown = list.map(({ system }) => system).filter((system) => summary.unknownOn.includes(system))
  const isStopped = (system: SystemName) => systems[system]?.contact.kind === 'stopped'
  const silent = unknown.filter(
    (system) => systems[system]?.contact.kind !== 'connected' && !isStopped(system),
  )
  const left = unknown.filter(isStopped)
  return (
    <>
      {silent.length > 0 && <Silent group={group} systems={silent} />}
      {left.length > 0 && <LeftRunning group={group} systems={left} />}
    </>
  )
}

type NoticeProps = { group: GroupName; systems: readonly SystemName[] }

const Silent = ({ group, systems }: NoticeProps) => (
  <Banner
    tone="unknown"
    shape="question"
    title={
      <>
        {group} may be running on <Names systems={systems} />, which {systems.length === 1 ? 'does' : 'do'}{' '}
        not answer.
      </>
    }
  >
    It is started nowhere else until {systems.length === 1 ? 'that system answers' : 'they answer'} or{' '}
    {systems.length === 1 ? 'is' : 'are'} confirmed down.
  </Banner>
)

const LeftRunning = ({ group, systems }: NoticeProps) => (
  <Banner
    tone="unknown"
    shape="question"
    title={
      <>
        {group} may be running on <Names systems={systems} />: stopped, and not watched.
      </>
    }
  >
    It is started nowhere else until {systems.length === 1 ? 'that system is' : 'they are'} started again, or
    a person makes sure that it does not run there and autoenables it.
  </Banner>
)

function Names({ systems }: { systems: readonly SystemName[] }) {
  const cluster = useClusterName()
  return systems.map((system, index) => (
    <Fragment key={system}>
      {index > 0 && ' or '}
      <Link href={systemHref(cluster, system)} className="underline underline-offset-2">
        {system}
      </Link>
    </Fragment>
  ))
}
