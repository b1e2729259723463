'use client'

import Link from 'next/link'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { buildHref } from '#components/client/hrefs.ts'

/** Where groups would be, in a cluster that has none: the way to the first ones. */
export function NoGroups() {
  return (
    <EmptyState
      icon="graph"
      title="No service groups yet"
      action={
        <Link
          href={buildHref(useClusterName())}
          className="inline-flex h-8 items-center rounded-md bg-accent px-3 font-medium text-accent-text hover:brightness-110"
        >
          Build groups
        </Link>
      }
    >
      The wizard builds them from a topology, in the order of the guide’s seven steps, and shows all of it
      before anything changes.
    </EmptyState>
  )
}
