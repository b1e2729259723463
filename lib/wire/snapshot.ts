import type { ClusterState, GroupRuntime, Instant, Operation, SystemRuntime } from '#lib/model/runtime.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ClusterName, GroupName, SystemName } from '#lib/model/names.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { ConfigurationProblem } from './errors.ts'

/** GET /api/clusters/{cluster}. Secret attribute values are masked. */
export type ClusterSnapshot = {
  readonly state: ClusterState
  /** The engine's clock when this was taken; ages are counted from it. */
  readonly at: Instant
  readonly facts: Facts
  readonly contacts: Contacts
}

/** Last monitor of each resource on each system, keyed `resource@system`. */
export type Facts = Readonly<Record<FactKey, Fact>>
export type FactKey = `${string}@${string}`
export type Fact = {
  readonly at: Instant
  readonly exitCode: number | null
  readonly durationMs: number
  /** At most 2 kB, control characters removed. */
  readonly output: string
  /** How long its last start took, successful or ended at its time-out; absent before the first. */
  readonly startMs?: number
}

/** How each system can be reached, and when it was last heard of. */
export type Contacts = Readonly<Record<SystemName, ContactOnWire>>
export type ContactOnWire = {
  readonly heardAt: Instant | null
  readonly address: string
  readonly failure: { readonly code: string; readonly text: string; readonly fingerprint?: string } | null
  readonly fenceConfigured: boolean
}

export const factKey = (resource: string, system: string): FactKey => `${resource}@${system}`

/** What one revision changed: whole groups, systems and operations that differ. `event: change`, id = revision. */
export type Change = {
  readonly revision: number
  readonly at: Instant
  readonly configuration?: Configuration
  readonly groups?: Readonly<Record<GroupName, GroupRuntime>>
  readonly systems?: Readonly<Record<SystemName, SystemRuntime>>
  readonly operations?: Readonly<Record<number, Operation>>
  /** Operations no longer kept. */
  readonly forgotten?: readonly number[]
  readonly decisions: readonly Decision[]
}

/** Facts since the last such message; without a revision. `event: facts`. */
export type FactsUpdate = { readonly at: Instant; readonly facts: Facts; readonly contacts?: Contacts }

/** First message of a stream: where it stands. `event: hello`. */
export type Hello = { readonly revision: number; readonly at: Instant }

/** GET /api/clusters */
export type ClusterSummary = {
  readonly name: ClusterName
  readonly systems: { readonly total: number; readonly running: number }
  readonly groups: {
    readonly total: number
    readonly online: number
    readonly faulted: number
    readonly partial: number
    readonly unknown: number
  }
  readonly runningOperations: number
  readonly at: Instant
  /** The cluster's files could not be loaded: it is listed, and nothing is done for it. */
  readonly notLoaded?: { readonly message: string; readonly problems: readonly ConfigurationProblem[] }
}
