'use client'

import { useRouter } from 'next/navigation'
import { Icon } from '#components/ui/display/Icon.tsx'
import { Menu } from '#components/ui/overlay/Menu.tsx'
import { clusterHref, clustersHref } from '#components/client/hrefs.ts'
import { useClusters } from '#components/client/queries.ts'

/** Which cluster one is looking at: always in sight, and the way to another. */
export function ClusterPicker({ cluster }: { cluster: string | null }) {
  const router = useRouter()
  const clusters = useClusters().value ?? []
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={cluster === null ? 'Choose a cluster' : `Cluster ${cluster}. Choose another`}
          className="inline-flex h-8 min-w-0 items-center gap-1.5 rounded-md px-2 font-semibold hover:bg-hover"
        >
          <span className="truncate">{cluster ?? 'Clusters'}</span>
          <Icon name="chevron-down" size={13} className="text-text-faint" />
        </button>
      }
      entries={[
        ...clusters.map((summary) => ({
          kind: 'action' as const,
          id: summary.name,
          label: summary.name,
          checked: summary.name === cluster,
          hint: `${summary.groups.online} of ${summary.groups.total} online`,
          onSelect: () => router.push(clusterHref(summary.name)),
        })),
        { kind: 'separator', id: 'separator' },
        {
          kind: 'action',
          id: 'all clusters',
          label: 'All clusters',
          onSelect: () => router.push(clustersHref),
        },
      ]}
    />
  )
}
