import type { ResourceRuntime } from '#lib/model/runtime.ts'
import { isPersistent } from '#lib/model/group-members.ts'
import type { Draft, Spot } from '../draft.ts'
import { isFrozen } from '../start-guard.ts'
import { callClean } from './clean.ts'
import { desireFor } from './desire.ts'
import { declareFault, markFaulted, waitForAdministrator } from './fault.ts'
import { alertOnTimeouts, tellHealth } from './watch/health.ts'
import { flagAttribute, followsSunCluster, leavesFaults, limitOf, withFlag, withoutFlags } from './limits.ts'
import { isMonitorOnly, isUntouchable } from './watch/monitor-only.ts'
import { stopExpecting, stoppedLate } from './offline/late-offline.ts'
import { settleOffline } from './offline/settle-offline.ts'
import { stoppedOutside } from './outside/external-change.ts'
import { probeFailed } from './retry/probe-failed.ts'
import { failureWeight } from './retry/sun-cluster.ts'
import type { SeenState } from './seen-state.ts'

const hourMs = 3_600_000

/** A monitor of a resource that is believed ONLINE. vcs-semantics §4.1, "Periodic monitor of an ONLINE resource". */
export function watchOnline(draft: Draft, spot: Spot, seen: SeenState): void {
  switch (seen.kind) {
    case 'online':
      stillOnline(draft, spot, seen.confidence)
      if (failureWeight(seen) > 0 && followsSunCluster(draft, spot)) probeFailed(draft, spot, seen)
      return
    case 'unknown':
      undecided(draft, spot)
      return
    case 'timedOut':
      monitorHung(draft, spot, seen)
      return
    case 'offline':
      if (draft.resource(spot).offlineMayFollow) stoppedLate(draft, spot)
      else if (seen.intentional && flagAttribute(draft, spot, 'IntentionalOffline'))
        stoppedOnPurpose(draft, spot)
      else unexpectedlyOffline(draft, spot, seen)
  }
}

function stillOnline(draft: Draft, spot: Spot, confidence: number): void {
  const { flags, counters, since, troubleAt = 0, confidence: before } = draft.resource(spot)
  if (confidence !== before) tellHealth(draft, spot, before, confidence)
  draft.updateResource(spot, { confidence, flags: withoutFlags(flags, 'STATE UNKNOWN', 'MONITOR TIMEDOUT') })
  if (counters.monitorTimeout > 0) {
    draft.updateResource(spot, { counters: { ...counters, monitorTimeout: 0 } })
  }
  stopExpecting(draft, spot)
  if (counters.tolerance === 0 && counters.restart === 0) return
  const quietMs = draft.at - Math.max(since, troubleAt)
  if (quietMs < limitOf(draft, spot, 'ConfInterval') * 1000) return
  const quiet = { ...draft.resource(spot).counters, tolerance: 0, restart: 0, monitorTimeout: 0 }
  draft.updateResource(spot, { counters: quiet })
}

/** A monitor that cannot decide changes nothing but a flag; told once. */
export function undecided(draft: Draft, spot: Spot): void {
  const { flags } = draft.resource(spot)
  if (flags.includes('STATE UNKNOWN')) return
  const cause = draft.decide({
    severity: 'WARNING',
    message: 90013,
    text: `The state of ${spot.resource} on ${spot.system} is not known; nothing is done about it until it is.`,
    ...spot,
  })
  draft.updateResource(spot, { flags: withFlag(flags, 'STATE UNKNOWN'), cause })
}

