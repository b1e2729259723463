import { clusterName } from '#lib/model/names.ts'
import { applyChange, applyFacts } from '#lib/wire/apply-change.ts'
import type { Change, ClusterSnapshot, ClusterSummary, FactsUpdate } from '#lib/wire/snapshot.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { failure, numbers } from '../messages/message.ts'
import { findAccess, type Access } from './access.ts'
import type { Cluster, Followed } from './cluster.ts'
import { readEvents } from './event-lines.ts'
import { askApi, openApiStream } from './http.ts'

/**
 * The named cluster of the running Hawser, or its only one. Throws `CommandFailure` where there is no such
 * cluster, or several and none is named; `ApiRefusal`.
 */
export async function connect(
  environment: Readonly<Record<string, string | undefined>>,
  wanted: string | null,
): Promise<Cluster> {
  const access = findAccess(environment)
  const summaries = (await askApi(access, 'GET', '/clusters')) as readonly ClusterSummary[]
  const names = summaries.map(({ name }) => name)
  if (wanted !== null && !names.includes(clusterName(wanted))) {
    const known = names.length === 0 ? 'Hawser has none.' : `Hawser has ${names.join(', ')}.`
    throw new CommandFailure([failure(numbers.noSuchCluster, `Cluster ${wanted} does not exist. ${known}`)])
  }
  const name = wanted ?? names[0]
  if (name === undefined) throw new CommandFailure([failure(numbers.noSuchCluster, 'Hawser has no cluster.')])
  if (wanted === null && names.length > 1) {
    const text = `Hawser has several clusters: ${names.join(', ')}. Name one with -clus or HAWSER_CLUSTER.`
    throw new CommandFailure([failure(numbers.whichCluster, text)])
  }
  return httpCluster(access, name)
}

function httpCluster(access: Access, name: string): Cluster {
  const base = `/clusters/${encodeURIComponent(name)}`
  const snapshot = async () => (await askApi(access, 'GET', base)) as ClusterSnapshot
  return {
    name: clusterName(name),
    snapshot,
    get: (path) => askApi(access, 'GET', base + path),
    post: (path, body) => askApi(access, 'POST', base + path, body),
    getFromApi: (path) => askApi(access, 'GET', path),
    follow: (until) => follow(access, base, snapshot, until),
  }
}

/** Takes the stream up again where it broke off, as long as the engine is to be had. */
async function* follow(
  access: Access,
  base: string,
  fetchSnapshot: () => Promise<ClusterSnapshot>,
  until: AbortSignal,
): AsyncGenerator<Followed> {
  let snapshot = await fetchSnapshot()
  yield { snapshot, change: null }
  while (!until.aborted) {
    try {
      const path = `${base}/stream?after=${snapshot.state.revision}`
      for await (const { event, data } of readEvents(await openApiStream(access, path, until))) {
        const next = event === 'resync' ? null : advanced(snapshot, event, data)
        if (next === 'nothing') continue
        snapshot = next ?? (await fetchSnapshot())
        yield { snapshot, change: next && event === 'change' ? (data as Change) : null }
      }
    } catch (error) {
      if (until.aborted) return
      if (!(error instanceof TypeError)) throw error
    }
  }
}

/** The snapshot after an event; null where it must be fetched again. */
function advanced(
  snapshot: ClusterSnapshot,
  event: string,
  data: unknown,
): ClusterSnapshot | 'nothing' | null {
  if (event === 'facts') return applyFacts(snapshot, data as FactsUpdate)
  if (event !== 'change') return 'nothing'
  const applied = applyChange(snapshot, data as Change)
  if (applied.kind === 'gap') return null
  return applied.kind === 'old' ? 'nothing' : applied.snapshot
}
