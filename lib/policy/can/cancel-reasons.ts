import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { OperationId } from '#lib/model/runtime.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { waysBack } from '../operator/cancel/ways-back.ts'
import { reason } from './move-reasons.ts'

/**
 * Reasons against cancelling an operation: it has ended, or it has passed the last point at which it could be
 * given up safely. Who may ask is the API's question.
 */
export function cancelReasons(state: ClusterState, id: OperationId): Reason[] {
  const operation = state.operations[id]
  if (!operation) return []
  const { state: now, title } = operation
  if (now !== 'RUNNING' && now !== 'ASKS') {
    return [reason('operation-ended', `Operation ${id} (${title}) has ended ${now} already.`)]
  }
  const isDeparture = namesOf<SystemName>(state.systems).some(
    (system) => state.systems[system]?.departure?.operation === id,
  )
  if (isDeparture) return []
  if (operation.intent === 'system.fence') {
    return [reason('operation-not-cancellable', 'The fence has its order and cannot be called back.')]
  }
  if (operation.intent === 'resource.action') {
    return [reason('operation-not-cancellable', 'The action runs already; it is not cut off half-way.')]
  }
  return waysBack(state, operation).against.map((text) => reason('operation-not-cancellable', text))
}
