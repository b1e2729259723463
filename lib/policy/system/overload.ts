import { groupNumber, numberOf, systemValue } from '#lib/model/attribute-lookup.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import { loadOn, takesFrom } from '#lib/planner/capacity.ts'
import type { Draft } from '../draft.ts'
import type { TimerKey } from '../event.ts'

const prefix = 'load:'

/** Timer after whose firing a system has been under heavy load for long enough to say so. */
const loadTimer = (system: SystemName): TimerKey => `${prefix}${system}`

/**
 * Looks at the load of the systems on which a group has come to count, or counts no more, since last time.
 * A group without Load costs nothing. vcs-semantics §3.4 LoadWarningLevel.
 */
export function countLoad(draft: Draft, group: GroupName): void {
  if (groupNumber(draft.state.configuration, group, 'Load') === 0) return
  for (const system of systemsOf(draft.state.configuration, group)) {
    const isCounted = takesFrom(draft.state, group, system)
    if (isCounted === (draft.place(group, system).isCounted ?? false)) continue
    draft.updatePlace(group, system, { isCounted })
    watchLoad(draft, system)
  }
}

/**
 * The load of a system may have changed: from LoadWarningLevel percent of its Capacity on it is waited for
 * LoadTimeThreshold seconds, and then told once, until the load has fallen. vcs-semantics §3.4.
 */
export function watchLoad(draft: Draft, system: SystemName): void {
  const { overload } = draft.system(system)
  const isHeavy = heavinessOf(draft, system).isHeavy
  if (isHeavy === (overload !== undefined)) return
  if (isHeavy) {
    draft.updateSystem(system, { overload: { since: draft.at, isTold: false } })
    startTimer(draft, system, draft.at)
    return
  }
  draft.updateSystem(system, { overload: undefined })
  draft.effects.push({ kind: 'cancelTimer', timer: loadTimer(system) })
  if (!overload?.isTold) return
  const text = `The load of system ${system} has fallen below its LoadWarningLevel.`
  draft.decide({ severity: 'NOTICE', message: 90121, text, system })
}

function heavinessOf(draft: Draft, system: SystemName) {
  const { state } = draft
  const numberFrom = (attribute: string) => numberOf(systemValue(state.configuration, system, attribute))
  const load = loadOn(state, system)
  const capacity = numberFrom('Capacity')
  const level = numberFrom('LoadWarningLevel')
  return { load, capacity, level, isHeavy: load > 0 && load * 100 >= capacity * level }
}

const thresholdOf = (draft: Draft, system: SystemName): number =>
  numberOf(systemValue(draft.state.configuration, system, 'LoadTimeThreshold'))

function startTimer(draft: Draft, system: SystemName, since: number): void {
  const delayMs = Math.max(0, since + thresholdOf(draft, system) * 1000 - draft.at)
  draft.effects.push({ kind: 'startTimer', timer: loadTimer(system), delayMs })
}

/** Timers do not outlive the engine: heavy load that has not been told yet is waited for again. */
export function startLoadTimers(draft: Draft): void {
  for (const system of namesOf(draft.state.systems)) {
    const { overload } = draft.system(system)
    if (overload && !overload.isTold) startTimer(draft, system, overload.since)
  }
}

/** A system has been under heavy load for LoadTimeThreshold seconds. Other timers are not ours. */
export function loadTimerFired(draft: Draft, timer: TimerKey): void {
  if (!timer.startsWith(prefix)) return
  const system = timer.slice(prefix.length) as SystemName
  const overload = draft.state.systems[system]?.overload
  if (!overload || overload.isTold) return
  draft.updateSystem(system, { overload: { ...overload, isTold: true } })
  const { load, capacity, level } = heavinessOf(draft, system)
  draft.decide({
    severity: 'WARNING',
    message: 90120,
    text: `System ${system} has carried a load of ${load} of its capacity ${capacity} for ${thresholdOf(draft, system)} seconds: LoadWarningLevel = ${level} percent.`,
    system,
  })
}
