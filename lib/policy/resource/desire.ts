import type { CauseId, OperationId } from '#lib/model/runtime.ts'
import { offlineMembers, onlineMembers } from '#lib/planner/members.ts'
import type { Draft, Spot } from '../draft.ts'

/** What is to become of a resource, on whose behalf, and why. */
export type Desire = {
  readonly kind: 'online' | 'offline'
  readonly operation: OperationId | null
  readonly cause: CauseId
  /** Whether the resource alone is meant or its whole group. */
  readonly scope: 'resource' | 'group'
}

/** The resource's own wish goes before the group's; null when nobody wants anything of it. */
export function desireFor(draft: Draft, spot: Spot): Desire | null {
  const { wanted } = draft.resource(spot)
  if (wanted) return { ...wanted, scope: 'resource' }
  const { intent } = draft.place(spot.group, spot.system)
  if (!intent) return null
  const membersOf = intent.kind === 'online' ? onlineMembers : offlineMembers
  const members = membersOf(draft.state.configuration, spot.group, spot.system)
  return members.includes(spot.resource) ? { ...intent, scope: 'group' } : null
}
