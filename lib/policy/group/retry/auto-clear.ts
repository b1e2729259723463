import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName } from '#lib/model/names.ts'
import type { Draft } from '../../draft.ts'
import type { TimerKey } from '../../event.ts'
import { clearableFaults, clearFaults } from './clear-faults.ts'

const prefix = 'autoclear:'

/** Timer after whose firing the faults of a group are cleared. */
const autoClearTimer = (group: GroupName): TimerKey => `${prefix}${group}`

/**
 * AutoClearLimit, AutoClearInterval: the faults of a group clear themselves so many seconds after the first of
 * them, so many times, until a person clears it and the count begins anew. A frozen group is left as it is.
 * vcs-semantics §3.3.
 */
export function scheduleAutoClear(draft: Draft, group: GroupName): void {
  const { configuration } = draft.state
  const limit = groupNumber(configuration, group, 'AutoClearLimit')
  const { autoClear, frozen } = draft.group(group)
  if (limit <= 0 || frozen || isDue(autoClear) || (autoClear?.count ?? 0) >= limit) return
  if (clearableFaults(draft, group, systemsOf(configuration, group)).length === 0) return
  const dueAt = draft.at + Math.max(1, groupNumber(configuration, group, 'AutoClearInterval')) * 1000
  draft.updateGroup(group, { autoClear: { count: autoClear?.count ?? 0, dueAt } })
  startTimer(draft, group, dueAt)
}

const isDue = (autoClear: { readonly dueAt: number | null } | undefined): boolean =>
  autoClear !== undefined && autoClear.dueAt !== null

function startTimer(draft: Draft, group: GroupName, dueAt: number): void {
  const delayMs = Math.max(0, dueAt - draft.at)
  draft.effects.push({ kind: 'startTimer', timer: autoClearTimer(group), delayMs })
}

/** Timers do not outlive the engine: what is due to be cleared is waited for again. */
export function startAutoClearTimers(draft: Draft): void {
  for (const group of namesOf(draft.state.groups)) {
    const dueAt = draft.group(group).autoClear?.dueAt
    if (typeof dueAt === 'number') startTimer(draft, group, dueAt)
  }
}

/** The time of a group has come. Other timers are not ours; a group on its way is waited for once more. */
export function autoClearTimerFired(draft: Draft, timer: TimerKey): void {
  if (!timer.startsWith(prefix)) return
  const group = timer.slice(prefix.length) as GroupName
  const runtime = draft.state.groups[group]
  if (!runtime?.autoClear || runtime.autoClear.dueAt === null) return
  draft.updateGroup(group, { autoClear: { ...runtime.autoClear, dueAt: null } })
  if (!runtime.frozen && movesOf(runtime).length === 0) clearNow(draft, group, runtime.autoClear.count + 1)
}

function clearNow(draft: Draft, group: GroupName, count: number): void {
  const systems = systemsOf(draft.state.configuration, group)
  const faults = clearableFaults(draft, group, systems)
  if (faults.length === 0) return
  const limit = groupNumber(draft.state.configuration, group, 'AutoClearLimit')
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 90104,
    text: `The faults of group ${group} are cleared by themselves, time ${count} of AutoClearLimit = ${limit}.`,
    group,
  })
  draft.updateGroup(group, { autoClear: { count, dueAt: null } })
  clearFaults(draft, group, systems, cause)
}
