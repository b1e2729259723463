import { isInFlight } from '#lib/model/group-state.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { Condition } from './truth.ts'

const agrees = ({ state }: ResourceRuntime, condition: Condition): boolean => {
  if (condition === 'unknown') return true
  return condition === 'up' ? state === 'ONLINE' : state === 'OFFLINE' || state === 'FAULTED'
}

/**
 * Whether the next monitor has nothing to tell: what it would find is what is believed. A resource that could
 * not be stopped, or that waits for an administrator, is looked at again and again without getting further.
 */
export function isNoNews(runtime: ResourceRuntime, condition: Condition): boolean {
  const { flags, probed, running, state } = runtime
  if (flags.includes('UNABLE TO OFFLINE') || flags.includes('ADMIN WAIT')) return running === null
  if (isInFlight(runtime)) return false
  if (condition === 'unknown') return flags.includes('STATE UNKNOWN') || state === 'UNKNOWN'
  return probed && agrees(runtime, condition)
}

/**
 * Whether a monitor would leave the state exactly as it is, so that it need not be told at all: nothing is
 * counted, flagged, remembered or wanted, and the answer is the one that was had before.
 */
export function leavesNoTrace(runtime: ResourceRuntime, condition: Condition): boolean {
  const { counters, flags, iState, probed, wanted, remembered, offlineMayFollow, onlineCutOff } = runtime
  if (condition === 'unknown' || !probed || isInFlight(runtime) || wanted !== null) return false
  if (iState !== 'not waiting' || flags.length > 0 || remembered || offlineMayFollow || onlineCutOff)
    return false
  return agrees(runtime, condition) && Object.values(counters).every((count) => count === 0)
}
