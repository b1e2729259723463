'use client'

import Link from 'next/link'
import type { ResourceConfiguration } from '#lib/model/configuration.ts'
import type { ResourceName } from '#lib/model/names.ts'
import { FactList } from '#components/ui/display/Panel.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { resourceHref } from '#components/client/hrefs.ts'

/** What must be online before this resource, and what waits for it. */
export function ResourceLinks({ resource }: { resource: ResourceConfiguration }) {
  return (
    <FactList
      items={[
        ['Requires', <Names key="children" names={resource.children} />],
        ['Required by', <Names key="parents" names={resource.parents} />],
      ]}
    />
  )
}

function Names({ names }: { names: readonly ResourceName[] }) {
  const cluster = useClusterName()
  if (names.length === 0) return <span className="text-text-muted">nothing</span>
  return (
    <span className="flex flex-wrap gap-x-3">
      {names.map((name) => (
        <Link key={name} href={resourceHref(cluster, name)} className="font-medium hover:underline">
          {name}
        </Link>
      ))}
    </span>
  )
}
