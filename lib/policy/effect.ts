import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { TimerKey } from './event.ts'

/**
 * What `step` asks for. Effects leave the engine only after the event that caused them is in the journal.
 * They are data; the engine hands them to its ports in this order.
 */
export type Effect =
  | RunEntryPoint
  /** Forget a scheduled run that has not begun (a system went silent, a resource left). */
  | { readonly kind: 'cancelMonitor'; readonly resource: ResourceName; readonly system: SystemName }
  | { readonly kind: 'startTimer'; readonly timer: TimerKey; readonly delayMs: number }
  | { readonly kind: 'cancelTimer'; readonly timer: TimerKey }
  | { readonly kind: 'fenceSystem'; readonly system: SystemName }

export type RunEntryPoint = {
  readonly kind: 'runEntryPoint'
  readonly system: SystemName
  readonly resource: ResourceName
  readonly entryPoint: EntryPoint
  readonly run: number
  /**
   * Wait this long first. A later `runEntryPoint` monitor of the same resource and system replaces one
   * that is still waiting; so each periodic monitor costs one event.
   */
  readonly delayMs: number
  readonly timeoutMs: number
  /** Index into `cleanReasons`, for clean only. */
  readonly cleanReason: number | null
}
