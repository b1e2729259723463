'use client'

import { useQuery } from '@tanstack/react-query'
import type { NotifierOnWire } from '#lib/wire/notify/notifier.ts'
import { useClusterName } from '../cluster/use-cluster.tsx'
import { fetched, get, type Fetched } from '../fetched.ts'
import { notifierKey } from '../keys.ts'
import { notifierPath } from '../paths.ts'

/** How the notifications of the cluster stand. */
export function useNotifier(): Fetched<NotifierOnWire> {
  const cluster = useClusterName()
  return fetched(
    useQuery({
      queryKey: notifierKey(cluster),
      queryFn: get<NotifierOnWire>(notifierPath(cluster)),
      refetchInterval: 5000,
    }),
  )
}
