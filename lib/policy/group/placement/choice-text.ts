import { groupText } from '#lib/model/attribute-lookup.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId, ClusterState, GroupMove } from '#lib/model/runtime.ts'
import { availableCapacity, groupCount } from '#lib/planner/capacity.ts'
import { failoverOrder } from '#lib/planner/failover-order.ts'
import { failoverReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../../draft.ts'
import { originOfMove } from '../moves.ts'

/**
 * Writes down why a failover leads to this system and not to another: what FailOverPolicy compared, and which
 * systems before it were passed by. Gives the decision, or the move's own cause where there is nothing to
 * explain. vcs-semantics §4.3.
 */
export function explainChoice(draft: Draft, group: GroupName, to: SystemName, move: GroupMove): CauseId {
  const origin = originOfMove(move)
  const verdicts = failoverOrder(draft.state, group, origin).map((system) => ({
    system,
    reason: failoverReasons(draft.state, group, system, origin)[0],
  }))
  const fit = verdicts.filter(({ reason }) => !reason).map(({ system }) => system)
  const compared = policyText(draft.state, group, fit)
  const before = verdicts.slice(
    0,
    verdicts.findIndex(({ system }) => system === to),
  )
  const passedBy = before.flatMap(({ system, reason }) =>
    reason && system !== origin ? ` Not on ${system}: ${reason.text}` : [],
  )
  if (compared === null && passedBy.length === 0) return move.cause
  const isBlind = groupText(draft.state.configuration, group, 'FailOverPolicy') === 'BiggestAvailable'
  return draft.decide({
    severity: isBlind ? 'WARNING' : 'INFO',
    message: isBlind ? 90101 : 90100,
    text: `System ${to} is chosen for group ${group}${compared ?? ''}.${passedBy.join('')}`,
    cause: move.cause,
    group,
    system: to,
  })
}

function policyText(state: ClusterState, group: GroupName, fit: readonly SystemName[]): string | null {
  const policy = groupText(state.configuration, group, 'FailOverPolicy')
  const table = (valueOf: (system: SystemName) => number) =>
    fit.map((system) => `${system} ${valueOf(system)}`).join(', ')
  switch (policy) {
    case 'RoundRobin':
      return `: FailOverPolicy = RoundRobin, groups online: ${table((system) => groupCount(state, system, group))}`
    case 'Load':
      return `: FailOverPolicy = Load, available capacity: ${table((system) => availableCapacity(state, system, group))}`
    case 'BiggestAvailable':
      return ': FailOverPolicy = BiggestAvailable, but nothing meters the systems, so there is no forecast and the order of SystemList counts'
    default:
      return null
  }
}
