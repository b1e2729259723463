import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { IntermediateState } from '#lib/model/states.ts'
import type { Draft, Spot } from '../../draft.ts'
import { desireFor, type Desire } from '../desire.ts'

/**
 * A resource on its way one way that is wanted the other way by now says so: it is turned round as soon as
 * what runs has ended. Wanted its own way again, it goes on as it was. vcs-semantics §2.3.
 */
export function showReversal(draft: Draft, spot: Spot, runtime: ResourceRuntime): void {
  const { iState, cleaning } = runtime
  if (cleaning !== null || !iState.startsWith('waiting to go')) return
  const desire = desireFor(draft, spot)
  if (iState.startsWith('waiting to go online')) {
    draft.updateResource(spot, {
      iState: desire?.kind === 'offline' ? towardsOffline(desire) : 'waiting to go online',
    })
  } else if (desire?.kind === 'online') {
    draft.updateResource(spot, { iState: 'waiting to go offline (reverse)' })
  } else if (iState === 'waiting to go offline (reverse)' && desire) {
    draft.updateResource(spot, { iState: offlineState(desire) })
  }
}

/** What an offline on somebody's behalf is called: of the resource alone, of a fault's path, of the group. */
export const offlineState = (desire: Desire): IntermediateState => {
  if (desire.scope === 'group') return 'waiting to go offline (propagate)'
  return desire.operation === null ? 'waiting to go offline (path)' : 'waiting to go offline'
}

const towardsOffline = (desire: Desire): IntermediateState => {
  if (desire.scope === 'group') return 'waiting to go online (reverse/propagate)'
  return desire.operation === null ? 'waiting to go online (reverse/path)' : 'waiting to go online (reverse)'
}
