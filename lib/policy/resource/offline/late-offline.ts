import type { Draft, Spot } from '../../draft.ts'
import { limitOf } from '../limits.ts'
import { settleOffline } from './settle-offline.ts'

/** It went offline as it had been asked to before the offline was flushed with force: no fault. */
export function stoppedLate(draft: Draft, spot: Spot): void {
  const { resource, group, system } = spot
  const text = `Resource ${resource} (group ${group}) is offline on ${system}: the offline that was flushed took effect.`
  draft.updateResource(spot, { cause: draft.seen() })
  settleOffline(draft, spot, text)
}

/** A flushed offline is waited for as long as any other: OfflineWaitLimit monitors that still say online. */
export function stopExpecting(draft: Draft, spot: Spot): void {
  const { offlineMayFollow, counters } = draft.resource(spot)
  if (!offlineMayFollow) return
  const offlineWait = counters.offlineWait + 1
  draft.updateResource(spot, { counters: { ...counters, offlineWait } })
  if (offlineWait > limitOf(draft, spot, 'OfflineWaitLimit')) {
    draft.updateResource(spot, { offlineMayFollow: undefined, counters: { ...counters, offlineWait: 0 } })
  }
}
