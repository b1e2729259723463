import { resourceOperations } from '#lib/model/attribute-lookup.ts'
import { isInFlight } from '#lib/model/group-state.ts'
import { isManaged } from '#lib/model/group-members.ts'
import { mayStart } from '../start-guard.ts'
import { beginStep } from '../operator/operations.ts'
import type { Draft, Spot } from '../draft.ts'
import type { RunEntryPoint } from '../effect.ts'
import type { Desire } from './desire.ts'
import { followsSunCluster, limitOf, timeoutMsOf, type CalledEntryPoint } from './limits.ts'
import { isMonitorOnly } from './watch/monitor-only.ts'
import { offlineState } from './reverse/reversal.ts'

function emit(
  draft: Draft,
  spot: Spot,
  entryPoint: CalledEntryPoint,
  run: number,
  delayMs: number,
  cleanReason: number | null,
): void {
  const { resource, system } = spot
  const timeoutMs = timeoutMsOf(draft, spot, entryPoint)
  draft.effects.push({
    kind: 'runEntryPoint',
    system,
    resource,
    entryPoint,
    run,
    delayMs,
    timeoutMs,
    cleanReason,
  })
}

/** Begins a run other than a monitor; a monitor that waits is forgotten, one under way will be ignored. */
function begin(
  draft: Draft,
  spot: Spot,
  entryPoint: 'online' | 'offline' | 'clean',
  cleanReason: number | null,
): void {
  const run = draft.newRun()
  const running = { entryPoint, run, since: draft.at }
  draft.updateResource(spot, { running, monitorRun: run, said: undefined, offlineMayFollow: undefined })
  draft.effects.push({ kind: 'cancelMonitor', resource: spot.resource, system: spot.system })
  emit(draft, spot, entryPoint, run, 0, cleanReason)
}

/**
 * Calls an entry point that changes nothing that is believed of the resource, and gives its run id. It takes
 * its turn after what runs for the resource, and before a monitor that waits (vcs-semantics §6.5).
 */
export function callAside(
  draft: Draft,
  { resource, system, group }: Spot,
  entryPoint: 'open' | 'close' | 'attr_changed' | 'action',
  question: Pick<RunEntryPoint, 'action' | 'changedAttribute'> = {},
): number {
  const run = draft.newRun()
  const timeoutMs = timeoutMsOf(draft, { group, resource, system }, entryPoint)
  const rest = { run, delayMs: 0, timeoutMs, cleanReason: null, ...question }
  draft.effects.push({ kind: 'runEntryPoint', system, resource, entryPoint, ...rest })
  return run
}

/** Asks for info in a while, under a new number unless one is handed in, and gives its number. */
export function callInfo(
  draft: Draft,
  { resource, system, group }: Spot,
  delayMs: number,
  infoMode: 'initialise' | 'update',
  run: number = draft.newRun(),
): number {
  const timeoutMs = timeoutMsOf(draft, { group, resource, system }, 'info')
  const rest = { run, delayMs, timeoutMs, cleanReason: null, infoMode }
  draft.effects.push({ kind: 'runEntryPoint', system, resource, entryPoint: 'info', ...rest })
  return run
}

/**
 * Calls `online`, the only place that does, if the guard agrees; tells whether it did. vcs-semantics §4.1.
 */
export function launchOnline(draft: Draft, spot: Spot, desire: Desire): boolean {
  const { group, resource, system } = spot
  if (!mayStart(draft.state, group, resource, system)) return false
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 10301,
    text: `Initiating online of resource ${resource} (group ${group}) on system ${system}.`,
    cause: desire.cause,
    operation: desire.operation,
    ...spot,
  })
  const counters = { ...draft.resource(spot).counters, onlineWait: 0 }
  draft.updateResource(spot, { iState: 'waiting to go online', counters, cause })
  begin(draft, spot, 'online', null)
  beginStep(draft, desire.operation, spot, 'online')
  return true
}

