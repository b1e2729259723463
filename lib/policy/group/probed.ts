import { isActiveOn, isProbedOn } from '#lib/model/group-state.ts'
import { isManaged, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { Draft } from '../draft.ts'
import { comeBackWith, wentDownWith } from './placement/back-with-system.ts'
import { spotsOf } from './place-intent.ts'

/**
 * Where everything of the group has been probed its autodisable lifts, and what was believed before
 * contact was lost is forgotten: the truth is known now. vcs-semantics §4.4.
 */
export function liftAutodisable(draft: Draft, group: GroupName): void {
  for (const system of systemsOf(draft.state.configuration, group)) {
    if (!draft.place(group, system).autoDisabled || !isProbedOn(draft.state, group, system)) continue
    const wentDown = wentDownWith(draft, group, system)
    const isUp = isActiveOn(draft.state, group, system)
    const seen = { autoDisabled: false, lostWithSystem: undefined, ...(isUp ? { heldDown: undefined } : {}) }
    draft.updatePlace(group, system, seen)
    for (const spot of spotsOf(draft, group, system)) {
      const isWatched = isManaged(draft.state.configuration, spot.resource, system)
      if (isWatched && draft.resource(spot).remembered) draft.updateResource(spot, { remembered: false })
    }
    const text = `Group ${group} has been probed on system ${system}.`
    draft.decide({ severity: 'INFO', message: 10438, text, group, system })
    if (wentDown) comeBackWith(draft, group, system)
  }
}
