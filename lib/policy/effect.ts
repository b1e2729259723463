import type { AttributeName, GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { TriggerName } from '#lib/model/triggers.ts'
import type { TimerKey } from './event.ts'

/**
 * What `step` asks for. Effects leave the engine only after the event that caused them is in the journal.
 * They are data; the engine hands them to its ports in this order.
 */
export type Effect =
  | RunEntryPoint
  | RunTrigger
  /** Forget a scheduled run that has not begun (a system went silent, a resource left). */
  | { readonly kind: 'cancelMonitor'; readonly resource: ResourceName; readonly system: SystemName }
  /** A person had the engine leave the system: whatever waits for its turn there never begins. §4.5. */
  | { readonly kind: 'forgetRuns'; readonly system: SystemName }
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
  /** For action only: which one, and what it is given beside the values of ArgList. */
  readonly action?: { readonly token: string; readonly arguments: readonly string[] }
  /** For info only: whether its values are new or only refreshed. */
  readonly infoMode?: 'initialise' | 'update'
  /** For attr_changed only: the attribute with a new value. */
  readonly changedAttribute?: AttributeName
}

/** Calls a trigger script on a system, with an argument vector. vcs-semantics §9. */
export type RunTrigger = {
  readonly kind: 'runTrigger'
  readonly system: SystemName
  readonly trigger: TriggerName
  readonly run: number
  readonly arguments: readonly string[]
  /** Absolute path on the system, below its root. */
  readonly directory: string
  readonly timeoutMs: number
  readonly group: GroupName | null
  readonly resource: ResourceName | null
}
