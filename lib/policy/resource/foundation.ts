import { isInFlight } from '#lib/model/group-state.ts'
import { resourceNamed } from '#lib/model/group-members.ts'
import type { Draft, Spot } from '../draft.ts'
import { desireFor } from './desire.ts'
import { childrenAreUp } from './neighbours.ts'

/**
 * Whether what a resource requires is online there or on its way: a restart in place that nothing will ever stand
 * under (a person had started it alone, where its group does not run) could only wait for ever, and would keep the
 * group from being confirmed down there. vcs-semantics §4.1: online is sent when all children are ONLINE.
 */
export function hasFoundation(draft: Draft, spot: Spot): boolean {
  if (childrenAreUp(draft, spot)) return true
  return resourceNamed(draft.state.configuration, spot.resource).children.some((resource) => {
    const child = { ...spot, resource }
    return isInFlight(draft.resource(child)) || desireFor(draft, child)?.kind === 'online'
  })
}
