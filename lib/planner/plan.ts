import type { OperationStep } from '#lib/model/runtime.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'

/** One entry-point run a plan foresees. Steps without a path between them run at the same time. */
export type PlanStep = Pick<OperationStep, 'id' | 'action' | 'group' | 'resource' | 'system' | 'after'>

/** Ordered, partly parallel steps of an intent; what the dialog shows and the operation ticks off. */
export type Plan = {
  readonly title: string
  readonly group: GroupName | null
  readonly steps: readonly PlanStep[]
  /** Where a switch or an "any" leads; null where the question does not arise. */
  readonly target: SystemName | null
}

/** Why a system may or may not be chosen as target: the row of the Switch dialog. */
export type TargetVerdict = {
  readonly system: SystemName
  readonly allowed: boolean
  /** All reasons against, not just the first; empty when allowed. */
  readonly reasons: readonly Reason[]
  /** Place in the failover order, 0 first. */
  readonly priority: number
}

export type { GroupName, ResourceName, SystemName }
