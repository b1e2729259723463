import type { Draft, Spot } from '../../draft.ts'
import { followsSunCluster, limitOf } from '../limits.ts'
import { recentHistory } from './sun-cluster.ts'

/** How many restarts in place a resource has had and may have, and the attribute that says so. */
export type RestartAllowance = {
  readonly name: 'RestartLimit' | 'Retry_count'
  /** Infinity: without limit. */
  readonly limit: number
  readonly used: number
}

/** RestartLimit since the last quiet ConfInterval, or Retry_count within Retry_interval. vcs-semantics §4.1. */
export function restartAllowance(draft: Draft, spot: Spot): RestartAllowance {
  if (!followsSunCluster(draft, spot)) {
    const limit = limitOf(draft, spot, 'RestartLimit')
    return { name: 'RestartLimit', limit, used: draft.resource(spot).counters.restart }
  }
  const count = limitOf(draft, spot, 'Retry_count')
  const used = recentHistory(draft, spot).restarts.length
  return { name: 'Retry_count', limit: count < 0 ? Infinity : count, used }
}

/** `RestartLimit = 2`, `Retry_count without limit`. */
export const allowanceText = ({ name, limit }: RestartAllowance): string =>
  limit === Infinity ? `${name} without limit` : `${name} = ${limit}`