/** Only a type that knows offline, and only what is not MonitorOnly (vcs-semantics §3.1, §3.2 Operations). */
export const mayStop = (draft: Draft, { resource, system }: Spot): boolean =>
  resourceOperations(draft.state.configuration, resource) === 'OnOff' &&
  !isMonitorOnly(draft.state, resource, system)

/**
 * Calls `offline`, if the resource may be stopped; tells whether it did. The intermediate state tells whether
 * the resource, its fault path or the group is meant.
 */
export function launchOffline(draft: Draft, spot: Spot, desire: Desire): boolean {
  const { group, resource, system } = spot
  if (!mayStop(draft, spot)) return false
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 10300,
    text: `Initiating offline of resource ${resource} (group ${group}) on system ${system}.`,
    cause: desire.cause,
    operation: desire.operation,
    ...spot,
  })
  const counters = { ...draft.resource(spot).counters, offlineWait: 0 }
  draft.updateResource(spot, { iState: offlineState(desire), counters, cause })
  begin(draft, spot, 'offline', null)
  beginStep(draft, desire.operation, spot, 'offline')
  return true
}

/** Calls `clean`; `reason` is its number as the script receives it (vcs-semantics §6.2). */
export function launchClean(draft: Draft, spot: Spot, reason: number): void {
  begin(draft, spot, 'clean', reason)
}

/** Asks for a monitor under a new number; an answer to an older question is ignored. */
export function askMonitor(draft: Draft, spot: Spot, delayMs: number): void {
  const run = draft.newRun()
  draft.updateResource(spot, { monitorRun: run })
  emit(draft, spot, 'monitor', run, delayMs, null)
}

/**
 * The next monitor of a cycle. One that found nothing new keeps its number: a new one would change the
 * state, and a state that changes has to be written to the journal for every quiet monitor.
 */
export function continueMonitoring(draft: Draft, spot: Spot, isQuiet: boolean, isFirst: boolean): void {
  const { running, monitorRun } = draft.resource(spot)
  if (running) return
  const delayMs = intervalMs(draft, spot)
  if (delayMs === null) return
  if (isQuiet) emit(draft, spot, 'monitor', monitorRun, delayMs, null)
  else if (isWatched(draft, spot)) askMonitor(draft, spot, isFirst ? spread(spot, delayMs) : delayMs)
}

/** A resource that was disabled while something was under way is watched until that has ended. */
const isWatched = (draft: Draft, spot: Spot): boolean =>
  isManaged(draft.state.configuration, spot.resource, spot.system) || isInFlight(draft.resource(spot))

/**
 * Time to the next monitor in milliseconds; null: an offline resource that is not to be watched. One whose first
 * monitors could not decide is looked at as seldom as an offline one (vcs-semantics §4.1 "Probe").
 */
function intervalMs(draft: Draft, spot: Spot): number | null {
  const { state, probed, iState, cleaning, remembered } = draft.resource(spot)
  const isDown = (state === 'OFFLINE' || state === 'FAULTED') && probed
  const isUndecided = state === 'UNKNOWN' && !probed && !remembered
  const isCalm = (isDown || isUndecided) && cleaning === null && !iState.startsWith('waiting to go')
  if (!isCalm) return onlineIntervalMs(draft, spot)
  const seconds = limitOf(draft, spot, 'OfflineMonitorInterval')
  if (seconds > 0) return seconds * 1000
  return isUndecided ? onlineIntervalMs(draft, spot) : null
}

/** MonitorInterval (or what stands for it under RetryPolicy) in milliseconds, a second at least. */
export const onlineIntervalMs = (draft: Draft, spot: Spot): number => {
  const attribute = followsSunCluster(draft, spot) ? 'Thorough_probe_interval' : 'MonitorInterval'
  return Math.max(1, limitOf(draft, spot, attribute)) * 1000
}

/** Between half and the whole interval, always the same for a resource: first monitors do not fire at once. */
function spread({ resource, system }: Spot, delayMs: number): number {
  let hash = 0
  for (const character of `${resource}@${system}`) hash = (hash * 31 + character.charCodeAt(0)) % 1000
  return Math.round(delayMs * (0.5 + hash / 2000))
}
