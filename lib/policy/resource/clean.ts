import { cleanReasons } from '#lib/model/states.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../draft.ts'
import type { EntryPointOutcome } from '../event.ts'
import { isFrozen, mayStart, unconfirmedElsewhere } from '../start-guard.ts'
import { desireFor } from './desire.ts'
import { hasFoundation } from './foundation.ts'
import { declareFault, waitForAdministrator } from './fault.ts'
import { lastWords, withWords } from './last-words.ts'
import { askMonitor, launchClean, onlineIntervalMs } from './launch.ts'
import { followsSunCluster, leavesFaults, limitOf, withFlag, withoutFlags } from './limits.ts'
import { allowanceText, restartAllowance, type RestartAllowance } from './retry/restart-allowance.ts'
import { noteRestart, staysDown } from './retry/sun-cluster.ts'
import { goesOnUncleaned } from './watch/no-clean.ts'
import { settleOffline } from './offline/settle-offline.ts'
import type { SeenState } from './seen-state.ts'

type CleanKind = (typeof cleanReasons)[number]
type Sequel = NonNullable<ResourceRuntime['cleaning']>['sequel']

const messages: Record<CleanKind, number> = {
  'offline hung': 13063,
  'offline ineffective': 13064,
  'online hung': 13065,
  'online ineffective': 13066,
  'unexpected offline': 13067,
  'monitor hung': 90011,
}

/**
 * Calls clean for a resource that does not do what it should. `finding` is the sentence of what was seen.
 * What follows a clean that worked is settled now: a restart or retry while the limits allow, else FAULTED.
 */
export function callClean(draft: Draft, spot: Spot, kind: CleanKind, finding: string): void {
  const reason = cleanReasons.indexOf(kind)
  if (leavesFaults(draft, spot)) {
    waitForAdministrator(draft, spot, reason, finding)
    return
  }
  const sequel = sequelOf(draft, spot, kind)
  const before = draft.resource(spot)
  const cause = draft.decide({
    severity: 'ERROR',
    message: messages[kind],
    text: `${finding} Calling clean; ${sequel.text}.`,
    ...spot,
  })
  draft.updateResource(spot, {
    state: kind === 'unexpected offline' ? 'OFFLINE' : before.state,
    cleaning: { reason: kind, sequel: sequel.kind },
    iState: 'not waiting',
    cause,
  })
  launchClean(draft, spot, reason)
}

/**
 * Cleans what an `online` left that was ended half-way with the contact: a daemon of it may be on its way,
 * though a monitor says offline already. Then it is plainly OFFLINE, and what was wanted goes on.
 */
export function cleanCutOff(draft: Draft, spot: Spot): void {
  const { resource, system } = spot
  const reason = cleanReasons.indexOf('online hung')
  const finding = `Online of ${resource} on ${system} was cut off with the contact, and ${resource} is offline there.`
  draft.updateResource(spot, { onlineCutOff: undefined, probed: true })
  if (leavesFaults(draft, spot)) {
    waitForAdministrator(draft, spot, reason, finding)
    return
  }
  const text = `${finding} Calling clean for what it may have left.`
  const cause = draft.decide({ severity: 'WARNING', message: 90017, text, ...spot })
  const cleaning = { reason: 'online hung', sequel: 'offline' } as const
  draft.updateResource(spot, { state: 'OFFLINE', flags: [], cleaning, cause })
  launchClean(draft, spot, reason)
}

function sequelOf(
  draft: Draft,
  spot: Spot,
  kind: CleanKind,
): { readonly kind: Sequel; readonly text: string } {
  const { counters } = draft.resource(spot)
  if (
    kind === 'offline hung' ||
    kind === 'offline ineffective' ||
    desireFor(draft, spot)?.kind === 'offline'
  ) {
    return { kind: 'offline', text: 'it is to go offline' }
  }
  const isStart = kind === 'online hung' || kind === 'online ineffective'
  if (!isStart) return restartSequel(restartAllowance(draft, spot))
  const limit = limitOf(draft, spot, 'OnlineRetryLimit')
  const used = counters.onlineRetry
  if (used >= limit)
    return { kind: 'fault', text: `OnlineRetryLimit = ${limit} leaves no other try, so it will be FAULTED` }
  return { kind: 'retry', text: `OnlineRetryLimit = ${limit} allows try ${used + 1} of ${limit} afterwards` }
}

function restartSequel(allowance: RestartAllowance): { readonly kind: Sequel; readonly text: string } {
  const { limit, used } = allowance
  const name = allowanceText(allowance)
  if (used >= limit) return { kind: 'fault', text: `${name} leaves no other try, so it will be FAULTED` }
  const of = limit === Infinity ? '' : ` of ${limit}`
  return { kind: 'restart', text: `${name} allows try ${used + 1}${of} afterwards` }
}

