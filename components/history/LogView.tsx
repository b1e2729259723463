'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useMemo, useRef } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useVirtualRows } from '#components/client/use-virtual-rows.ts'
import { DecisionRow } from './DecisionRow.tsx'
import { filterFrom, queryOf, type LogFilter } from './log-filter.ts'
import { LogFilters } from './LogFilters.tsx'
import { useDecisions } from './use-decisions.ts'

/** The engine log: filtered by the address, drawn only where it is looked at, older lines on demand. */
export function LogView() {
  const parameters = useSearchParams()
  const path = usePathname()
  const router = useRouter()
  const filter = useMemo(() => filterFrom(parameters), [parameters])
  const change = (next: LogFilter) => {
    const query = queryOf(next)
    router.replace(query === '' ? path : `${path}?${query}`, { scroll: false })
  }
  return (
    <>
      <LogFilters filter={filter} onChange={change} />
      <Panel flush>
        <Lines filter={filter} />
      </Panel>
    </>
  )
}

function Lines({ filter }: { filter: LogFilter }) {
  const scroller = useRef<HTMLDivElement>(null)
  const now = useEngineNow()
  const { decisions, failure, loading, hasOlder, loadingOlder, loadOlder } = useDecisions(filter)
  const { rows, totalPx, measure } = useVirtualRows({
    count: decisions.length,
    scroller,
    heightPx: 29,
    keyOf: (index) => decisions[index]?.id ?? String(index),
  })
  if (loading) return <SkeletonRows rows={12} label="Loading the log" />
  if (failure && decisions.length === 0) return <FailureNotice failure={failure} />
  if (decisions.length === 0) return <EmptyState icon="log" title="No line fits this filter." />
  return (
    <div ref={scroller} className="h-[calc(100dvh-13rem)] min-h-80 overflow-y-auto">
      <ul
        className="relative"
        style={{ height: totalPx }}
        aria-label={`${decisions.length} lines, newest first`}
      >
        {rows.map((row) => {
          const decision = decisions[row.index]
          if (!decision) return null
          return (
            <li
              key={row.key}
              ref={measure}
              data-index={row.index}
              className="absolute inset-x-0 top-0 border-b"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <DecisionRow decision={decision} now={now} />
            </li>
          )
        })}
      </ul>
      <div className="flex justify-center p-3 text-text-muted">
        {hasOlder ? (
          <Button size="small" busy={loadingOlder} onClick={loadOlder}>
            Older lines
          </Button>
        ) : (
          'This is where the log begins.'
        )}
      </div>
    </div>
  )
}
