import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import { exclusiveWith } from '#lib/model/zones.ts'
import { chooseTarget, targetReasons } from '#lib/planner/targets.ts'
import type { Draft, Spot } from '../../draft.ts'
import { isFrozen } from '../../start-guard.ts'
import { moveConcerning } from '../moves.ts'
import { setPlaceIntent } from '../place-intent.ts'
import { isDeclinedOn } from '../placement/autostart-wish.ts'
import { clearFaults } from './clear-faults.ts'

/**
 * A persistent resource has recovered: with AutoRestart the group that a fault had left down is started
 * again, here or, where it had nowhere to go, on the first system that qualifies. With AutoRestart = 2 the
 * other faults here are cleared for that. vcs-semantics §4.2 step 9.
 */
export function restartAfterRecovery(draft: Draft, spot: Spot, cause: CauseId): void {
  const { group, resource, system } = spot
  const autoRestart = autoRestartOf(draft, group)
  if (autoRestart === 0 || !isLeftDown(draft, group, system)) return
  if (autoRestart === 2) clearFaults(draft, group, [system], cause)
  const isFitHere = targetReasons(draft.state, group, system).length === 0
  const elsewhere = draft.group(group).resumeOn === undefined ? null : chooseTarget(draft.state, group, [])
  const target = isFitHere ? system : elsewhere
  if (target !== null) restart(draft, group, target, `${resource} has recovered on ${system}`, cause)
}

/**
 * AutoRestart = 2: a group that a fault left down is started again as soon as its fault has been cleared, by
 * whomever, or the engine has come back; whatever then stands against it. vcs-semantics §3.3 AutoRestart.
 */
export function restartWhenCleared(draft: Draft, group: GroupName): void {
  if (draft.group(group).autoStart === 'owed') return
  for (const system of systemsOf(draft.state.configuration, group)) {
    if (!draft.place(group, system).downByFault || isDeclinedOn(draft, group, system)) continue
    if (!isLeftDown(draft, group, system)) continue
    if (autoRestartOf(draft, group) !== 2 || targetReasons(draft.state, group, system).length > 0) continue
    restart(draft, group, system, `Nothing is faulted on ${system} any more`)
  }
}

const autoRestartOf = (draft: Draft, group: GroupName): number =>
  groupNumber(draft.state.configuration, group, 'AutoRestart')

/** Down since a fault, nobody has brought it up since, and it is not on its way anywhere. */
function isLeftDown(draft: Draft, group: GroupName, system: SystemName): boolean {
  const isOwed = draft.place(group, system).downByFault ?? draft.group(group).resumeOn !== undefined
  if (!isOwed || isFrozen(draft.state, group, system) || moveConcerning(draft, group, system)) return false
  return [system, ...exclusiveWith(draft.state.configuration, group, system)].every(
    (other) => !isActiveOn(draft.state, group, other) && draft.place(group, other).intent === null,
  )
}

function restart(draft: Draft, group: GroupName, target: SystemName, why: string, because?: CauseId): void {
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 10181,
    text: `${why} and AutoRestart = ${autoRestartOf(draft, group)}: group ${group} is started on ${target}.`,
    ...(because === undefined ? {} : { cause: because }),
    group,
    system: target,
  })
  draft.updateGroup(group, { resumeOn: undefined })
  setPlaceIntent(draft, group, target, { kind: 'online', operation: null, cause })
}
