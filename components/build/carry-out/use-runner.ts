'use client'

import { useEffect, useRef, useState } from 'react'
import type { Intent } from '#lib/planner/intent.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { sendIntent } from '#components/client/commands.ts'

export type Runner = {
  readonly isRunning: boolean
  readonly start: () => void
  readonly stop: () => void
}

/**
 * Sends one command after the other, each when the live state asks for it, until all is done, one is refused, or it is
 * stopped. What is under way goes on in the engine whether this page is open or not; only the next command waits for
 * it. `next` answers null while there is nothing to send.
 */
export function useRunner(next: (state: ClusterState) => Intent | null, isDone: boolean): Runner {
  const cluster = useClusterName()
  const state = useClusterState()
  const [isStarted, setStarted] = useState(false)
  // The answer may come later than the news of what it answers: it is looked at again then.
  const [sent, setSent] = useState<number | null>(null)
  const isSending = useRef(false)
  const isRunning = isStarted && !isDone
  // What has come online and is taken offline by somebody later is not started again by a page left open.
  if (isStarted && isDone) setStarted(false)
  useEffect(() => {
    if (!isRunning || isSending.current || !hasEnded(state, sent)) return
    const intent = next(state)
    if (!intent) return
    isSending.current = true
    void sendIntent(cluster, intent).then((outcome) => {
      isSending.current = false
      setSent(outcome.kind === 'accepted' ? outcome.operation : null)
      if (outcome.kind !== 'accepted') setStarted(false)
    })
  }, [cluster, isRunning, next, sent, state])
  return { isRunning, start: () => setStarted(true), stop: () => setStarted(false) }
}

/** The command sent last has come to its end in what is seen here. */
function hasEnded({ operations }: ClusterState, sent: number | null): boolean {
  if (sent === null) return true
  const operation = operations[sent]
  return operation !== undefined && operation.state !== 'RUNNING'
}
