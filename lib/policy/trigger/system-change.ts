import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { SystemRuntime } from '#lib/model/runtime.ts'
import { availableCapacity } from '#lib/planner/capacity.ts'
import type { Draft } from '../draft.ts'
import { callTrigger, customTrigger, lowestRunning } from './call.ts'

/** Triggers about a system that has changed. They are always called. vcs-semantics §9. */
export function systemChanged(draft: Draft, system: SystemName, before: SystemRuntime): void {
  const { state, contact, overload } = draft.system(system)
  if (state === 'RUNNING' && contact.kind === 'connected') joined(draft, system)
  else if (contact.kind === 'silent' ? before.joined : isGone(state) && before.state !== state) {
    left(draft, system)
  }
  if (overload?.isTold && !before.overload?.isTold) {
    const available = availableCapacity(draft.state, system)
    // A negative one has a percent sign before it, as VCS hands it over.
    const word = available < 0 ? `%${available}` : String(available)
    callTrigger(draft, 'loadwarning', [customTrigger, system, word], { system })
  }
}

const isGone = (state: SystemRuntime['state']): boolean => state === 'FAULTED' || state === 'EXITED'

/** sysup for the first system that answers, on itself; sysjoin for every other, on the lowest-numbered. */
function joined(draft: Draft, system: SystemName): void {
  if (draft.system(system).joined) return
  const isFirst = !namesOf(draft.state.systems).some((other) => draft.system(other).joined)
  draft.updateSystem(system, { joined: true })
  const words = [customTrigger, system, draft.system(system).state]
  if (isFirst) callTrigger(draft, 'sysup', words, { system })
  else callTrigger(draft, 'sysjoin', words, { system: lowestRunning(draft.state) ?? system })
}

/**
 * sysoffline on the lowest-numbered RUNNING system: with UNKNOWN when a system falls silent, which is what
 * VCS calls jeopardy, and with its state once it is known to be gone. The engine's own restart is neither.
 */
function left(draft: Draft, system: SystemName): void {
  const { state } = draft.system(system)
  draft.updateSystem(system, { joined: undefined })
  const where = lowestRunning(draft.state)
  if (where !== null) callTrigger(draft, 'sysoffline', [system, state], { system: where })
}
