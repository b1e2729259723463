import type { QueryClient } from '@tanstack/react-query'
import type { Decision } from '#lib/policy/decision.ts'
import type { ClusterSnapshot } from '#lib/wire/snapshot.ts'
import type { DeskState } from '#lib/wire/configuration.ts'
import { isMailFlowNews } from '#lib/wire/mail-flow/mail-flow.ts'
import { noteDesk } from '../configuration/note-desk.ts'
import { streamPath } from '../paths.ts'
import { noteConnection } from '../stores/connections.ts'
import { streamReader, type StreamMessage } from './event-stream.ts'
import { filesKey, clusterKey, mailFlowsKey, recentKey, sessionKey } from '../keys.ts'
import { receive } from './receive.ts'

/** Longer than two heartbeats: then the connection is dead even if nobody said so. */
const deadAfterMs = 35_000
const firstWaitMs = 1000
const longestWaitMs = 15_000
const recentKept = 500

/**
 * Follows the event stream of one cluster until `signal` ends it: every message goes into the query cache,
 * a lost connection is tried again with growing pauses, a gap fetches the whole again.
 */
export async function follow(client: QueryClient, cluster: string, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    noteConnection(cluster, { phase: 'connecting', retryAt: null })
    const outcome = await readOnce(client, cluster, signal)
    if (signal.aborted) return
    failures = outcome === 'lived' ? 0 : failures + 1
    if (outcome === 'refetch') failures = 0
    const known = await refresh(client, cluster, outcome === 'refetch')
    if (outcome === 'refetch' && known) continue
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** failures) * (0.75 + Math.random() / 2)
    noteConnection(cluster, { phase: 'waiting', retryAt: Date.now() + waitMs })
    await pause(waitMs, signal)
  }
}

/** Fetches the snapshot when something is missing. Answers whether there is one to go on from. */
async function refresh(client: QueryClient, cluster: string, needed: boolean): Promise<boolean> {
  if (needed) await client.refetchQueries({ queryKey: clusterKey(cluster), exact: true })
  return client.getQueryState(clusterKey(cluster))?.status === 'success'
}

type Outcome = 'failed' | 'lived' | 'refetch'

async function readOnce(client: QueryClient, cluster: string, outer: AbortSignal): Promise<Outcome> {
  const snapshot = client.getQueryData<ClusterSnapshot>(clusterKey(cluster))
  if (!snapshot) return 'failed'
  const own = new AbortController()
  const signal = AbortSignal.any([outer, own.signal])
  let watchdog = setTimeout(() => own.abort(), deadAfterMs)
  const alive = () => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => own.abort(), deadAfterMs)
    noteConnection(cluster, { phase: 'live', heardAt: Date.now(), retryAt: null })
  }
  try {
    const response = await fetch(streamPath(cluster, snapshot.state.revision), {
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      signal,
    })
    if (response.status === 401) await client.invalidateQueries({ queryKey: sessionKey })
    if (!response.ok || !response.body) return 'failed'
    alive()
    return await readBody(response.body, alive, (message) => take(client, cluster, message))
  } catch {
    return 'failed'
  } finally {
    clearTimeout(watchdog)
    own.abort()
  }
}

async function readBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  alive: () => void,
  onMessage: (message: StreamMessage) => 'on' | 'refetch',
): Promise<Outcome> {
  const read = streamReader()
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return 'lived'
    alive()
    for (const message of read(value)) if (onMessage(message) === 'refetch') return 'refetch'
  }
}

/** Puts one message into the cache. */
function take(client: QueryClient, cluster: string, message: StreamMessage): 'on' | 'refetch' {
  const snapshot = client.getQueryData<ClusterSnapshot>(clusterKey(cluster))
  if (!snapshot) return 'refetch'
  if (message.event === 'desk') noteDesk(client, cluster, JSON.parse(message.data) as DeskState)
  const received = receive(snapshot, message)
  if (received.kind === 'refetch') return 'refetch'
  if (received.kind === 'nothing') return 'on'
  noteConnection(cluster, { clockOffsetMs: received.at - Date.now() })
  if (received.snapshot !== snapshot) client.setQueryData(clusterKey(cluster), received.snapshot)
  if (received.snapshot.state.configuration !== snapshot.state.configuration) {
    void client.invalidateQueries({ queryKey: filesKey(cluster) })
  }
  if (received.decisions.some(isMailFlowNews)) {
    void client.invalidateQueries({ queryKey: mailFlowsKey(cluster) })
  }
  if (received.decisions.length > 0) {
    client.setQueryData<readonly Decision[]>(recentKey(cluster), (known = []) =>
      [...received.decisions.toReversed(), ...known].slice(0, recentKept),
    )
  }
  return 'on'
}

/** Waits; ends early when the page comes back to the network or the reader has left. */
const pause = (waitMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      removeEventListener('hawser:reconnect', end)
      resolve()
    }
    const timer = setTimeout(end, waitMs)
    addEventListener('online', end)
    addEventListener('hawser:reconnect', end)
    signal.addEventListener('abort', end, { once: true })
  })

/** A person does not want to wait for the next try. */
export const reconnectNow = (): void => {
  dispatchEvent(new Event('hawser:reconnect'))
}
