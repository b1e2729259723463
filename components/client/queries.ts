'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Decision } from '#lib/policy/decision.ts'
import type { Account } from '#lib/wire/accounts.ts'
import type { ClusterSummary } from '#lib/wire/snapshot.ts'
import { failureOf } from './api.ts'
import { fetched, get, type Fetched } from './fetched.ts'
import { clustersKey, decisionsKey, recentKey, sessionKey, whyKey } from './keys.ts'
import { clustersPath, logPath, sessionPath, whyPath } from './paths.ts'

/** Who is signed in. A refusal means: nobody. */
export const useSession = (): Fetched<Account> =>
  fetched(useQuery({ queryKey: sessionKey, queryFn: get<Account>(sessionPath), staleTime: 60_000 }))

export const useClusters = (): Fetched<readonly ClusterSummary[]> =>
  fetched(
    useQuery({
      queryKey: clustersKey,
      queryFn: get<readonly ClusterSummary[]>(clustersPath),
      refetchInterval: 5000,
    }),
  )

/** From a decision back to the first event. */
export const useWhy = (cluster: string, decision: string): Fetched<readonly Decision[]> =>
  fetched(
    useQuery({
      queryKey: whyKey(cluster, decision),
      queryFn: get<readonly Decision[]>(whyPath(cluster, decision)),
      staleTime: Infinity,
    }),
  )

/** Decisions that came over the stream while this page is open, newest first. */
export function useRecentDecisions(cluster: string): readonly Decision[] {
  const { data } = useQuery<readonly Decision[]>({
    queryKey: recentKey(cluster),
    queryFn: () => [],
    staleTime: Infinity,
    initialData: none,
    structuralSharing: false,
  })
  return data
}

const none: readonly Decision[] = []

const pageSize = 100

/** Pages of the log, newest first; `filter` is the query string of the API without paging. */
export function useDecisionPages(cluster: string, filter: string) {
  const query = useInfiniteQuery({
    queryKey: decisionsKey(cluster, filter),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams(filter)
      parameters.set('limit', String(pageSize))
      if (pageParam !== '') parameters.set('before', pageParam)
      return get<readonly Decision[]>(logPath(cluster, parameters))({ signal })
    },
    getNextPageParam: (page: readonly Decision[]) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    staleTime: Infinity,
    refetchOnMount: 'always',
  })
  return {
    pages: query.data?.pages ?? [],
    failure: failureOf(query.error),
    loading: query.isPending,
    hasOlder: query.hasNextPage,
    loadingOlder: query.isFetchingNextPage,
    loadOlder: () => void query.fetchNextPage(),
  }
}
