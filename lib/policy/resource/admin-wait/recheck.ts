import type { Draft, Spot } from '../../draft.ts'
import { beginInfo } from '../care/info.ts'
import { desireFor } from '../desire.ts'
import { waitForAdministrator } from '../fault.ts'
import { settleOffline } from '../offline/settle-offline.ts'
import type { SeenState } from '../seen-state.ts'

/** Whether an administrator had a resource that waited looked at again, and no monitor has answered since. */
export const isRechecked = (draft: Draft, spot: Spot): boolean => {
  const { adminWait, flags } = draft.resource(spot)
  return adminWait !== undefined && !flags.includes('ADMIN WAIT')
}

/**
 * The monitor after `hagrp -clearadminwait`: what is as it should have been waits no more, what is still wrong
 * waits again for the same reason. Reasons 0 and 1 want it offline, the others online; where its group has to go
 * offline by now, as after a dependency that no longer holds, it is right offline too. vcs-semantics §4.6.
 */
export function recheck(draft: Draft, spot: Spot, seen: SeenState): void {
  const { resource, system } = spot
  const { adminWait: reason = 0, state } = draft.resource(spot)
  const wanted = reason < 2 ? 'offline' : 'online'
  const isLeftBehind = seen.kind === 'offline' && desireFor(draft, spot)?.kind === 'offline'
  if (seen.kind !== wanted && !isLeftBehind) {
    const found = seen.kind === 'timedOut' ? 'does not answer' : `says ${seen.kind}`
    if (seen.kind === 'timedOut') draft.updateResource(spot, { flags: ['MONITOR TIMEDOUT'] })
    const finding = `Resource ${resource} on ${system} was to be ${wanted}, and its monitor ${found}.`
    waitForAdministrator(draft, spot, reason === 5 && seen.kind === 'offline' ? 4 : reason, finding)
    // Only an answer that decides may change what is believed of it.
    if (seen.kind === 'unknown' || seen.kind === 'timedOut') draft.updateResource(spot, { state })
    return
  }
  const text = `Resource ${resource} waits for an administrator no more on ${system}: it is ${seen.kind}.`
  if (seen.kind === 'offline') {
    settleOffline(draft, spot, text)
    return
  }
  const cause = draft.decide({ severity: 'NOTICE', message: 90207, text, ...spot })
  draft.updateResource(spot, {
    state: 'ONLINE',
    flags: [],
    adminWait: undefined,
    probed: true,
    confidence: seen.kind === 'online' ? seen.confidence : 0,
    since: draft.at,
    cause,
  })
  beginInfo(draft, spot)
}
