import { isActiveOn, isConfirmedDownOn } from '#lib/model/group-state.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../../draft.ts'
import { isChildUndecided } from '../placement/destination.ts'
import { setPlaceIntent } from '../place-intent.ts'
import { freeSystems } from './elsewhere.ts'

/**
 * Instances of a parallel group that went offline for a group it requires come up again when that is back:
 * where they were, else on a system without an instance. If it does not come back they stay down.
 * vcs-semantics §5.2 "parallel parent".
 */
export function returnWithChild(draft: Draft, group: GroupName): void {
  const { frozen, places } = draft.group(group)
  if (frozen || groupNamed(draft.state.configuration, group).requires.length === 0) return
  for (const system of namesOf<SystemName>(places)) {
    const cause = places[system]?.returnsWithChild
    if (cause !== undefined) settleReturn(draft, group, system, cause)
  }
}

function settleReturn(draft: Draft, group: GroupName, system: SystemName, cause: CauseId): void {
  const { intent } = draft.place(group, system)
  const isBack = intent?.kind === 'online' || (intent === null && isActiveOn(draft.state, group, system))
  if (isBack) draft.updatePlace(group, system, { returnsWithChild: undefined })
  if (isBack || intent !== null || !isConfirmedDownOn(draft.state, group, system)) return
  const free = freeSystems(draft, group)
  const target = free.includes(system) ? system : free[0]
  if (target === undefined && isChildUndecided(draft, group)) return
  draft.updatePlace(group, system, { returnsWithChild: undefined })
  if (target === undefined) {
    const [first] = targetReasons(draft.state, group, system)
    const text = `Group ${group} stays down on system ${system}: ${first?.text ?? 'nothing qualifies.'}`
    draft.decide({ severity: 'WARNING', message: 90151, text, cause, group, system })
    return
  }
  const start = draft.decide({
    severity: 'NOTICE',
    message: 90152,
    text: `Group ${group} is started again on system ${target}: what it requires is back.`,
    cause,
    group,
    system: target,
  })
  setPlaceIntent(draft, group, target, { kind: 'online', operation: null, cause: start })
}
