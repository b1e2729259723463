'use client'

import { useMemo } from 'react'
import type { Configuration } from '#lib/model/configuration.ts'
import { adviceOf } from '#components/advice/advice-of.ts'
import { byRule } from '#components/advice/advice-filter.ts'
import { AdviceRule } from '#components/advice/AdviceRule.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'

type AdviceListProps = {
  configuration: Configuration
  /** Its groups and resources have pages already. */
  isThere: boolean
}

/** Everything the guides say about a configuration: what is so, what to do, why, and on which page it stands. */
export function AdviceList({ configuration, isThere }: AdviceListProps) {
  const advice = useMemo(() => adviceOf(configuration), [configuration])
  return (
    <Panel title="Advice" note={advice.length} flush>
      {advice.length === 0 ? (
        <EmptyState title="The guides have nothing to add." />
      ) : (
        <ul aria-label="Advice" className="divide-y">
          {byRule(advice).map((found) => (
            <AdviceRule key={found[0]?.id} found={found} isLinked={isThere} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
