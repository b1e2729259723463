/**
 * The engine's windows to the world: interfaces only. `server/main.ts` puts the real ones in,
 * `server/sim` the simulated ones.
 */
import type { Configuration } from '#lib/model/configuration.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, Instant } from '#lib/model/runtime.ts'
import type { ResourceState } from '#lib/model/states.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { RunEntryPoint, RunTrigger } from '#lib/policy/effect.ts'
import type { EntryPointOutcome, Event, FenceOutcome, TriggerOutcome } from '#lib/policy/event.ts'

export interface Clock {
  /** Milliseconds since the epoch, for people and the journal. */
  now(): Instant
  /** Calls back once after `delayMs`, on monotonic time. The answer cancels it. */
  after(delayMs: number, call: () => void): () => void
}

export interface Random {
  /** Unpredictable text of `bytes` random bytes, base64url. */
  token(bytes: number): string
}

/** Keeps secrets of configurations where everything else may be read. */
export interface SecretBox {
  /** A text that says nothing (`isSealed` of `lib/model/secrets.ts`), another one each time. */
  seal(text: string): string
  /** The same, but `known` where it says the same already: a text that did not change is no change. */
  sealAgain(text: string, known: string | null): string
  /** What was sealed; null for a text that is not sealed, that was changed, or that another key sealed. */
  unseal(sealed: string): string | null
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export interface Log {
  write(
    level: LogLevel,
    message: string,
    fields?: Readonly<Record<string, string | number | boolean | null>>,
  ): void
}

/** Runs agents' entry points on systems. Never throws and always answers, `lost` at worst. */
export interface AgentRunner {
  run(request: EntryPointRequest): Promise<EntryPointAnswer>
  /** Runs a trigger script on a system: `missing` when there is none, `lost` at worst. */
  runTrigger(request: TriggerRequest): Promise<TriggerOutcome>
  /** Tells when a system begins or stops to answer. At once for the present state of each system. */
  onContact(listener: (contact: Contact) => void): () => void
  close(): Promise<void>
}

export type EntryPointRequest = Omit<RunEntryPoint, 'kind' | 'delayMs'> & {
  readonly configuration: Configuration
  /** For agents that look at another resource; left out, nothing is known of any. */
  readonly observe?: (resource: ResourceName, system: SystemName) => Observation
}
/** What the engine believes of a resource on a system at the moment it is asked. */
export type Observation = { readonly probed: boolean; readonly state: ResourceState }
export type TriggerRequest = Omit<RunTrigger, 'kind' | 'run' | 'group' | 'resource'>
export type EntryPointAnswer = { readonly outcome: EntryPointOutcome; readonly durationMs: number }

export type Contact =
  | { readonly kind: 'connected'; readonly system: SystemName }
  | { readonly kind: 'silent'; readonly system: SystemName; readonly failure: ContactFailure }

/** Each named with its cause; `text` names the system and what would help. */
export type ContactFailure = {
  readonly code:
    | 'connection-refused'
    | 'connection-lost'
    | 'unreachable'
    | 'timeout'
    | 'name-not-found'
    | 'authentication-failed'
    | 'host-key-unknown'
    | 'host-key-changed'
    | 'runner-failed'
    | 'deploy-failed'
    | 'not-configured'
  readonly text: string
  /** SHA256 fingerprint the system showed, for host-key-unknown and host-key-changed. */
  readonly fingerprint?: string
}

/** Reads files on systems, over the way the engine has to them. Never throws. */
export interface SystemFiles {
  /** Entries of a directory by name, `missing` when there is no such directory. */
  list(system: SystemName, directory: string): Promise<FileAnswer<readonly SystemFileEntry[]>>
  /** A file's bytes; `too-large` beyond `limitBytes`, which is asked before it is read. */
  read(system: SystemName, path: string, limitBytes: number): Promise<FileAnswer<Uint8Array>>
  /** Creates or overwrites a file in an existing directory. */
  write(system: SystemName, path: string, bytes: Uint8Array, mode: number): Promise<FileAnswer<null>>
}

export type FileAnswer<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-large'; readonly sizeBytes: number }
  | { readonly kind: 'failed'; readonly failure: ContactFailure }

export type SystemFileEntry = {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'other'
  /** Permission bits only. */
  readonly mode: number
  readonly sizeBytes: number
}

/** Asks a system how it is set up, by `agents/lib/preflight.sh` there. Never throws. */
export interface SystemQuestions {
  /** `words`: four to a question. What was told before the time was up is an answer too. */
  ask(system: SystemName, words: readonly string[], timeoutMs: number): Promise<SystemAnswer>
}

export type SystemAnswer =
  | { readonly kind: 'answered'; readonly output: string; readonly isLate: boolean }
  | { readonly kind: 'lost'; readonly reason: string }

/** The switch that makes a silent system certainly dead (fence-agents contract). */
export interface Fence {
  /** Resolves `off` only when the device itself reports the system off. Never throws. */
  off(system: SystemName): Promise<FenceOutcome>
}

/** Durable memory of one cluster's engine. Written before effects leave. */
export interface Journal {
  /** Appends atomically and durably (fsync) before it returns. */
  append(entries: readonly JournalEntry[]): void
  /** Newest snapshot and every entry after it, oldest first; null for a new cluster. */
  recover(): { readonly state: ClusterState; readonly entries: readonly JournalEntry[] } | null
  /** Stores a snapshot; entries up to its revision may be forgotten (decisions are kept). */
  snapshot(state: ClusterState): void
  decisions(query: DecisionQuery): readonly Decision[]
  decision(id: string): Decision | null
}

export type JournalEntry = {
  readonly revision: number
  readonly event: Event
  readonly decisions: readonly Decision[]
}

export type DecisionQuery = {
  readonly group?: string
  readonly resource?: string
  readonly system?: string
  readonly text?: string
  readonly severities?: readonly string[]
  /** Message numbers. */
  readonly messages?: readonly number[]
  /** Newest first, older than this id's place in the log. */
  readonly before?: string
  readonly limit: number
}

/** Last verdict of each resource on each system: the age of facts. Kept beside the state, never in it. */
export type MonitorFact = {
  readonly at: Instant
  readonly exitCode: number | null
  readonly durationMs: number
  readonly output: string
}

/**
 * Places in the product at which a simulated engine can be made to die: between any two things that must not
 * come apart. Tests prove that each is passed and that the engine comes back rightly from a death at each.
 */
export const failpointNames = [
  'engine.replaying',
  'engine.recovered',
  'engine.before-append',
  'engine.after-append',
  'engine.between-effects',
  'engine.after-effects',
  'engine.published',
  'engine.before-snapshot',
  'engine.after-snapshot',
  'journal.begun',
  'journal.between-entries',
  'journal.before-commit',
  'journal.committed',
  'journal.snapshot-written',
  'journal.snapshot-pruned',
] as const

export type FailpointName = (typeof failpointNames)[number]

/** Told at each failpoint; does nothing in production. What it throws is the process's end. */
export interface Failpoints {
  hit(name: FailpointName): void
}

export const noFailpoints: Failpoints = { hit: () => undefined }
