import { isPersistent } from '#lib/model/group-members.ts'
import type { Draft, Spot } from '../draft.ts'
import { endStep } from '../operator/operations.ts'
import { restartAfterRecovery } from '../group/retry/recovery.ts'
import { isFrozen } from '../start-guard.ts'
import { beginInfo } from './care/info.ts'
import { cleanCutOff } from './clean.ts'
import { withFlag, withoutFlags } from './limits.ts'
import { declareFault } from './fault.ts'
import { startedOutside } from './outside/external-change.ts'
import type { SeenState } from './seen-state.ts'
import { undecided } from './watch-online.ts'

/** A monitor of a resource that is believed OFFLINE or FAULTED. */
export function watchOffline(draft: Draft, spot: Spot, seen: SeenState): void {
  const { flags, state } = draft.resource(spot)
  switch (seen.kind) {
    case 'online':
      foundOnline(draft, spot, seen.confidence)
      return
    case 'offline':
      draft.updateResource(spot, {
        state: state === 'FAULTED' ? 'FAULTED' : 'OFFLINE',
        flags: withoutFlags(flags, 'STATE UNKNOWN', 'MONITOR TIMEDOUT', 'UNABLE TO OFFLINE'),
        confidence: 0,
      })
      return
    case 'unknown':
      undecided(draft, spot)
      return
    case 'timedOut':
      draft.updateResource(spot, { flags: withFlag(flags, 'MONITOR TIMEDOUT') })
  }
}

function foundOnline(draft: Draft, spot: Spot, confidence: number): void {
  const { resource, group, system } = spot
  const { state: before, wanted, adminWait } = draft.resource(spot)
  const isRecovery = isPersistent(draft.state.configuration, resource)
  const cause = draft.decide({
    severity: isRecovery ? 'INFO' : 'WARNING',
    message: 10299,
    text: `Resource ${resource} (group ${group}) is online on ${system} (Not initiated by VCS).`,
    ...spot,
  })
  draft.updateResource(spot, {
    state: 'ONLINE',
    flags: adminWait === undefined ? [] : ['ADMIN WAIT'],
    iState: 'not waiting',
    confidence,
    wanted: wanted?.kind === 'online' ? null : wanted,
    since: draft.at,
    cause,
  })
  endStep(draft, spot, 'online', 'done')
  beginInfo(draft, spot)
  if (!isRecovery) startedOutside(draft, spot)
  if (isRecovery && before === 'FAULTED') restartAfterRecovery(draft, spot, cause)
}

/** Offline, after an `online` that was ended half-way: not believed before clean was called. */
function afterCutOff(draft: Draft, spot: Spot): void {
  if (isFrozen(draft.state, spot.group, spot.system)) undecided(draft, spot)
  else cleanCutOff(draft, spot)
}

/**
 * The first conclusive monitor after contact or after the engine began: the truth, whatever was believed.
 * It is never a fault, except for a persistent resource, which has to be up. vcs-semantics §4.1 "Probe".
 */
export function firstProbe(draft: Draft, spot: Spot, seen: SeenState): void {
  const { flags, state } = draft.resource(spot)
  if (seen.kind === 'unknown' || seen.kind === 'timedOut') {
    const flag = seen.kind === 'unknown' ? 'STATE UNKNOWN' : 'MONITOR TIMEDOUT'
    if (!flags.includes(flag))
      draft.updateResource(spot, { flags: withFlag(flags, flag), cause: draft.seen() })
    return
  }
  const isOnline = seen.kind === 'online'
  if (draft.resource(spot).onlineCutOff) {
    if (!isOnline) {
      afterCutOff(draft, spot)
      return
    }
    draft.updateResource(spot, { onlineCutOff: undefined })
  }
  const isFaulted = state === 'FAULTED' && !isOnline
  if (!isOnline && !isFaulted && isPersistent(draft.state.configuration, spot.resource)) {
    draft.updateResource(spot, { probed: true, remembered: false })
    const text = `Resource ${spot.resource} (group ${spot.group}) is FAULTED on ${spot.system} (First probe).`
    declareFault(draft, spot, { message: 10307, text })
    return
  }
  const known = withoutFlags(flags, 'STATE UNKNOWN', 'MONITOR TIMEDOUT', 'UNABLE TO OFFLINE')
  draft.updateResource(spot, {
    state: isOnline ? 'ONLINE' : isFaulted ? 'FAULTED' : 'OFFLINE',
    flags: isOnline ? withoutFlags(known, 'RESTARTING') : known,
    probed: true,
    confidence: seen.kind === 'online' ? seen.confidence : 0,
    since: draft.at,
    cause: draft.seen(),
  })
  endStep(draft, spot, isOnline ? 'online' : 'offline', 'done')
  if (isOnline) beginInfo(draft, spot)
}
