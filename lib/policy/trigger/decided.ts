import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Draft } from '../draft.ts'
import { callTrigger, customTrigger, lowestRunning } from './call.ts'
import { isEnabled } from './enabled.ts'

/** Triggers that follow from a decision, not from a state: called where the decision is taken. vcs-semantics §9. */

/** A group cannot fail over: on the lowest-numbered RUNNING system. `lastSystem`: where it was. §4.2 step 8. */
export function callNoFailover(draft: Draft, group: GroupName, lastSystem: SystemName): void {
  if (!isEnabled(draft.state.configuration, 'nofailover', { group, system: lastSystem })) return
  const system = lowestRunning(draft.state)
  if (system === null) return
  callTrigger(draft, 'nofailover', [customTrigger, lastSystem, group], { system, group })
}

/** A failover group is active on two systems: on the one where it should not be. §4.7. */
export function callViolation(draft: Draft, group: GroupName, system: SystemName): void {
  if (!isEnabled(draft.state.configuration, 'violation', { group, system })) return
  callTrigger(draft, 'violation', [system, group], { system, group })
}