/** Clean has ended: a monitor must agree that it worked; one that failed is tried again. */
export function cleanFinished(draft: Draft, spot: Spot, outcome: EntryPointOutcome): void {
  const said = lastWords(outcome) || undefined
  draft.updateResource(spot, { running: null, said })
  if (draft.resource(spot).cleaning === null) {
    // It was flushed: what it led to is not known before a monitor has looked.
    if (draft.resource(spot).state !== 'ONLINE') draft.updateResource(spot, { state: 'UNKNOWN' })
    askMonitor(draft, spot, 0)
    return
  }
  if (outcome.kind === 'exited' && outcome.code === 0) {
    draft.updateResource(spot, { iState: 'not waiting', noClean: undefined })
    askMonitor(draft, spot, 0)
    return
  }
  if (outcome.kind === 'lost' && outcome.isMissing && goesOnUncleaned(draft, spot)) return
  const finding = `Clean of ${spot.resource} on ${spot.system} ${failureOf(outcome)}`
  couldNotStop(draft, spot, 13069, withWords(finding, said))
}

const failureOf = (outcome: EntryPointOutcome): string => {
  if (outcome.kind === 'exited') return `exited ${outcome.code}`
  return outcome.kind === 'timedOut' ? 'did not end in time' : `gave no answer (${outcome.reason})`
}

/**
 * A monitor while a clean is under way: agrees, disagrees, or is the periodic one after which a clean that
 * did not work is tried again. The intermediate state tells the two apart. Offline is offline, whoever did it.
 */
export function watchCleaning(draft: Draft, spot: Spot, seen: SeenState): void {
  const { iState, flags } = draft.resource(spot)
  if (seen.kind === 'online') draft.updateResource(spot, { state: 'ONLINE' })
  if (iState === 'waiting to go offline' && seen.kind !== 'offline') {
    const mayClean = !isFrozen(draft.state, spot.group, spot.system) && !flags.includes('ADMIN WAIT')
    if (mayClean) retryClean(draft, spot)
    return
  }
  if (seen.kind === 'offline') cleaned(draft, spot)
  if (seen.kind === 'online') {
    couldNotStop(
      draft,
      spot,
      13077,
      withWords(
        `Resource ${spot.resource} is still online on ${spot.system} after clean`,
        draft.resource(spot).said,
      ),
    )
  }
  if (seen.kind === 'unknown' || seen.kind === 'timedOut') remainsInDoubt(draft, spot)
}

/** Told once: until a monitor answers nobody knows whether clean has worked, and nothing else is done. */
function remainsInDoubt(draft: Draft, spot: Spot): void {
  const { flags, cleaning } = draft.resource(spot)
  if (cleaning?.reason === 'monitor hung') {
    faultUnconfirmed(draft, spot)
    return
  }
  if (flags.includes('STATE UNKNOWN')) return
  draft.decide({
    severity: 'ERROR',
    message: 90014,
    text: `Clean of ${spot.resource} on ${spot.system} completed, but its monitor does not say that it is offline. The group is started nowhere else until it does.`,
    ...spot,
  })
  draft.updateResource(spot, { flags: withFlag(flags, 'STATE UNKNOWN') })
}

/**
 * Clean says that it stopped what its monitor had hung on, and the monitor still does not answer. It is
 * FAULTED rather than restarted beside what may run, and blocks every other start until a monitor answers.
 */
function faultUnconfirmed(draft: Draft, spot: Spot): void {
  const { resource, system, group } = spot
  const text = `Resource ${resource} is FAULTED on ${system}: its monitor hung, clean completed, and its monitor still does not answer. Whether it has stopped is not confirmed, so group ${group} is started nowhere else. Make sure on ${system} that nothing of it runs, repair what keeps its monitor from answering and probe it; when its monitor says offline the group goes on, and the fault can be cleared.`
  declareFault(draft, spot, { message: 90016, text, ...causeOf(draft, spot) }, ['STATE UNKNOWN'])
}

function retryClean(draft: Draft, spot: Spot): void {
  const { cleaning, cause } = draft.resource(spot)
  if (!cleaning) return
  draft.decide({
    severity: 'WARNING',
    message: 90012,
    text: `Trying clean of ${spot.resource} on ${spot.system} again.`,
    cause,
    ...spot,
  })
  launchClean(draft, spot, cleanReasons.indexOf(cleaning.reason))
}

function couldNotStop(draft: Draft, spot: Spot, message: number, finding: string): void {
  const { flags, counters, cleaning } = draft.resource(spot)
  const limit = limitOf(draft, spot, 'CleanRetryLimit')
  const tries = counters.clean + 1
  const givesUp = limit > 0 && tries >= limit
  const next = givesUp
    ? `CleanRetryLimit = ${limit} is reached; it waits for an administrator.`
    : 'The group is started nowhere else; clean is tried again after the next monitor.'
  const cause = draft.decide({
    severity: 'ERROR',
    message,
    text: `${finding} ${spot.resource} is UNABLE TO OFFLINE on ${spot.system}. ${next}`,
    ...spot,
  })
  const marked = withFlag(withoutFlags(flags, 'STATE UNKNOWN'), 'UNABLE TO OFFLINE')
  draft.updateResource(spot, {
    flags: givesUp ? withFlag(marked, 'ADMIN WAIT') : marked,
    adminWait: givesUp && cleaning ? cleanReasons.indexOf(cleaning.reason) : undefined,
    iState: 'waiting to go offline',
    counters: { ...counters, clean: tries },
    cause,
  })
  askMonitor(draft, spot, onlineIntervalMs(draft, spot))
}

