import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { DownConfirmation, Instant } from '#lib/model/runtime.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { TriggerName } from '#lib/model/triggers.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Decision } from './decision.ts'

/** What `step` is told. Every event carries the time at which the engine took it from its inbox. */
export type Event = { readonly at: Instant } & EventBody

export type EventBody =
  /** First configuration, or a changed one: runtime of what stays is kept. */
  | { readonly kind: 'configurationLoaded'; readonly configuration: Configuration }
  /**
   * The engine process came back with a state from its journal. In-flight entry points are of an
   * earlier life: their outcome is unknown and everything is probed again before anything is started.
   */
  | { readonly kind: 'engineRestarted' }
  /** The way to a system stands and its runner answers. */
  | { readonly kind: 'systemConnected'; readonly system: SystemName }
  /** Connection lost, refused, hung, wrong host key … Silence is UNKNOWN, never OFFLINE. */
  | { readonly kind: 'systemSilent'; readonly system: SystemName; readonly reason: string }
  | { readonly kind: 'fenceFinished'; readonly system: SystemName; readonly outcome: FenceOutcome }
  | EntryPointFinished
  | TriggerFinished
  | { readonly kind: 'timerFired'; readonly timer: TimerKey }
  | Noted
  | {
      readonly kind: 'asked'
      readonly intent: Intent
      readonly user: string
      /** Makes a double click one operation: a known id changes nothing. */
      readonly requestId: string
    }

/** What was found beside the engine and belongs into its log. It changes nothing, and nothing follows from it. */
export type Noted = { readonly kind: 'noted'; readonly group: GroupName; readonly system: SystemName } & Pick<
  Decision,
  'severity' | 'message' | 'text'
>

export type EntryPointFinished = {
  readonly kind: 'entryPointFinished'
  readonly system: SystemName
  readonly resource: ResourceName
  readonly entryPoint: EntryPoint
  readonly run: number
  readonly outcome: EntryPointOutcome
  readonly durationMs: number
}

export type EntryPointOutcome =
  | { readonly kind: 'exited'; readonly code: number; readonly verdict: Verdict; readonly output: string }
  /** Ran longer than its timeout; the runner killed its whole process group. */
  | { readonly kind: 'timedOut'; readonly output: string }
  /**
   * No answer: connection lost while it ran, runner gone. Nothing is known. `isMissing`: the runner itself says
   * that there is no such script, so nothing was done.
   */
  | { readonly kind: 'lost'; readonly reason: string; readonly isMissing?: true }

/** A trigger script has ended, or never ran. vcs-semantics §9. */
export type TriggerFinished = {
  readonly kind: 'triggerFinished'
  readonly system: SystemName
  readonly trigger: TriggerName
  readonly run: number
  readonly group: GroupName | null
  readonly resource: ResourceName | null
  readonly outcome: TriggerOutcome
}

export type TriggerOutcome =
  | { readonly kind: 'exited'; readonly code: number; readonly output: string }
  /** Ran longer than its time; the runner killed its whole process group. */
  | { readonly kind: 'timedOut'; readonly output: string }
  /** No answer: connection lost while it ran, runner gone. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** There is no executable script of that name. */
  | { readonly kind: 'missing' }

/** What a monitor said (§6.2). For other entry points `none`: their exit code is read by the policy. */
export type Verdict =
  | { readonly kind: 'online'; readonly confidence: number }
  | { readonly kind: 'offline' }
  | { readonly kind: 'intentionalOffline' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }

export type FenceOutcome =
  | { readonly kind: 'off'; readonly device: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'notConfigured' }

/** Names one timer: starting it again moves it. */
export type TimerKey = string

export type { DownConfirmation }
