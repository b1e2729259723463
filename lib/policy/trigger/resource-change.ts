import { isInFlight } from '#lib/model/group-state.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../draft.ts'
import { callTrigger, customTrigger } from './call.ts'
import { isEnabled } from './enabled.ts'

type Settled = NonNullable<ResourceRuntime['settled']>

/** Triggers about a resource that has changed, on its system. vcs-semantics §9. */
export function resourceChanged(draft: Draft, spot: Spot, before: ResourceRuntime): void {
  if (draft.system(spot.system).contact.kind !== 'connected') {
    draft.updateResource(spot, { settled: undefined })
    return
  }
  const now = draft.resource(spot)
  const isStuck = (runtime: ResourceRuntime) => runtime.flags.includes('UNABLE TO OFFLINE')
  if (isStuck(now) && !isStuck(before)) call(draft, 'resnotoff', spot)
  const waits = (runtime: ResourceRuntime) => runtime.flags.includes('ADMIN WAIT')
  if (waits(now) && !waits(before)) callResAdminWait(draft, spot, now.adminWait)
  if (now.counters.restart > before.counters.restart) call(draft, 'resrestart', spot)
  const settled = settledState(now)
  const { settled: previous } = now
  if (settled === null || settled === previous) return
  draft.updateResource(spot, { settled })
  if (settled === 'FAULTED' && before.state !== 'FAULTED') {
    call(draft, 'resfault', spot, previous ?? (before.state === 'ONLINE' ? 'ONLINE' : 'OFFLINE'))
  }
  if (previous && isTold(previous, settled)) call(draft, 'resstatechange', spot, previous, settled)
}

/** OFFLINE to FAULTED is a start that failed: resfault tells it, resstatechange does not. */
const isTold = (from: Settled, to: Settled): boolean => from !== 'OFFLINE' || to !== 'FAULTED'

function call(
  draft: Draft,
  trigger: 'resnotoff' | 'resrestart' | 'resfault' | 'resstatechange',
  spot: Spot,
  ...states: readonly Settled[]
): void {
  if (!isEnabled(draft.state.configuration, trigger, spot)) return
  callTrigger(draft, trigger, [customTrigger, spot.system, spot.resource, ...states], spot)
}

/** The script gets no trigger type, but why the resource waits: a number of §4.6. */
function callResAdminWait(draft: Draft, spot: Spot, reason: number | undefined): void {
  if (reason === undefined || !isEnabled(draft.state.configuration, 'resadminwait', spot)) return
  callTrigger(draft, 'resadminwait', [spot.system, spot.resource, String(reason)], spot)
}

/** State of a resource nothing is being done with; null while it is started, stopped, cleaned or not known. */
function settledState(runtime: ResourceRuntime): Settled | null {
  const { state, flags, probed } = runtime
  if (!probed || state === 'UNKNOWN') return null
  if (state === 'FAULTED') return state
  const isAtRest = !isInFlight(runtime) && flags.every((flag) => flag === 'MONITOR TIMEDOUT')
  return isAtRest ? state : null
}
