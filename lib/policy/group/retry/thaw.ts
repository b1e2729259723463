import { groupFlag } from '#lib/model/attribute-lookup.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { arenasOf } from '#lib/model/zones.ts'
import { failoverOrder } from '#lib/planner/failover-order.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../../draft.ts'
import { isFrozen, unconfirmedElsewhere } from '../../start-guard.ts'
import { moveConcerning } from '../moves.ts'
import { autostartCandidates } from '../placement/autostart-order.ts'
import { isDeclinedOn } from '../placement/autostart-wish.ts'
import { setPlaceIntent } from '../place-intent.ts'

/**
 * OnlineAtUnfreeze = 1: a group that is found offline when it, or one of its systems, is unfrozen is brought
 * online, on its AutoStartList first and else in failover order. One that a person took offline, or whose
 * autostart is still to come, is not. `thawed`: the system, null for the group. vcs-semantics §3.3.
 */
export function startAfterThaw(draft: Draft, group: GroupName, thawed: SystemName | null): void {
  const { configuration } = draft.state
  if (!groupFlag(configuration, group, 'OnlineAtUnfreeze')) return
  if (draft.group(group).autoStart === 'owed') return
  for (const arena of arenasOf(configuration, group)) {
    if (thawed !== null && !arena.includes(thawed)) continue
    if (arena.every((system) => isIdle(draft, group, system))) startIn(draft, group, arena, thawed)
  }
}

const isIdle = (draft: Draft, group: GroupName, system: SystemName): boolean =>
  !isDeclinedOn(draft, group, system) &&
  !isActiveOn(draft.state, group, system) &&
  draft.place(group, system).intent === null &&
  moveConcerning(draft, group, system) === undefined

function startIn(
  draft: Draft,
  group: GroupName,
  arena: readonly SystemName[],
  thawed: SystemName | null,
): void {
  const { state } = draft
  const others = failoverOrder(state, group).filter((system) => arena.includes(system))
  const system = [...new Set([...autostartCandidates(state, group, arena), ...others])].find(
    (candidate) =>
      !isFrozen(state, group, candidate) &&
      targetReasons(state, group, candidate).length === 0 &&
      unconfirmedElsewhere(state, group, candidate).length === 0,
  )
  if (system === undefined) return
  const what = thawed === null ? 'it' : `system ${thawed}`
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 90106,
    text: `Group ${group} is offline, ${what} has been unfrozen and OnlineAtUnfreeze = 1: it is started on ${system}.`,
    group,
    system,
  })
  setPlaceIntent(draft, group, system, { kind: 'online', operation: null, cause })
}
