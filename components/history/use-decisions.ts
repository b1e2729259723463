'use client'

import { useMemo } from 'react'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useDecisionPages, useRecentDecisions } from '#components/client/queries.ts'
import { merged, queryOf, type LogFilter } from './log-filter.ts'

/** Decisions under a filter, newest first: older ones page by page, new ones as they come. */
export function useDecisions(filter: LogFilter) {
  const cluster = useClusterName()
  const recent = useRecentDecisions(cluster)
  const { pages, ...rest } = useDecisionPages(cluster, queryOf(filter))
  const decisions = useMemo(() => merged(recent, pages, filter), [recent, pages, filter])
  return { decisions, ...rest }
}
