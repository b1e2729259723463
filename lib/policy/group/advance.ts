import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { Draft } from '../draft.ts'
import { advanceDeparture } from '../operator/departure/advance-departure.ts'
import { advanceAutostart } from './placement/autostart.ts'
import { resolveConcurrency } from './concurrency.ts'
import { followChildren } from './dependents.ts'
import { giveUpStart } from './links/begin.ts'
import { takeHardChildAlong } from './links/hard-child.ts'
import { returnWithChild } from './links/parallel-return.ts'
import { advanceMove } from './move.ts'
import { endPlaceIntent } from './place-intent-end.ts'
import { progressPlace } from './place-progress.ts'
import { liftAutodisable } from './probed.ts'
import { restartWhenCleared } from './retry/recovery.ts'
import { scheduleAutoClear } from './retry/auto-clear.ts'
import { settleOperations } from './settle.ts'
import { countLoad } from '../system/overload.ts'

/** More rounds than any chain of groups can need: beyond it two rules contradict each other, our own mistake. */
const roundLimit = 1000

/**
 * Brings every touched group, and the groups linked to it, as far as they can go now. The state alone says
 * what can go next, so an interrupted engine goes on from wherever it was. Gives the groups it has looked at.
 */
export function advance(draft: Draft): Iterable<GroupName> {
  const seen = draft.touched.size === 0 ? draft.touched : new Set<GroupName>()
  for (let round = 0; draft.touched.size > 0; round++) {
    if (round > roundLimit) throw new Error('the policy does not come to rest')
    const groups = withNeighbours(draft, [...draft.touched])
    draft.touched.clear()
    for (const group of groups) {
      seen.add(group)
      advanceGroup(draft, group)
    }
  }
  return seen
}

function withNeighbours(draft: Draft, groups: readonly GroupName[]): Set<GroupName> {
  const { configuration } = draft.state
  const known = groups.filter((group) => configuration.groups[group])
  return new Set(
    known.flatMap((group) => {
      const { requires, requiredBy } = groupNamed(configuration, group)
      return [group, ...requires.map((link) => link.child), ...requiredBy.map((link) => link.parent)]
    }),
  )
}

function advanceGroup(draft: Draft, group: GroupName): void {
  resolveConcurrency(draft, group)
  liftAutodisable(draft, group)
  followChildren(draft, group)
  const systems = systemsOf(draft.state.configuration, group)
  for (const system of systems) {
    giveUpStart(draft, group, system)
    endPlaceIntent(draft, group, system)
  }
  takeHardChildAlong(draft, group)
  advanceMove(draft, group)
  advanceAutostart(draft, group)
  restartWhenCleared(draft, group)
  returnWithChild(draft, group)
  for (const system of systems) {
    progressPlace(draft, group, system)
    endPlaceIntent(draft, group, system)
  }
  scheduleAutoClear(draft, group)
  countLoad(draft, group)
  settleOperations(draft, group)
  for (const system of systems) advanceDeparture(draft, system)
}