function cleaned(draft: Draft, spot: Spot): void {
  const { cleaning, counters } = draft.resource(spot)
  if (!cleaning) return
  const { resource, system } = spot
  const reset = { cleaning: null, counters: { ...counters, clean: 0 }, probed: true, confidence: 0 }
  const then =
    desireFor(draft, spot)?.kind === 'offline' ? 'offline' : sequelNow(draft, spot, cleaning.sequel)
  if (then === 'offline') {
    draft.updateResource(spot, reset)
    settleOffline(draft, spot, `Resource ${resource} is offline on ${system} after clean (VCS initiated).`)
    return
  }
  if (then === 'fault' || !hasFoundation(draft, spot)) {
    draft.updateResource(spot, reset)
    declareFault(draft, spot, {
      message: cleaning.reason === 'online hung' || cleaning.reason === 'monitor hung' ? 10303 : 10307,
      text: `Resource ${resource} is FAULTED on ${system}: ${cleaning.reason}, and ${counters.clean > 0 ? 'its monitor says that it has stopped' : 'clean has stopped what was left'}.${then === 'fault' ? '' : ' What it requires is not online there, so it is not brought online again.'}`,
      ...causeOf(draft, spot),
      staysHere: isLastOfItsTries(draft, spot, cleaning.reason),
    })
    return
  }
  tryAgain(draft, spot, then)
}

/** The limits count when clean has ended: they may have been lowered while it ran. §4.1. */
function sequelNow(draft: Draft, spot: Spot, sequel: Sequel): Sequel {
  if (sequel === 'restart') {
    const { used, limit } = restartAllowance(draft, spot)
    return used < limit ? sequel : 'fault'
  }
  if (sequel !== 'retry') return sequel
  return draft.resource(spot).counters.onlineRetry < limitOf(draft, spot, 'OnlineRetryLimit')
    ? sequel
    : 'fault'
}

/** Sun Cluster's Failover_enabled = 0: after the last restart it is left FAULTED where it is. */
const isLastOfItsTries = (draft: Draft, spot: Spot, reason: CleanKind): boolean =>
  (reason === 'unexpected offline' || reason === 'monitor hung') &&
  followsSunCluster(draft, spot) &&
  staysDown(draft, spot)

const causeOf = (draft: Draft, spot: Spot) => {
  const { cause } = draft.resource(spot)
  return cause === null ? {} : { cause }
}

function tryAgain(draft: Draft, spot: Spot, then: 'restart' | 'retry'): void {
  const { counters, cause: reason, wanted } = draft.resource(spot)
  const isRestart = then === 'restart'
  const allowance = restartAllowance(draft, spot)
  const name = isRestart
    ? allowanceText(allowance)
    : `OnlineRetryLimit = ${limitOf(draft, spot, 'OnlineRetryLimit')}`
  const used = isRestart ? allowance.used : counters.onlineRetry
  const cause = draft.decide({
    severity: 'NOTICE',
    message: isRestart ? 13073 : 13072,
    text: `Clean of ${spot.resource} on ${spot.system} completed; bringing it online again, ${used + 1} of ${name}.`,
    cause: reason,
    ...spot,
  })
  draft.updateResource(spot, {
    state: 'OFFLINE',
    flags: ['RESTARTING'],
    iState: 'not waiting',
    cleaning: null,
    probed: true,
    wanted: wanted ?? restartWish(draft, spot, cause),
    counters: {
      ...counters,
      restart: counters.restart + (isRestart ? 1 : 0),
      onlineRetry: counters.onlineRetry + (isRestart ? 0 : 1),
      clean: 0,
      monitorTimeout: 0,
    },
    adminWait: undefined,
    troubleAt: draft.at,
    since: draft.at,
    cause,
  })
  if (isRestart && followsSunCluster(draft, spot)) noteRestart(draft, spot)
  tellWhatForbids(draft, spot, cause)
}

/** Otherwise the line before would promise what does not come. */
function tellWhatForbids(draft: Draft, spot: Spot, cause: string): void {
  const { group, resource, system } = spot
  if (mayStart(draft.state, group, resource, system)) return
  const unknown = unconfirmedElsewhere(draft.state, group, system).join(', ')
  draft.decide({
    severity: 'WARNING',
    message: 90018,
    text: `${resource} stays offline on ${system} for now: what group ${group} does on ${unknown} is not known. Bring ${unknown} back, fence it, or confirm in person that it is down.`,
    cause,
    ...spot,
  })
}

/** A retry belongs to the operation that wanted the resource online; a restart is the engine's own. */
function restartWish(draft: Draft, spot: Spot, cause: string): ResourceRuntime['wanted'] {
  return { kind: 'online', operation: desireFor(draft, spot)?.operation ?? null, cause }
}
