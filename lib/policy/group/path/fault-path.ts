import { neededChildren } from '#lib/model/at-least.ts'
import { isInFlight } from '#lib/model/group-state.ts'
import { resourceNamed } from '#lib/model/group-members.ts'
import type { ResourceName } from '#lib/model/names.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import { parentsIn } from '#lib/planner/members.ts'
import type { Draft, Spot } from '../../draft.ts'

/**
 * The upward path of a faulted resource, nearest first: everything that cannot stay up without it. A parent
 * that `requires atleast N` survives, and all above it, while N of those are up. vcs-semantics §4.2 step 4.
 */
export function pathAbove(draft: Draft, spot: Spot): FaultPath {
  const parentsOf = parentsIn(draft.state.configuration)
  const lost = new Set([spot.resource])
  const met = new Set<ResourceName>()
  const waiting = [...parentsOf(spot.resource)]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    met.add(next)
    if (lost.has(next) || survives(draft, { ...spot, resource: next }, lost)) continue
    lost.add(next)
    waiting.push(...parentsOf(next))
  }
  lost.delete(spot.resource)
  return { path: [...lost], survivors: [...met].filter((name) => !lost.has(name)) }
}

/** What goes offline above a faulted resource, and the parents that can do without it. */
export type FaultPath = {
  readonly path: readonly ResourceName[]
  readonly survivors: readonly ResourceName[]
}

/** `at least 2 of r2, r3, r4`: what lets a parent survive, for the log. */
export function requirementText(draft: Draft, parent: ResourceName): string {
  const { atLeast = [] } = resourceNamed(draft.state.configuration, parent)
  return atLeast.map(({ count, of }) => `at least ${count} of ${of.join(', ')}`).join(' and ')
}

/** Whether a resource can do without what is lost: none of it is plainly required, and enough of each list is left. */
function survives(draft: Draft, spot: Spot, lost: ReadonlySet<ResourceName>): boolean {
  const found = resourceNamed(draft.state.configuration, spot.resource)
  if (found.atLeast === undefined || neededChildren(found).some((child) => lost.has(child))) return false
  const parent = draft.resource(spot)
  const isRunning = parent.state === 'ONLINE' || isInFlight(parent)
  const isLeft = (child: ResourceName): boolean => {
    const runtime = draft.resource({ ...spot, resource: child })
    return !lost.has(child) && (isRunning ? isUp(runtime) : runtime.state !== 'FAULTED')
  }
  return found.atLeast.every(({ count, of }) => of.filter(isLeft).length >= count)
}

/** ONLINE, or restarted where it is: that is no fault before its restarts are used up. */
const isUp = ({ state, flags }: ResourceRuntime): boolean =>
  state === 'ONLINE' || flags.includes('RESTARTING')
