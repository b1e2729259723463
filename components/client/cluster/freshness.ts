'use client'

import type { SystemName } from '#lib/model/names.ts'
import { useConnection } from '../stores/connections.ts'
import { useNow } from '../use-now.ts'
import { useContact } from './selectors.ts'
import { useClusterName } from './use-cluster.tsx'

/** Heartbeats come every 15 s; one missed and a little more is silence. */
const silentAfterMs = 20_000
/** Monitors answer far more often than this. */
const systemSilentAfterMs = 60_000

export type Freshness = {
  /** Since the last byte of the stream. */
  readonly ageMs: number
  /** The picture may no longer be true: it must look so. */
  readonly stale: boolean
  readonly phase: 'connecting' | 'live' | 'waiting'
  /** Until the next try, while waiting. */
  readonly retryInMs: number | null
}

/** How fresh the picture of this cluster is. Renewed every second. */
export function useFreshness(): Freshness {
  const connection = useConnection(useClusterName())
  const now = useNow()
  const ageMs = Math.max(0, now - connection.heardAt)
  return {
    ageMs,
    stale: ageMs > silentAfterMs,
    phase: connection.phase,
    retryInMs: connection.retryAt === null ? null : Math.max(0, connection.retryAt - now),
  }
}

/** The engine's clock, for ages of what it dated. Renewed every second. */
export function useEngineNow(): number {
  const { clockOffsetMs } = useConnection(useClusterName())
  return useNow() + clockOffsetMs
}

/** True while nothing newer than a minute is known of a system, whatever the stream says. */
export function useSystemStale(system: SystemName): boolean {
  const contact = useContact(system)
  const now = useEngineNow()
  return contact === undefined || contact.heardAt === null || now - contact.heardAt > systemSilentAfterMs
}
