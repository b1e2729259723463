import { resourceText } from '#lib/model/attribute-lookup.ts'
import type { Instant, RetryHistory } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../../draft.ts'
import type { SeenState } from '../seen-state.ts'
import { flagAttribute, limitOf } from '../limits.ts'

/** The sum of weights at which a service counts as failed. */
export const completeFailure = 100

/** More failed probes than this are never kept: each weighs at least one of a hundred. */
const failuresKept = 100
const restartsKept = 100

const nothingYet: RetryHistory = { failures: [], restarts: [] }

/**
 * How much a probe speaks against a service, 0 to 100 (other-frameworks §1.5): offline is a complete failure,
 * online with confidence c is 100 − c, no answer in time is half a failure, as in the probes of Sun Cluster's
 * own agents. One that cannot decide says nothing: silence is no failure.
 */
export function failureWeight(seen: SeenState): number {
  switch (seen.kind) {
    case 'online':
      return Math.max(0, completeFailure - seen.confidence)
    case 'offline':
      return completeFailure
    case 'timedOut':
      return completeFailure / 2
    case 'unknown':
      return 0
  }
}

/** What counts at this moment, old failures and restarts forgotten as Retry_window says. */
export function recentHistory(draft: Draft, spot: Spot): RetryHistory {
  const { retries = nothingYet } = draft.resource(spot)
  const { configuration } = draft.state
  const isTumbling = resourceText(configuration, spot.resource, 'Retry_window', spot.system) === 'tumbling'
  const oldest = draft.at - limitOf(draft, spot, 'Retry_interval') * 1000
  const { failures, restarts } = retries
  return {
    failures: recent(failures, ({ at }) => at, oldest, isTumbling),
    restarts: recent(restarts, (at) => at, oldest, isTumbling),
  }
}

/** Sliding: each is forgotten in its turn. Tumbling: all of them when the first of the window is too old. */
function recent<Entry>(
  entries: readonly Entry[],
  timeOf: (entry: Entry) => Instant,
  oldest: Instant,
  isTumbling: boolean,
): readonly Entry[] {
  const [first] = entries
  if (first === undefined || timeOf(first) >= oldest) return entries
  return isTumbling ? [] : entries.filter((entry) => timeOf(entry) >= oldest)
}

/** Takes a failed probe down and answers the sum within the window, the new one included. */
export function noteFailure(draft: Draft, spot: Spot, weight: number): number {
  const { failures, restarts } = recentHistory(draft, spot)
  const noted = [...failures, { at: draft.at, weight }].slice(-failuresKept)
  draft.updateResource(spot, { retries: { failures: noted, restarts } })
  return noted.reduce((sum, failure) => sum + failure.weight, 0)
}

/** The service was failed and something is done about it: its probes are counted from nothing. */
export function forgetFailures(draft: Draft, spot: Spot): void {
  const { restarts } = recentHistory(draft, spot)
  draft.updateResource(spot, { retries: { failures: [], restarts } })
}

/** It is restarted now. */
export function noteRestart(draft: Draft, spot: Spot): void {
  const restarts = [...recentHistory(draft, spot).restarts, draft.at].slice(-restartsKept)
  draft.updateResource(spot, { retries: { failures: [], restarts } })
}

/** Beyond Retry_count it neither restarts nor fails over: Failover_enabled = 0. */
export const staysDown = (draft: Draft, spot: Spot): boolean =>
  !flagAttribute(draft, spot, 'Failover_enabled')
