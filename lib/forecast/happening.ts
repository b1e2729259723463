import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'

/** What a forecast is asked about. `at`: milliseconds of virtual time after the forecast begins. */
export type Happening =
  /** The system loses power: nothing runs there any more, and it does not answer. */
  | { readonly at: number; readonly kind: 'system'; readonly system: SystemName }
  /** The resource dies where it runs. `gone`: nothing can bring it back on that system. */
  | {
      readonly at: number
      readonly kind: 'resource'
      readonly resource: ResourceName
      readonly system: SystemName
      readonly gone?: boolean
    }
  /** Somebody asks for something. */
  | { readonly at: number; readonly kind: 'intent'; readonly intent: Intent; readonly user: string }

/** What fences do when they are asked to switch a system off. */
export type FenceConduct = 'works' | 'fails' | 'none'
export const fenceConducts = ['works', 'fails', 'none'] as const satisfies readonly FenceConduct[]

/** Entry points whose time is assumed. */
export type TimedEntryPoint = 'online' | 'offline' | 'monitor' | 'clean'
export type Times = Readonly<Partial<Record<TimedEntryPoint, number>>>

/** What a forecast has to assume of the world; everything else follows from the configuration. Times in ms. */
export type Assumptions = {
  readonly entryPointsMs: Readonly<Record<TimedEntryPoint, number>>
  /** By resource type, and by resource, which comes first. */
  readonly byTypeMs: Readonly<Record<string, Times>>
  readonly byResourceMs: Readonly<Record<string, Times>>
  /** `longest`: every online, offline and clean takes the whole of its timeout and just succeeds. */
  readonly pace: 'assumed' | 'longest'
  /** How long a trigger script takes; all of them are taken to be there and to agree (exit 0). */
  readonly triggerMs: number
  /** From the loss of power until the engine notices that the system does not answer. */
  readonly silenceMs: number
  /** From asking a fence until it answers. */
  readonly fenceMs: number
  readonly fence: FenceConduct
  /** A person confirms a silent system down so long after it fell silent; null: nobody does. */
  readonly confirmAfterMs: number | null
}

/** Last monitors, keyed `resource@system`: how long a monitor really takes. */
export type ObservedMonitors = Readonly<Record<string, { readonly durationMs: number }>>

export type ForecastOptions = {
  readonly assumptions?: Partial<Assumptions>
  readonly observed?: ObservedMonitors
  /** Virtual milliseconds after the last happening at which a cluster that does not come to rest is left. */
  readonly withinMs?: number
  readonly eventLimit?: number
}

export type { GroupName, ResourceName, SystemName }
