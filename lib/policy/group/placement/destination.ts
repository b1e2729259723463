import { isConfirmedDownOn, isProbedOn } from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, GroupMove } from '#lib/model/runtime.ts'
import { zoneOf } from '#lib/model/zones.ts'
import { failoverOrder, isBoundToZone } from '#lib/planner/failover-order.ts'
import { failoverReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../../draft.ts'
import { originOfMove } from '../moves.ts'

/**
 * Where a failover leads: the first system in failover order that qualifies; `wait` while one may yet, null
 * when none will. vcs-semantics §4.3.
 */
export function chooseDestination(
  draft: Draft,
  group: GroupName,
  move: GroupMove,
): SystemName | 'wait' | null {
  const origin = originOfMove(move)
  const candidates = candidatesOf(draft.state, group, origin, move.from)
  const verdicts = candidates
    .filter((system) => !move.refusedBy?.includes(system))
    .map((system) => ({ system, reasons: failoverReasons(draft.state, group, system, origin) }))
  const fit = verdicts.filter(({ reasons }) => reasons.length === 0).map(({ system }) => system)
  if (fit[0] !== undefined) return fit[0]
  const mayYet = verdicts.some(({ system, reasons }) => {
    const isUnknown = reasons.some(({ code }) => code === 'system-unknown')
    if (isUnknown && draft.system(system).contact.kind !== 'never') return false
    return mayPass(draft, group, reasons)
  })
  return mayYet ? 'wait' : null
}

/**
 * Systems in the order they are tried. The one it left comes last, unless it may have left only because of
 * a group it requires: then nothing is wrong with that system.
 */
function candidatesOf(
  state: ClusterState,
  group: GroupName,
  origin: SystemName | null,
  from: SystemName | null,
): SystemName[] {
  const order = failoverOrder(state, group, origin)
  if (from === null || groupNamed(state.configuration, group).requires.length > 0) return order
  return [...order.filter((system) => system !== from), from]
}

/** Reasons that may go away by themselves or by a person's word about a silent system. */
const passing = new Set(['system-unknown', 'group-autodisabled', 'group-not-probed', 'dependency-not-met'])

/** Whether reasons against a target may go away without anybody changing the group itself. */
export function mayPass(draft: Draft, group: GroupName, reasons: readonly Reason[]): boolean {
  if (!reasons.every(({ code }) => passing.has(code))) return false
  return reasons.every(({ code }) => code !== 'dependency-not-met') || isChildUndecided(draft, group)
}

/** A group this one requires is moving, starting or not known everywhere: its end is worth waiting for. */
export function isChildUndecided(draft: Draft, group: GroupName): boolean {
  const { configuration } = draft.state
  return groupNamed(configuration, group).requires.some(({ child }) => {
    const { move, places } = draft.group(child)
    const isUnderWay = Object.values(places).some(({ intent }) => intent !== null)
    const isUnknown = systemsOf(configuration, child).some(
      (system) => !isProbedOn(draft.state, child, system) && !isConfirmedDownOn(draft.state, child, system),
    )
    return move !== null || isUnderWay || isUnknown
  })
}

/** That a group cannot be started anywhere, with the first reason against each system. */
export function nowhereText(
  state: ClusterState,
  group: GroupName,
  origin: SystemName | null,
  refusedBy: readonly SystemName[] = [],
): string {
  const against = failoverOrder(state, group, origin).map((system) => {
    if (refusedBy.includes(system)) return `${system}: a script there did not agree.`
    const [first] = failoverReasons(state, group, system, origin)
    return first ? `${system}: ${first.text}` : system
  })
  const zone = origin === null ? null : zoneOf(state.configuration, group, origin)
  const isBound = zone !== null && isBoundToZone(state.configuration, group)
  const where = isBound ? `any system of zone ${zone}, which it is not to leave` : 'any system'
  return `Group ${group} cannot be started on ${where}. ${against.join(' ')}`
}
