import type { Draft, Spot } from '../../draft.ts'
import { callClean } from '../clean.ts'
import { limitOf } from '../limits.ts'
import { isUntouchable } from '../watch/monitor-only.ts'
import type { SeenState } from '../seen-state.ts'
import { allowanceText, restartAllowance } from './restart-allowance.ts'
import { completeFailure, failureWeight, forgetFailures, noteFailure, staysDown } from './sun-cluster.ts'

/**
 * A probe of an online resource failed, in part or completely, under RetryPolicy = SunCluster: failures add up
 * within Retry_interval; at 100 the service is restarted, and after Retry_count restarts in that time it is
 * failed over, or left alone when Failover_enabled = 0. other-frameworks §1.5.
 */
export function probeFailed(draft: Draft, spot: Spot, seen: SeenState): void {
  const { resource, system } = spot
  const weight = failureWeight(seen)
  const sum = noteFailure(draft, spot, weight)
  const interval = limitOf(draft, spot, 'Retry_interval')
  const finding = `Probe of ${resource} on ${system} failed by ${weight} of 100 (${wordsOf(seen)}): ${sum} within Retry_interval = ${interval} s.`
  if (sum < completeFailure) {
    draft.decide({ severity: 'WARNING', message: 90215, text: `${finding} At 100 it is restarted.`, ...spot })
    return
  }
  const allowance = restartAllowance(draft, spot)
  const isUsedUp = allowance.used >= allowance.limit
  forgetFailures(draft, spot)
  if (isUntouchable(draft, spot) || (seen.kind !== 'offline' && isUsedUp && staysDown(draft, spot))) {
    const why = isUntouchable(draft, spot)
      ? 'It is frozen or MonitorOnly'
      : `${allowanceText(allowance)} is used up and Failover_enabled = 0`
    const text = `${finding} ${why}: nothing is done, and it stays as it is.`
    draft.decide({ severity: 'ERROR', message: 90216, text, ...spot })
    return
  }
  callClean(draft, spot, seen.kind === 'offline' ? 'unexpected offline' : 'monitor hung', finding)
}

const wordsOf = (seen: SeenState): string => {
  if (seen.kind === 'online') return `confidence ${seen.confidence}`
  return seen.kind === 'timedOut' ? 'no answer in time' : seen.kind
}
