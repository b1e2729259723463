'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { HeadCell, Table } from '#components/ui/display/Table.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useVersions } from '#components/client/configuration/configuration-queries.ts'
import { VersionComparison } from './VersionComparison.tsx'
import { VersionRow } from './VersionRow.tsx'

/** Every version of the configuration, newest first; two of them side by side when the address names them. */
export function VersionsView() {
  const cluster = useClusterName()
  const { value: versions, failure, loading } = useVersions(cluster)
  const { pair, choose } = usePair(versions?.[0]?.version ?? 0)
  if (loading) return <SkeletonRows rows={6} label="Loading the versions" />
  if (!versions) return failure && <FailureNotice failure={failure} />
  const newest = versions[0]?.version
  return (
    <div className="space-y-4">
      {versions.length > 1 && pair && (
        <VersionComparison versions={versions} from={pair.from} to={pair.to} onChoose={choose} />
      )}
      <Panel title="Versions" note={versions.length} flush>
        <Table label="Versions">
          <thead>
            <tr>
              <HeadCell className="text-right">Version</HeadCell>
              <HeadCell>When</HeadCell>
              <HeadCell className="max-sm:hidden">Author</HeadCell>
              <HeadCell className="w-full">Reason and commands</HeadCell>
              <HeadCell className="max-sm:hidden">
                <span className="sr-only">Actions</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <VersionRow
                key={version.version}
                version={version}
                isNewest={version.version === newest}
                onCompare={() => choose(version.version, newest ?? version.version)}
              />
            ))}
          </tbody>
        </Table>
      </Panel>
    </div>
  )
}

/** The two versions compared stand in the address. */
function usePair(newest: number) {
  const query = useSearchParams()
  const router = useRouter()
  const path = usePathname()
  const from = Number(query.get('from'))
  const to = Number(query.get('to') ?? newest)
  return {
    pair: query.has('from') && Number.isInteger(from) && Number.isInteger(to) ? { from, to } : null,
    choose: (nextFrom: number, nextTo: number) =>
      router.replace(`${path}?tab=versions&from=${nextFrom}&to=${nextTo}`, { scroll: false }),
  }
}
