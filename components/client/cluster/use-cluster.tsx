'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect } from 'react'
import { clusterName, type ClusterName } from '#lib/model/names.ts'
import type { ClusterSnapshot } from '#lib/wire/snapshot.ts'
import { ask, failureOf, valueOf, type Failure } from '../api.ts'
import { clusterKey } from '../keys.ts'
import { clusterPath } from '../paths.ts'
import { noteConnection } from '../stores/connections.ts'
import { follow } from './follow.ts'

const Name = createContext<ClusterName | null>(null)

const snapshotQuery = (cluster: string) => ({
  queryKey: clusterKey(cluster),
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const snapshot = valueOf(await ask<ClusterSnapshot>('GET', clusterPath(cluster), undefined, signal))
    noteConnection(cluster, { clockOffsetMs: snapshot.at - Date.now(), heardAt: Date.now() })
    return snapshot
  },
  // The stream keeps it fresh; parts are shared by `applyChange` already.
  staleTime: Infinity,
  structuralSharing: false,
})

type ClusterScopeProps = {
  cluster: string
  /** Shown until the first snapshot is there; `failure` says why it is not. */
  renderFallback: (failure: Failure | null) => React.ReactNode
  children: React.ReactNode
}

/** Everything below shows one cluster: one cache entry, one event stream. */
export function ClusterScope({ cluster, renderFallback, children }: ClusterScopeProps) {
  const client = useQueryClient()
  const { isSuccess, error, data } = useQuery({ ...snapshotQuery(cluster), select: hasCome })
  const ready = isSuccess || data !== undefined
  useEffect(() => {
    if (!ready) return
    const end = new AbortController()
    void follow(client, cluster, end.signal)
    return () => end.abort()
  }, [client, cluster, ready])
  if (!ready) return renderFallback(failureOf(error))
  return <Name value={clusterName(cluster)}>{children}</Name>
}

const hasCome = () => true

export function useClusterName(): ClusterName {
  const name = useContext(Name)
  if (name === null) throw new Error('A component of a cluster is used outside of ClusterScope.')
  return name
}

/** The cluster a page stands in, or null on pages above the clusters. */
export const useClusterNameIfAny = (): ClusterName | null => useContext(Name)

/**
 * A part of the snapshot. Renders again only when the part itself is another: untouched groups, systems and
 * operations keep their identity from change to change. `select` must answer parts, not new objects.
 */
export function useSnapshot<Part>(select: (snapshot: ClusterSnapshot) => Part): Part {
  const cluster = useClusterName()
  const { data } = useQuery({ ...snapshotQuery(cluster), select })
  return data as Part
}
