import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { OperationId } from '#lib/model/runtime.ts'
import type { Draft } from '../draft.ts'
import type { FenceOutcome, TimerKey } from '../event.ts'
import { endOperation } from '../operator/operations.ts'
import { groupsOn, hasOtherCandidate } from './sight.ts'
import { systemDown } from './system-down.ts'

/** A system this engine has not reached yet may only be late: it is given this long before it is fenced. */
export const patienceMs = 60_000

const prefix = 'fence:'

/** Timer after whose firing a system that was never reached is fenced. */
export const fenceTimer = (system: SystemName): TimerKey => `${prefix}${system}`

/** Fences a silent system if groups wait to leave it and could run elsewhere; later if it was never reached. */
export function askForFence(draft: Draft, system: SystemName, isPatient: boolean): void {
  if (!isFenceNeeded(draft, system)) return
  if (isPatient) {
    draft.effects.push({ kind: 'startTimer', timer: fenceTimer(system), delayMs: patienceMs })
  } else startFence(draft, system, null)
}

function isFenceNeeded(draft: Draft, system: SystemName): boolean {
  return groupsOn(draft, system).some(
    (group) => leavesBy(draft, group, system) && hasOtherCandidate(draft, group, system),
  )
}

/**
 * A failover can go nowhere while nothing is known of these systems: the silent ones are fenced, even those on
 * which the group was not running when last heard of. One that fell silent just now may only be late; one
 * that a person froze, or that carries a group which is not to leave it, is not switched off for another's sake.
 */
export function fenceWhatForbids(draft: Draft, systems: readonly SystemName[]): void {
  for (const system of systems) {
    const { contact } = draft.system(system)
    if (contact.kind !== 'silent' || contact.fencing.kind !== 'none' || isToBeLeft(draft, system)) continue
    const waitMs = contact.since + patienceMs - draft.at
    if (waitMs > 0) draft.effects.push({ kind: 'startTimer', timer: fenceTimer(system), delayMs: waitMs })
    else startFence(draft, system, null)
  }
}

const leavesBy = (draft: Draft, group: GroupName, system: SystemName): boolean =>
  movesOf(draft.group(group)).some(({ from }) => from === system)

/** Frozen, or with a group that may run there and does not leave it (frozen, AutoFailOver = 0). */
function isToBeLeft(draft: Draft, system: SystemName): boolean {
  if (draft.system(system).frozen) return true
  return groupsOn(draft, system).some((group) => {
    const mayRun = Object.values(draft.place(group, system).resources).some(({ remembered }) => remembered)
    return mayRun && !leavesBy(draft, group, system)
  })
}

/** The patience with a system has ended. Other timers are not ours. */
export function fenceTimerFired(draft: Draft, timer: TimerKey): void {
  if (!timer.startsWith(prefix)) return
  const system = timer.slice(prefix.length) as SystemName
  const contact = draft.state.systems[system]?.contact
  if (contact?.kind !== 'silent' || contact.fencing.kind !== 'none') return
  if (isFenceNeeded(draft, system)) startFence(draft, system, null)
  for (const group of groupsOn(draft, system)) draft.touched.add(group)
}

/** Asks the fence to switch a silent system off. */
export function startFence(draft: Draft, system: SystemName, operation: OperationId | null): void {
  const { contact } = draft.system(system)
  if (contact.kind !== 'silent') return
  const fencing = { kind: 'running', since: draft.at, ...(operation === null ? {} : { operation }) } as const
  draft.updateSystem(system, { contact: { ...contact, fencing } })
  draft.decide({
    severity: 'WARNING',
    message: 90040,
    text: `System ${system} does not answer (${contact.reason}), and groups that it may run can only be started elsewhere when it is certainly off: its fence is asked to switch it off.`,
    system,
    operation,
  })
  draft.effects.push({ kind: 'fenceSystem', system })
}

/** The fence has answered. `off` counts only while the system is silent: one that answers is not off. */
export function fenceFinished(draft: Draft, system: SystemName, outcome: FenceOutcome): void {
  const contact = draft.state.systems[system]?.contact
  if (contact?.kind !== 'silent' || contact.fencing.kind !== 'running') return
  if (outcome.kind === 'off') {
    systemDown(draft, system, { kind: 'fence', device: outcome.device })
    return
  }
  const operation = contact.fencing.operation ?? null
  const isMissing = outcome.kind === 'notConfigured'
  const reason = isMissing ? 'no fence is configured for it' : outcome.reason
  draft.updateSystem(system, { contact: { ...contact, fencing: { kind: 'failed', at: draft.at, reason } } })
  const waiting = groupsOn(draft, system).filter((group) => draft.group(group).move?.kind === 'failover')
  const stays = waiting.length > 0 ? ` ${waiting.join(', ')} will be started nowhere else meanwhile.` : ''
  draft.decide({
    severity: 'CRITICAL',
    message: 90041,
    text: `System ${system} ${isMissing ? 'has no fence, so nothing can switch it off from here' : `could not be fenced: ${reason}`}. It stays UNKNOWN.${stays} Bring it back, ${isMissing ? '' : 'fence it again, '}or make sure that it is off and confirm that in person.`,
    system,
    operation,
  })
  endOperation(draft, operation, 'FAILED', `${system} could not be fenced: ${reason}.`)
  for (const group of groupsOn(draft, system)) draft.touched.add(group)
}
