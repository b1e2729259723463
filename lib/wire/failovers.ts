import type { Instant } from '#lib/model/runtime.ts'

/** A failover of the past, as the engine log tells it. */
export type FailoverOnWire = {
  /** The decision that started the group elsewhere. */
  readonly decision: string
  readonly group: string
  /** The system with the fault, or that fell silent; null where the log does not say. */
  readonly from: string | null
  readonly to: string
  /** When the engine learned of the fault. */
  readonly noticedAt: Instant
  /** When all of the group was online again; null when that did not come of it, or not yet. */
  readonly onlineAt: Instant | null
}

/** GET /api/clusters/{cluster}/failovers, newest first. */
export type FailoversAnswer = { readonly failovers: readonly FailoverOnWire[] }
