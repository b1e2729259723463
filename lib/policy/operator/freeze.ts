import { instantText } from '#lib/model/instant-text.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { Freeze } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Draft } from '../draft.ts'
import type { TimerKey } from '../event.ts'
import { startAfterThaw } from '../group/retry/thaw.ts'
import { groupsOn } from '../system/sight.ts'
import { writeFrozen } from './frozen-attribute.ts'
import type { Order } from './order.ts'

type FreezeIntent = Extract<Intent, { kind: 'group.freeze' | 'system.freeze' }>

const groupPrefix = 'freeze:group:'
const systemPrefix = 'freeze:system:'

/** The freeze a person asked for, as it is kept. */
export const freezeOf = (
  draft: Draft,
  { reason, persistent, until }: FreezeIntent,
  { user }: Pick<Order, 'user'>,
): Freeze => ({
  kind: persistent ? 'persistent' : 'temporary',
  by: user,
  reason,
  since: draft.at,
  ...(typeof until === 'number' ? { until } : {}),
})

/** Freezes a group; a persistent freeze is written into the configuration. vcs-semantics §4.5, §1.5. */
export function freezeGroup(draft: Draft, group: GroupName, freeze: Freeze): void {
  if (freeze.kind === 'persistent') writeFrozen(draft, 'groups', group, true)
  draft.updateGroup(group, { frozen: freeze })
  startTimer(draft, `${groupPrefix}${group}`, freeze)
}

/** Freezes a system: nothing comes online there, and what fails there stays. vcs-semantics §4.5. */
export function freezeSystem(draft: Draft, system: SystemName, freeze: Freeze): void {
  if (freeze.kind === 'persistent') writeFrozen(draft, 'systems', system, true)
  draft.updateSystem(system, { frozen: freeze })
  startTimer(draft, `${systemPrefix}${system}`, freeze)
}

/** Ends a group's freeze, also in the configuration; what waited for it goes on. */
export function unfreezeGroup(draft: Draft, group: GroupName): void {
  const { frozen } = draft.group(group)
  if (frozen?.kind === 'persistent') writeFrozen(draft, 'groups', group, false)
  draft.updateGroup(group, { frozen: null })
  cancelTimer(draft, `${groupPrefix}${group}`, frozen)
  startAfterThaw(draft, group, null)
}

/** Ends a system's freeze, also in the configuration; what waited for it goes on. */
export function unfreezeSystem(draft: Draft, system: SystemName): void {
  const { frozen } = draft.system(system)
  if (frozen?.kind === 'persistent') writeFrozen(draft, 'systems', system, false)
  draft.updateSystem(system, { frozen: null })
  cancelTimer(draft, `${systemPrefix}${system}`, frozen)
  for (const group of groupsOn(draft, system)) {
    draft.touched.add(group)
    startAfterThaw(draft, group, system)
  }
}

/** A freeze may have come to its end. Other timers are not ours; one of an earlier freeze says nothing. */
export function freezeTimerFired(draft: Draft, timer: TimerKey): void {
  if (timer.startsWith(groupPrefix)) groupTimerFired(draft, timer.slice(groupPrefix.length) as GroupName)
  if (timer.startsWith(systemPrefix)) systemTimerFired(draft, timer.slice(systemPrefix.length) as SystemName)
}

function groupTimerFired(draft: Draft, group: GroupName): void {
  const freeze = draft.state.groups[group]?.frozen
  if (!freeze || !hasEnded(draft, `${groupPrefix}${group}`, freeze)) return
  draft.decide({ severity: 'NOTICE', message: 90250, text: endText(`Group ${group}`, freeze), group })
  unfreezeGroup(draft, group)
}

function systemTimerFired(draft: Draft, system: SystemName): void {
  const freeze = draft.state.systems[system]?.frozen
  if (!freeze || !hasEnded(draft, `${systemPrefix}${system}`, freeze)) return
  draft.decide({ severity: 'NOTICE', message: 90251, text: endText(`System ${system}`, freeze), system })
  unfreezeSystem(draft, system)
}

const endText = (subject: string, { by, reason, until }: Freeze): string =>
  `${subject} is unfrozen: the freeze by ${by}${reason === '' ? '' : ` (${reason})`} was to end at ${instantText(until ?? 0)}.`

/** The wall clock decides: a timer that is early, because the clock was set back, is started once more. */
function hasEnded(draft: Draft, timer: TimerKey, freeze: Freeze): boolean {
  if (freeze.until === undefined) return false
  if (draft.at >= freeze.until) return true
  startTimer(draft, timer, freeze)
  return false
}

/** Timers do not outlive the engine: those of freezes that end by themselves are started again. */
export function startFreezeTimers(draft: Draft): void {
  for (const group of namesOf(draft.state.groups)) {
    startTimer(draft, `${groupPrefix}${group}`, draft.group(group).frozen)
  }
  for (const system of namesOf(draft.state.systems)) {
    startTimer(draft, `${systemPrefix}${system}`, draft.system(system).frozen)
  }
}

function startTimer(draft: Draft, timer: TimerKey, freeze: Freeze | null): void {
  if (freeze?.until === undefined) return
  draft.effects.push({ kind: 'startTimer', timer, delayMs: Math.max(0, freeze.until - draft.at) })
}

function cancelTimer(draft: Draft, timer: TimerKey, freeze: Freeze | null): void {
  if (freeze?.until !== undefined) draft.effects.push({ kind: 'cancelTimer', timer })
}
