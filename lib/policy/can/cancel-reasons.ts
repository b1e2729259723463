import type { OperationId } from '#lib/model/runtime.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { reason } from './move-reasons.ts'

/** Reasons against cancelling an operation. Who may ask is the API's question. vcs-semantics §4.5. */
export function cancelReasons(state: ClusterState, id: OperationId): Reason[] {
  const operation = state.operations[id]
  if (!operation) return []
  const { state: now, title } = operation
  if (now === 'RUNNING' || now === 'ASKS') {
    return [reason('operation-not-cancellable', `Operation ${id} (${title}) cannot be cancelled.`)]
  }
  return [reason('operation-ended', `Operation ${id} (${title}) has ended ${now} already.`)]
}
