import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { activeSystems } from '#lib/model/group-state.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import { chooseTarget, targetReasons } from '#lib/planner/targets.ts'
import type { Draft, Spot } from '../draft.ts'
import { isFrozen } from '../start-guard.ts'
import { setPlaceIntent } from './place-intent.ts'

/**
 * A persistent resource has recovered: with AutoRestart the group it had left with nowhere to go is
 * started again, here or on the first system that qualifies. vcs-semantics §4.2 step 9.
 */
export function restartAfterRecovery(draft: Draft, spot: Spot, cause: CauseId): void {
  const { group, resource, system } = spot
  const { state } = draft
  const runtime = draft.group(group)
  const isLeftDown = runtime.resumeOn !== undefined && runtime.move === null
  if (!isLeftDown || isFrozen(state, group, system) || activeSystems(state, group).length > 0) return
  const autoRestart = groupNumber(state.configuration, group, 'AutoRestart')
  if (autoRestart === 0) return
  const target = targetReasons(state, group, system).length === 0 ? system : chooseTarget(state, group, [])
  if (target === null) return
  const restart = draft.decide({
    severity: 'NOTICE',
    message: 10181,
    text: `${resource} has recovered on ${system} and AutoRestart = ${autoRestart}: group ${group} is started on ${target}.`,
    cause,
    group,
    system: target,
  })
  draft.updateGroup(group, { resumeOn: undefined })
  setPlaceIntent(draft, group, target, { kind: 'online', operation: null, cause: restart })
}
