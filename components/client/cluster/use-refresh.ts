'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { clusterKey } from '../keys.ts'
import { reconnectNow } from './follow.ts'
import { useClusterName } from './use-cluster.tsx'

/** Fetches the whole cluster again and does not wait for the next try of the stream. */
export function useRefresh(): () => void {
  const client = useQueryClient()
  const cluster = useClusterName()
  return useCallback(() => {
    void client.refetchQueries({ queryKey: clusterKey(cluster), exact: true })
    reconnectNow()
  }, [client, cluster])
}
