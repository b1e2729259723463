'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useEditedConfiguration, useEditing } from '#components/client/configuration/use-editing.ts'
import { adviceLabels } from '#components/client/words/labels.ts'
import { adviceAbout, byRule, countOf, filterFrom, queryOf, severities } from './advice-filter.ts'
import type { AdviceFilter } from './advice-filter.ts'
import { AdviceRule } from './AdviceRule.tsx'
import { useAdvice } from './use-advice.ts'

/** What the guides would say about the configuration with the changes that wait. The filter is in the address. */
export function AdviceView() {
  const cluster = useClusterName()
  const configuration = useEditedConfiguration()
  const { draft } = useEditing()
  const known = useAdvice()
  const parameters = useSearchParams()
  const path = usePathname()
  const router = useRouter()
  const filter = useMemo(() => filterFrom(parameters), [parameters])
  if (!known) return <SkeletonRows rows={6} label="Loading the rules" />
  const change = (next: AdviceFilter) =>
    router.replace(`${path}?${new URLSearchParams({ tab: 'advice', ...queryOf(next) }).toString()}`, {
      scroll: false,
    })
  const about = adviceAbout(known.advice, configuration, filter.about)
  const shown = about.filter(({ severity }) => filter.severity === 'all' || severity === filter.severity)
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Segmented
          label="Severity"
          value={filter.severity}
          onChange={(severity) => change({ ...filter, severity })}
          options={(['all', ...severities] as const).map((value) => ({
            value,
            label: `${value === 'all' ? 'All' : adviceLabels[value].plural} ${countOf(about, value)}`,
          }))}
        />
        {filter.about && (
          <span className="flex items-center gap-2">
            About {filter.about.name}
            <Button size="small" onClick={() => change({ ...filter, about: null })}>
              Show all
            </Button>
          </span>
        )}
        <p className="text-text-muted sm:ml-auto">
          {known.ruleCount} rules of the guides{draft.length > 0 ? ', with the changes that wait' : ''}
        </p>
      </div>
      {shown.length === 0 ? (
        <NothingToSay cluster={filter.about?.name ?? cluster} isFiltered={filter.severity !== 'all'} />
      ) : (
        <ul className="divide-y rounded-lg border bg-raised" aria-label="Advice">
          {byRule(shown).map((found) => (
            <AdviceRule key={found[0]?.id} found={found} />
          ))}
        </ul>
      )}
    </div>
  )
}

function NothingToSay({ cluster, isFiltered }: { cluster: string; isFiltered: boolean }) {
  return (
    <EmptyState
      icon="tick"
      title={`The guides have nothing ${isFiltered ? 'of this kind ' : ''}to say about ${cluster}.`}
    >
      Rules can only look at the configuration. What has to be done on the systems is listed in
      docs/advice.md.
    </EmptyState>
  )
}
