'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Decision } from '#lib/policy/decision.ts'
import type { Account } from '#lib/wire/accounts.ts'
import type { ClusterSummary } from '#lib/wire/snapshot.ts'
import { ask, failureOf, valueOf, type Failure } from './api.ts'
import { clustersKey, decisionsKey, filesKey, recentKey, sessionKey, whyKey } from './keys.ts'
import { clustersPath, configurationPath, logPath, sessionPath, whyPath } from './paths.ts'

/** What a query gives to a screen: a value, or why there is none. */
export type Fetched<Value> = {
  readonly value: Value | undefined
  readonly failure: Failure | null
  readonly loading: boolean
}

const fetched = <Value>(query: {
  data: Value | undefined
  error: Error | null
  isPending: boolean
}): Fetched<Value> => ({ value: query.data, failure: failureOf(query.error), loading: query.isPending })

type Context = { signal: AbortSignal }

const get =
  <Value>(path: string) =>
  async ({ signal }: Context): Promise<Value> =>
    valueOf(await ask<Value>('GET', path, undefined, signal))

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

export type ConfigurationFile = { readonly name: string; readonly text: string }

export const useFiles = (cluster: string): Fetched<readonly ConfigurationFile[]> =>
  fetched(
    useQuery({
      queryKey: filesKey(cluster),
      queryFn: async (context: Context) =>
        (await get<{ files: readonly ConfigurationFile[] }>(configurationPath(cluster))(context)).files,
      staleTime: Infinity,
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
