import { numberOf, systemValue } from '#lib/model/attribute-lookup.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { availableCapacity, currentLimits, takesFrom } from '#lib/planner/capacity.ts'

/** A system that carries more than its Capacity, or more than one of its Limits. vcs-semantics §3.4. */
export type Exceeded = {
  readonly system: SystemName
  /** `Capacity`, or the name of the limit. */
  readonly what: string
  readonly allowed: number
  readonly taken: number
  /** The groups that take from it. */
  readonly groups: readonly GroupName[]
}

/** Every capacity and limit that is exceeded in a state. */
export function exceededIn(state: ClusterState): Exceeded[] {
  return namesOf(state.systems).flatMap((system) => {
    if (state.systems[system]?.contact.kind !== 'connected') return []
    const groups = () => namesOf(state.groups).filter((group) => takesFrom(state, group, system))
    const found: Exceeded[] = []
    const allowed = numberOf(systemValue(state.configuration, system, 'Capacity'))
    const rest = availableCapacity(state, system)
    if (rest < 0) found.push({ system, what: 'Capacity', allowed, taken: allowed - rest, groups: groups() })
    for (const [what, left] of currentLimits(state, system)) {
      const limit = limitOf(state, system, what)
      if (left < 0) found.push({ system, what, allowed: limit, taken: limit - left, groups: groups() })
    }
    return found
  })
}

function limitOf(state: ClusterState, system: SystemName, name: string): number {
  const limits = systemValue(state.configuration, system, 'Limits')
  const entries = limits.kind === 'association' ? limits.entries : []
  return Number(entries.find(([key]) => key === name)?.[1] ?? 0)
}
