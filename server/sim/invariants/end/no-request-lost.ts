import type { ClusterState, OperationId } from '#lib/model/runtime.ts'
import type { Accepted } from '../../witness.ts'
import { Judge, type Stepped } from '../judge.ts'

/**
 * I-26: a request that was accepted is an operation, also after a crash; at the end each is done, failed, cancelled, or
 * asks a person. The same request id is one operation, however often it is sent.
 */
export class NoRequestLost extends Judge {
  readonly invariant = 'I-26'
  private readonly open = new Map<OperationId, string>()
  private readonly operationOf = new Map<string, OperationId>()

  override accepted({ requestId, operation }: Accepted): void {
    this.looked += 1
    const known = this.operationOf.get(requestId)
    if (known !== undefined && known !== operation)
      this.report(`request ${requestId} became operation ${known} and operation ${operation}`)
    if (known === undefined) this.open.set(operation, requestId)
    this.operationOf.set(requestId, operation)
  }

  override stepped({ before, after }: Stepped): void {
    if (before.operations === after.operations) return
    for (const id of this.open.keys()) {
      const state = after.operations[id]?.state
      if (state === undefined) {
        this.open.delete(id)
        if (before.operations[id]?.state === 'RUNNING') this.report(`operation ${id} is gone while it ran`)
      } else if (state !== 'RUNNING' && state !== 'ASKS') this.open.delete(id)
    }
  }

  override recovered(state: ClusterState): void {
    for (const [id, requestId] of this.open) {
      if (state.operations[id]?.requestId !== requestId)
        this.report(`operation ${id} (${requestId}) was accepted and is gone after a restart`)
    }
  }

  override rested(state: ClusterState): void {
    for (const { id, title, state: is } of Object.values(state.operations)) {
      if (is === 'RUNNING') this.report(`operation ${id} (${title}) never ends`)
    }
  }
}
