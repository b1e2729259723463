import type { Draft, Spot } from '../draft.ts'
import type { EntryPointOutcome } from '../event.ts'
import { endStep } from '../operator/operations.ts'
import { isFrozen } from '../start-guard.ts'
import { beginInfo } from './care/info.ts'
import { callClean } from './clean.ts'
import { desireFor, type Desire } from './desire.ts'
import { askMonitor, launchOffline, mayStop } from './launch.ts'
import { limitOf, withFlag } from './limits.ts'
import { lastWords, withWords } from './last-words.ts'
import { parentsAreDown } from './neighbours.ts'
import type { SeenState } from './seen-state.ts'

/** `online` has ended: its exit value is the seconds to wait; only a monitor may say that it is online. */
export function onlineFinished(draft: Draft, spot: Spot, outcome: EntryPointOutcome): void {
  const said = lastWords(outcome) || undefined
  draft.updateResource(spot, { running: null, said })
  const { iState, flags } = draft.resource(spot)
  const isAwaited = iState.startsWith('waiting to go online')
  const reverse = reversal(draft, spot)
  if (outcome.kind === 'lost') {
    swallowed(draft, spot, outcome.reason)
    return
  }
  if (outcome.kind === 'timedOut') {
    if (mayClean(draft, spot, isAwaited)) {
      const limit = limitOf(draft, spot, 'OnlineTimeout')
      const finding = `Online of ${spot.resource} on ${spot.system} did not end within OnlineTimeout = ${limit} s`
      callClean(draft, spot, 'online hung', withWords(finding, said))
      return
    }
    draft.updateResource(spot, { state: 'UNKNOWN', flags: withFlag(flags, 'STATE UNKNOWN') })
    askMonitor(draft, spot, 0)
    return
  }
  if (outcome.code !== 0) draft.seen()
  // Nobody waits for it any more: what it led to is not known before a monitor has looked.
  if (!isAwaited) draft.updateResource(spot, { state: 'UNKNOWN' })
  if (reverse) launchOffline(draft, spot, reverse)
  else askMonitor(draft, spot, Math.max(0, outcome.code) * 1000)
}

/**
 * The system answers but says nothing of this run: it may still be at work, whatever a monitor says
 * meanwhile. Only a person can tell, so the group is started nowhere until somebody has looked.
 */
function swallowed(draft: Draft, spot: Spot, reason: string): void {
  const { resource, system, group } = spot
  const { flags } = draft.resource(spot)
  const cause = draft.decide({
    severity: 'ERROR',
    message: 90015,
    text: `Online of ${resource} on ${system} gave no answer (${reason}), so it may still be at work there. Group ${group} is started nowhere else meanwhile: make sure on ${system} that it has ended, then clear ${resource} there.`,
    ...spot,
  })
  draft.updateResource(spot, {
    state: 'UNKNOWN',
    flags: withFlag(flags, 'ADMIN WAIT'),
    iState: 'not waiting',
    wanted: null,
    since: draft.at,
    cause,
  })
  endStep(draft, spot, 'online', 'failed')
  askMonitor(draft, spot, 0)
}

const mayClean = (draft: Draft, spot: Spot, isAwaited: boolean): boolean =>
  isAwaited && !isFrozen(draft.state, spot.group, spot.system)

/** Somebody wants it offline by now: it is turned round as soon as `online` has ended and nothing stands on it. */
function reversal(draft: Draft, spot: Spot): Desire | null {
  const desire = desireFor(draft, spot)
  const isHeld = isFrozen(draft.state, spot.group, spot.system)
  const mayTurn = desire?.kind === 'offline' && !isHeld && mayStop(draft, spot)
  return mayTurn && parentsAreDown(draft, spot) ? desire : null
}

/** A monitor of a resource that is waiting to go online. */
export function watchGoingOnline(draft: Draft, spot: Spot, seen: SeenState): void {
  const { flags, counters } = draft.resource(spot)
  if (seen.kind === 'online') {
    confirmOnline(draft, spot, seen.confidence)
    return
  }
  if (seen.kind !== 'offline') {
    draft.updateResource(spot, { flags: withFlag(flags, 'STATE UNKNOWN') })
    return
  }
  if (isFrozen(draft.state, spot.group, spot.system)) return
  const reverse = reversal(draft, spot)
  if (reverse) {
    launchOffline(draft, spot, reverse)
    return
  }
  const limit = limitOf(draft, spot, 'OnlineWaitLimit')
  const onlineWait = counters.onlineWait + 1
  draft.updateResource(spot, { counters: { ...counters, onlineWait } })
  if (onlineWait <= limit || draft.resource(spot).noClean) return
  const finding = `Resource ${spot.resource} on ${spot.system} is still offline after OnlineWaitLimit = ${limit} monitors`
  callClean(draft, spot, 'online ineffective', withWords(finding, draft.resource(spot).said))
}

/** A monitor agrees that what was to come online is online. */
function confirmOnline(draft: Draft, spot: Spot, confidence: number): void {
  const { cause: launch, counters, wanted, flags } = draft.resource(spot)
  const again = flags.includes('RESTARTING') ? 'is online again' : 'is online'
  const cause = draft.decide({
    severity: 'INFO',
    message: flags.includes('RESTARTING') ? 13076 : 10298,
    text: `Resource ${spot.resource} (group ${spot.group}) ${again} on ${spot.system} (VCS initiated).`,
    cause: launch,
    ...spot,
  })
  draft.updateResource(spot, {
    state: 'ONLINE',
    flags: [],
    iState: 'not waiting',
    probed: true,
    confidence,
    wanted: wanted?.kind === 'online' ? null : wanted,
    remembered: false,
    said: undefined,
    counters: { ...counters, onlineWait: 0, onlineRetry: 0, monitorTimeout: 0 },
    since: draft.at,
    cause,
  })
  endStep(draft, spot, 'online', 'done')
  beginInfo(draft, spot)
}