function monitorHung(draft: Draft, spot: Spot, seen: SeenState): void {
  const { flags, counters, timeoutsSince, noClean } = draft.resource(spot)
  const isFresh = timeoutsSince === undefined || counters.monitorTimeout === 0
  const isForgotten = isFresh || draft.at - timeoutsSince >= hourMs
  const monitorTimeout = isForgotten ? 1 : counters.monitorTimeout + 1
  const limit = limitOf(draft, spot, 'FaultOnMonitorTimeouts')
  const isCounted = followsSunCluster(draft, spot)
  draft.decide({
    severity: 'ERROR',
    message: 13027,
    text: `Monitor of ${spot.resource} on ${spot.system} did not complete in time, ${monitorTimeout} in a row${isCounted ? '' : ` (FaultOnMonitorTimeouts = ${limit})`}.`,
    ...spot,
  })
  draft.updateResource(spot, {
    flags: withFlag(flags, 'MONITOR TIMEDOUT'),
    counters: { ...counters, monitorTimeout },
    timeoutsSince: isForgotten ? draft.at : timeoutsSince,
    troubleAt: draft.at,
  })
  alertOnTimeouts(draft, spot, monitorTimeout)
  if (flags.includes('ADMIN WAIT')) return
  if (isCounted) {
    probeFailed(draft, spot, seen)
    return
  }
  if (limit === 0 || monitorTimeout < limit || noClean || isUntouchable(draft, spot)) return
  const finding = `Monitor of ${spot.resource} on ${spot.system} hung ${limit} times in a row (FaultOnMonitorTimeouts = ${limit}).`
  if (isPersistent(draft.state.configuration, spot.resource)) {
    declareFault(draft, spot, { message: 10303, text: `${finding} It is FAULTED.` })
  } else callClean(draft, spot, 'monitor hung', finding)
}

function stoppedOnPurpose(draft: Draft, spot: Spot): void {
  const { resource, system } = spot
  draft.updateResource(spot, { cause: draft.seen() })
  settleOffline(
    draft,
    spot,
    `Resource ${resource} was stopped on purpose on ${system} (IntentionalOffline = 1).`,
  )
  stoppedOutside(draft, spot)
}

function unexpectedlyOffline(draft: Draft, spot: Spot, seen: SeenState): void {
  const { resource, system, group } = spot
  const before = draft.resource(spot)
  const gone = `Resource ${resource} (group ${group}) became OFFLINE unexpectedly on ${system}, on its own.`
  if (before.flags.includes('UNABLE TO OFFLINE') || isStoppedForUs(draft, spot)) {
    settleOffline(
      draft,
      spot,
      `Resource ${resource} (group ${group}) is offline on ${system}, as it was to be.`,
    )
    return
  }
  if (before.flags.includes('ADMIN WAIT')) {
    draft.updateResource(spot, { state: 'OFFLINE', confidence: 0, since: draft.at, cause: draft.seen() })
    return
  }
  if (isUntouchable(draft, spot)) {
    const text = `${gone} ${isFrozen(draft.state, group, system) ? 'The group or the system is frozen' : 'MonitorOnly = 1'}, so nothing is done.`
    markFaulted(draft, spot, draft.decide({ severity: 'ERROR', message: 10307, text, ...spot }))
    return
  }
  const isCounted = followsSunCluster(draft, spot)
  if (!isCounted && tolerates(draft, spot, before)) return
  if (leavesFaults(draft, spot)) {
    waitForAdministrator(draft, spot, 4, gone)
    return
  }
  if (isPersistent(draft.state.configuration, resource)) {
    const text = `Resource ${resource} (group ${group}) is FAULTED on ${system} (Not initiated by VCS).`
    declareFault(draft, spot, { message: 10307, text })
    return
  }
  if (isCounted) {
    probeFailed(draft, spot, seen)
    return
  }
  const limit = limitOf(draft, spot, 'ToleranceLimit')
  callClean(draft, spot, 'unexpected offline', `${gone} ToleranceLimit = ${limit} is used up.`)
}

/** MonitorOnly: the engine may not stop it, so a person did while its group goes offline. */
const isStoppedForUs = (draft: Draft, spot: Spot): boolean =>
  isMonitorOnly(draft.state, spot.resource, spot.system) && desireFor(draft, spot)?.kind === 'offline'

function tolerates(draft: Draft, spot: Spot, { counters }: ResourceRuntime): boolean {
  const limit = limitOf(draft, spot, 'ToleranceLimit')
  if (counters.tolerance >= limit) return false
  const tolerance = counters.tolerance + 1
  draft.decide({
    severity: 'WARNING',
    message: 13075,
    text: `Resource ${spot.resource} on ${spot.system} reported OFFLINE ${tolerance} times, within ToleranceLimit = ${limit}.`,
    ...spot,
  })
  draft.updateResource(spot, { counters: { ...counters, tolerance }, troubleAt: draft.at })
  return true
}
