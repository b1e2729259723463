'use client'

import Link from 'next/link'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useGroup } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { resourceHref } from '#components/client/hrefs.ts'
import { useRefusals } from '#components/client/refusals.ts'
import { requestIntent } from '#components/client/request-intent.ts'
import { flagLabels } from '#components/client/words/labels.ts'
import { adminWaitText } from '#components/client/words/resource/admin-wait-words.ts'

/** Resources of a group that wait for an administrator, each with its reason, system by system. */
export function AdminWaitNotice({ group }: { group: GroupName }) {
  return namesOf<SystemName>(useGroup(group)?.places ?? {}).map((system) => (
    <WaitsOn key={system} group={group} system={system} />
  ))
}

function WaitsOn({ group, system }: { group: GroupName; system: SystemName }) {
  const cluster = useClusterName()
  const refusals = useRefusals()
  const resources = useGroup(group)?.places[system]?.resources ?? {}
  const waiting = namesOf(resources).flatMap((name) => {
    const runtime = resources[name]
    const why = runtime ? adminWaitText(runtime) : null
    return why === null ? [] : [{ name, why }]
  })
  if (waiting.length === 0) return null
  const clear = { kind: 'group.clearAdminWait', group, system, fault: false } as const
  return (
    <Banner
      {...flagLabels['ADMIN WAIT']}
      title={`${group} waits for an administrator on ${system}: nothing is done about it there before.`}
      action={
        <Button size="small" reasons={refusals(clear)} onClick={() => requestIntent(cluster, clear)}>
          Clear the wait…
        </Button>
      }
    >
      <ul>
        {waiting.map(({ name, why }) => (
          <li key={name}>
            <Link href={resourceHref(cluster, name)} className="font-medium text-text hover:underline">
              {name}
            </Link>
            : {why}.
          </li>
        ))}
      </ul>
    </Banner>
  )
}
