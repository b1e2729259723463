import type { SystemName } from '#lib/model/names.ts'
import type { Departure } from '#lib/model/runtime.ts'
import type { Draft } from '../../draft.ts'
import { changeState } from '../../system/system-state.ts'
import { spotsOf } from '../../group/place-intent.ts'
import { groupsOn } from '../../system/sight.ts'
import { freezeSystem } from '../freeze.ts'
import { askOrGoOn, endOperation } from '../operations.ts'
import { exitSystem } from './exit-system.ts'
import { giveUpStartsOn } from './given-up-starts.ts'
import { isUnderWay, moveGroups } from './moving.ts'
import { openParts, wholeOf } from './parts.ts'
import { endsByItself, notDownYet, stopGroups } from './stopping.ts'
import { resultOf } from './summary.ts'

/**
 * Takes an evacuation or a stop of a system as far as it can go now. What it waits for is in the state alone,
 * so that an interrupted engine goes on from wherever it was. vcs-semantics §4.5.
 */
export function advanceDeparture(draft: Draft, system: SystemName): void {
  const { departure, contact } = draft.system(system)
  if (!departure) return
  if (contact.kind === 'connected') {
    if (departure.stage === 'moving') {
      giveUpStartsOn(draft, system, departure)
      moveGroups(draft, system, departure)
    } else stopGroups(draft, system, departure)
  }
  const needs = needsOf(draft, system, departure)
  const whole = wholeOf(draft, departure)
  if (whole) askOrGoOn(draft, whole, needs)
  if (needs !== null || openParts(draft, departure).length > 0) return
  if (contact.kind === 'down') endAsDown(draft, system, departure)
  else if (contact.kind === 'connected') finishStage(draft, system, departure)
}

/** What single groups ask for, and what is not known of the system itself; null when nothing is asked. */
function needsOf(draft: Draft, system: SystemName, departure: Departure): string | null {
  const { contact } = draft.system(system)
  const parts = openParts(draft, departure)
  const asked = parts.flatMap(({ state, outcome }) => (state === 'ASKS' && outcome !== null ? outcome : []))
  if (asked.length > 0) return asked.join(' ')
  if (contact.kind === 'silent') {
    return `System ${system} does not answer, so nobody knows what runs there. Bring it back, fence it, or confirm in person that it is down.`
  }
  if (contact.kind !== 'connected' || parts.length > 0) return null
  if (departure.stage === 'moving') return administratorsNeeded(draft, system)
  const unsure = notDownYet(draft, system).filter(
    (group) => draft.place(group, system).intent === null && !endsByItself(draft, group, system),
  )
  if (unsure.length === 0) return null
  return `${unsure.join(', ')} ${unsure.length === 1 ? 'is' : 'are'} not confirmed offline on ${system}: see what the monitors say there, or stop the system and leave its applications running.`
}

/** Groups that are to go offline on the system and hold there for an administrator. */
function administratorsNeeded(draft: Draft, system: SystemName): string | null {
  const held = groupsOn(draft, system).flatMap((group) => {
    if (draft.place(group, system).intent?.kind !== 'offline') return []
    const spots = spotsOf(draft, group, system)
    return spots.filter((spot) => draft.resource(spot).flags.includes('ADMIN WAIT'))
  })
  if (held.length === 0) return null
  const names = held.map(({ resource, group }) => `${resource} of group ${group}`).join(', ')
  return `${names} ${held.length === 1 ? 'waits' : 'wait'} for an administrator on ${system}, so it is not certain to be down there: see to it and clear the wait.`
}

function finishStage(draft: Draft, system: SystemName, departure: Departure): void {
  if (departure.stage === 'stopping') {
    if (notDownYet(draft, system).length === 0) exitSystem(draft, system, departure)
    return
  }
  if (groupsOn(draft, system).some((group) => isUnderWay(draft, group, system))) return
  const { sequel } = departure
  if (sequel.kind === 'stop') {
    beginStopping(draft, system, departure)
    return
  }
  draft.updateSystem(system, { departure: undefined })
  if (sequel.kind === 'freeze') freezeSystem(draft, system, { ...sequel.freeze, since: draft.at })
  const { state, text } = resultOf(draft, system, departure)
  endOperation(draft, departure.operation, state, text, departure.cause)
}

/** From now on the system is leaving: what is still active there is taken offline. */
export function beginStopping(draft: Draft, system: SystemName, departure: Departure): void {
  const text = 'Its groups are taken offline.'
  const cause = changeState(draft, system, 'LEAVING', text, 'NOTICE', departure.cause)
  const stopping: Departure = { ...departure, stage: 'stopping', cause }
  draft.updateSystem(system, { departure: stopping })
  for (const group of groupsOn(draft, system)) draft.touched.add(group)
  advanceDeparture(draft, system)
}

/** It went down meanwhile: there is nothing left to be moved, and nothing to be stopped or frozen. */
function endAsDown(draft: Draft, system: SystemName, departure: Departure): void {
  draft.updateSystem(system, { departure: undefined })
  const { state, text } = resultOf(draft, system, departure)
  const isEnough = departure.sequel.kind === 'none' && state === 'DONE'
  const outcome = `system ${system} is down. ${text}`
  endOperation(draft, departure.operation, isEnough ? 'DONE' : 'FAILED', outcome, departure.cause)
}
