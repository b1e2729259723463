import { ancestorsOf } from '#lib/graph/reach.ts'
import { isSupported } from '#lib/model/at-least.ts'
import { resourceOperations } from '#lib/model/attribute-lookup.ts'
import { isInFlight } from '#lib/model/group-state.ts'
import { isManaged, resourceNamed } from '#lib/model/group-members.ts'
import type { ResourceName } from '#lib/model/names.ts'
import { parentsIn } from '#lib/planner/members.ts'
import type { Draft, Spot } from '../draft.ts'
import { waitsForParentGroups } from '../group/links/parents-first.ts'
import { unwatchedOn } from '../start-guard.ts'

/** Whether all the resource stands on, or enough of it, is online and at rest: only then may it come online. */
export function childrenAreUp(draft: Draft, spot: Spot): boolean {
  return isSupported(resourceNamed(draft.state.configuration, spot.resource), (resource) => {
    const child = draft.resource({ ...spot, resource })
    return child.state === 'ONLINE' && !isInFlight(child)
  })
}

/**
 * Whether everything that stands on the resource is offline and at rest: only then may it be taken offline.
 * While its group goes offline that goes for all above it: what stands on a parent that has faulted may still
 * run. Groups that have to go offline before its own count as well. vcs-semantics §4.2 step 5.
 */
export function parentsAreDown(draft: Draft, spot: Spot): boolean {
  const { configuration } = draft.state
  const isDown = (resource: ResourceName) => isOutOfTheWay(draft, spot, resource)
  if (!resourceNamed(configuration, spot.resource).parents.every(isDown)) return false
  const isWhole = draft.place(spot.group, spot.system).intent?.kind === 'offline'
  if (isWhole && !ancestorsOf(spot.resource, parentsIn(configuration)).every(isDown)) return false
  return !waitsForParentGroups(draft, spot.group, spot.system)
}

function isOutOfTheWay(draft: Draft, spot: Spot, resource: ResourceName): boolean {
  const { configuration } = draft.state
  if (resourceOperations(configuration, resource) !== 'OnOff') return true
  if (!isManaged(configuration, resource, spot.system)) {
    return !unwatchedOn(draft.state, spot.group, spot.system).includes(resource)
  }
  const parent = draft.resource({ ...spot, resource })
  const isDown = parent.state === 'OFFLINE' || parent.state === 'FAULTED'
  return parent.probed && isDown && !isInFlight(parent) && !parent.flags.includes('STATE UNKNOWN')
}
