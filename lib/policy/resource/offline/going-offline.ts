import type { Draft, Spot } from '../../draft.ts'
import type { EntryPointOutcome } from '../../event.ts'
import { isFrozen } from '../../start-guard.ts'
import { callClean } from '../clean.ts'
import { askMonitor } from '../launch.ts'
import { lastWords, withWords } from '../last-words.ts'
import { limitOf, withFlag } from '../limits.ts'
import { settleOffline } from './settle-offline.ts'
import type { SeenState } from '../seen-state.ts'

/** `offline` has ended: its exit value is the seconds to wait; only a monitor may say that it is offline. */
export function offlineFinished(draft: Draft, spot: Spot, outcome: EntryPointOutcome): void {
  const said = lastWords(outcome) || undefined
  draft.updateResource(spot, { running: null, said })
  const { iState, flags } = draft.resource(spot)
  if (outcome.kind === 'exited') {
    if (outcome.code !== 0) draft.seen()
    askMonitor(draft, spot, Math.max(0, outcome.code) * 1000)
    return
  }
  const isAwaited = iState.startsWith('waiting to go offline')
  if (outcome.kind === 'timedOut' && isAwaited && !isFrozen(draft.state, spot.group, spot.system)) {
    const limit = limitOf(draft, spot, 'OfflineTimeout')
    const finding = `Offline of ${spot.resource} on ${spot.system} did not end within OfflineTimeout = ${limit} s`
    callClean(draft, spot, 'offline hung', withWords(finding, said))
    return
  }
  draft.updateResource(spot, { state: 'UNKNOWN', flags: withFlag(flags, 'STATE UNKNOWN') })
  askMonitor(draft, spot, 0)
}

/** A monitor of a resource that is waiting to go offline. */
export function watchGoingOffline(draft: Draft, spot: Spot, seen: SeenState): void {
  const { flags, counters } = draft.resource(spot)
  if (seen.kind === 'offline') {
    const text = `Resource ${spot.resource} (group ${spot.group}) is offline on ${spot.system} (VCS initiated).`
    settleOffline(draft, spot, text)
    return
  }
  if (seen.kind !== 'online') {
    draft.updateResource(spot, { flags: withFlag(flags, 'STATE UNKNOWN') })
    return
  }
  if (isFrozen(draft.state, spot.group, spot.system)) return
  const limit = limitOf(draft, spot, 'OfflineWaitLimit')
  const offlineWait = counters.offlineWait + 1
  draft.updateResource(spot, { state: 'ONLINE', counters: { ...counters, offlineWait } })
  if (offlineWait <= limit) return
  const finding = `Resource ${spot.resource} on ${spot.system} is still online after offline (OfflineWaitLimit = ${limit})`
  callClean(draft, spot, 'offline ineffective', withWords(finding, draft.resource(spot).said))
}
