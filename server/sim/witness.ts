import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, OperationId } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import type { Event } from '#lib/policy/event.ts'
import type { StepResult } from '#lib/policy/step.ts'
import type { EntryPointRequest } from '#server/ports.ts'

/** A request that the engine has accepted. */
export type Accepted = {
  readonly intent: Intent
  readonly requestId: string
  readonly operation: OperationId
  /** The plan the person had seen, when one was shown, and the state when the engine decided. */
  readonly seenPlan: Plan | null
  readonly decidedOn: ClusterState
}

/** Looks at all that happens in a simulated world. Never throws: it keeps what it found wrong. */
export interface Witness {
  /** What was found wrong, oldest first: an invariant's name and a sentence. */
  readonly violations: readonly { readonly invariant: string; readonly text: string }[]
  /** Each rule it watches, and how often it had something to look at. */
  readonly judges: readonly { readonly invariant: string; readonly looked: number }[]
  stepped(before: ClusterState, event: Event, result: StepResult): void
  /** The engine's memory holds everything up to this revision. */
  appended(revision: number): void
  /** An entry point begins on its system on behalf of an engine's life (counted from 1). */
  began(request: EntryPointRequest, life: number): void
  /** What is truly up or starting has changed. */
  truth(resource: ResourceName, system: SystemName): void
  accepted(request: Accepted): void
  /** A new life of the engine begins with this state. */
  recovered(state: ClusterState, life: number): void
}
