import { groupNumber, resourceNumber } from '#lib/model/attribute-lookup.ts'
import { faultedResources } from '#lib/model/group-state.ts'
import { isPersistent } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import type { Draft, Spot } from '../../draft.ts'
import { addMove } from '../moves.ts'
import { clearFaults } from './clear-faults.ts'

/**
 * OnlineRetryLimit: a group that a fault takes offline is started again on the same system so many times
 * before it fails over; at once it does when the last such start was less than OnlineRetryInterval seconds
 * ago. Tells whether it is to be started again here. `fault`: the resource; `cause`: why the group goes
 * offline. vcs-semantics §4.2 step 7.
 */
export function retryOnSystem(draft: Draft, fault: Spot, cause: CauseId): boolean {
  const { group, system } = fault
  const { configuration } = draft.state
  const limit = groupNumber(configuration, group, 'OnlineRetryLimit')
  if (limit <= 0) return false
  if (faultedResources(draft.state, group, system).some((name) => isPersistent(configuration, name))) {
    return false
  }
  const before = countedRetry(draft, fault)
  const refusal = before && whyNot(draft, group, before, limit)
  if (refusal) {
    draft.updateGroup(group, { onlineRetry: undefined })
    const text = `Group ${group} is not started on ${system} once more: ${refusal}.`
    draft.decide({ severity: 'NOTICE', message: 90103, text, cause, group, system })
    return false
  }
  const count = (before?.count ?? 0) + 1
  const decision = draft.decide({
    severity: 'WARNING',
    message: 90102,
    text: `Group ${group} is to be started on system ${system} again when it is offline there: try ${count} of OnlineRetryLimit = ${limit}.`,
    cause,
    group,
    system,
  })
  draft.updateGroup(group, { onlineRetry: { system, count, at: draft.at } })
  addMove(draft, group, { kind: 'failover', from: system, to: system, operation: null, cause: decision })
  return true
}

type Retry = { readonly count: number; readonly at: number }

/** The tries on this system that still count; after ConfInterval of the resource, and the interval, none does. */
function countedRetry(draft: Draft, { group, resource, system }: Spot): Retry | null {
  const { onlineRetry } = draft.group(group)
  if (onlineRetry?.system !== system) return null
  const { configuration } = draft.state
  const interval = groupNumber(configuration, group, 'OnlineRetryInterval')
  const calm = Math.max(interval, resourceNumber(configuration, resource, 'ConfInterval', system))
  return draft.at - onlineRetry.at < calm * 1000 ? onlineRetry : null
}

function whyNot(draft: Draft, group: GroupName, before: Retry, limit: number): string | null {
  const interval = groupNumber(draft.state.configuration, group, 'OnlineRetryInterval')
  const agoMs = draft.at - before.at
  if (interval > 0 && agoMs < interval * 1000) {
    return `its last such start was ${Math.round(agoMs / 1000)} seconds ago, and OnlineRetryInterval = ${interval}`
  }
  return before.count >= limit ? `OnlineRetryLimit = ${limit} is used up` : null
}

/**
 * The group is down and about to be started again where its fault was: that fault is cleared for it, if nothing
 * else stands against the system.
 */
export function clearForRetry(draft: Draft, group: GroupName, system: SystemName, cause: CauseId): void {
  if (draft.group(group).onlineRetry?.system !== system) return
  const reasons = targetReasons(draft.state, group, system)
  if (reasons.length === 0 || reasons.some(({ code }) => code !== 'group-faulted-there')) return
  clearFaults(draft, group, [system], cause)
}
