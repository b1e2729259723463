'use client'

import type { VersionOnWire } from '#lib/wire/configuration.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useComparison } from '#components/client/configuration/configuration-queries.ts'
import { DiffView } from '../review/DiffView.tsx'

type VersionComparisonProps = {
  versions: readonly VersionOnWire[]
  from: number
  to: number
  onChoose: (from: number, to: number) => void
}

/** Any two versions, line by line. */
export function VersionComparison({ versions, from, to, onChoose }: VersionComparisonProps) {
  const { value, failure, loading } = useComparison(useClusterName(), from, to)
  const options = versions.map(({ version, author }) => ({
    value: String(version),
    label: `${version}, ${author}`,
  }))
  return (
    <Panel
      title="Compare"
      actions={
        <>
          <SelectField
            label="From version"
            labelHidden
            className="w-36"
            value={String(from)}
            onChange={(value) => onChoose(Number(value), to)}
            options={options}
          />
          <span aria-hidden="true" className="text-text-muted">
            →
          </span>
          <SelectField
            label="To version"
            labelHidden
            className="w-36"
            value={String(to)}
            onChange={(value) => onChoose(from, Number(value))}
            options={options}
          />
        </>
      }
    >
      {loading && <SkeletonRows rows={5} label="Loading the difference" />}
      {failure && <FailureNotice failure={failure} />}
      {value && <DiffView difference={value} label={`Difference of version ${from} and version ${to}`} />}
    </Panel>
  )
}
