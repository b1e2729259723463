import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import { namesOf } from '#lib/model/names.ts'
import type { OperationId, PlaceIntent } from '#lib/model/runtime.ts'
import { exclusiveWith } from '#lib/model/zones.ts'
import type { Draft, Spot } from '../draft.ts'
import { endOperation } from '../operator/operations.ts'

/**
 * From now on the engine works towards this on the system. Wishes for single resources there and the
 * operation that wanted something else are superseded.
 */
export function setPlaceIntent(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  intent: NonNullable<PlaceIntent>,
): void {
  const before = draft.place(group, system).intent
  const superseded = new Set<OperationId>()
  if (before?.operation) superseded.add(before.operation)
  for (const spot of spotsOf(draft, group, system)) {
    const { wanted } = draft.resource(spot)
    if (wanted?.operation) superseded.add(wanted.operation)
    draft.updateResource(spot, { wanted: null })
  }
  draft.updatePlace(group, system, { intent })
  if (intent.kind === 'online') forgetFaults(draft, group, system)
  for (const operation of superseded) {
    if (operation === intent.operation) continue
    endOperation(
      draft,
      operation,
      'CANCELLED',
      `something else was decided for ${group} on ${system}.`,
      intent.cause,
    )
  }
}

/** It is started: no recovery and no start of a system needs to start it here again, nor where it may not be beside this. */
function forgetFaults(draft: Draft, group: GroupName, system: SystemName): void {
  const forgotten = { downByFault: undefined, downByStop: undefined, heldDown: undefined }
  for (const other of [system, ...exclusiveWith(draft.state.configuration, group, system)])
    draft.updatePlace(group, other, forgotten)
}

/** All resources of a group on one system. */
export const spotsOf = (draft: Draft, group: GroupName, system: SystemName): Spot[] =>
  namesOf<ResourceName>(draft.place(group, system).resources).map((resource) => ({ group, resource, system }))

/** Ends an operation on single resources as FAILED and forgets what it still wanted. */
export function abandon(
  draft: Draft,
  { group, system }: Spot,
  operation: OperationId,
  outcome: string,
): void {
  for (const spot of spotsOf(draft, group, system)) {
    if (draft.resource(spot).wanted?.operation === operation) {
      draft.updateResource(spot, { wanted: null, iState: stillIn(draft, spot) })
    }
  }
  endOperation(draft, operation, 'FAILED', outcome)
}

const stillIn = (draft: Draft, spot: Spot) => {
  const { iState } = draft.resource(spot)
  return iState === 'waiting for children online' || iState === 'waiting for parent offline'
    ? 'not waiting'
    : iState
}
