import type { ClusterName, SystemName } from '#lib/model/names.ts'
import type { OperationId } from '#lib/model/runtime.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { NotesOnWire } from '#lib/wire/notes.ts'
import type { Change, ClusterSnapshot, FactsUpdate } from '#lib/wire/snapshot.ts'
import type { DecisionQuery, FileAnswer, SystemFiles } from '#server/ports.ts'
import type { ConfigurationDesk } from './configuration-desk.ts'
import type { SystemPreflight } from './system-preflight.ts'
import type { MailFlows } from './mail-flows.ts'
import type { NotifierStanding } from './notifier-standing.ts'

/**
 * What a cluster runs on. The API knows clusters through this alone. Today: `own-engine.ts`;
 * later Pacemaker and VCS behind the same interface and the same contract test.
 */
export interface ClusterDriver {
  readonly name: ClusterName
  /** Unmasked; the API masks secrets before anything leaves. */
  snapshot(): ClusterSnapshot
  /**
   * Changes after `afterRevision`, then live ones, in order. `gap` when they are no longer kept: send the
   * reader back to the snapshot.
   */
  subscribe(afterRevision: number, listener: StreamListener): { readonly stop: () => void } | 'gap'
  /** Decides on the truth, journals, answers. Never waits for the systems. */
  submit(request: SubmitRequest): SubmitAnswer
  /** Where its configuration is changed. */
  readonly desk: ConfigurationDesk
  /** The configuration directory of a system that is watched; null when none is. */
  readonly outside: OutsideFiles | null
  /** Proofs that mail flows; null where none can be made. */
  readonly mailFlows: MailFlows | null
  /** Whom it notifies by mail; null where it cannot. */
  readonly notifier: NotifierStanding | null
  /** Whether its systems could carry its groups. */
  readonly preflight: SystemPreflight
  /** Files on its systems. */
  readonly systemFiles: SystemFiles
  /** Of the newest version, secrets sealed. */
  files(): readonly ConfigurationFile[]
  /** What people have written down about it. */
  readonly notes: ClusterNotes
  decisions(query: DecisionQuery): readonly Decision[]
  /** From the asked decision back to the first event, newest first. Empty when unknown. */
  why(decision: string): readonly Decision[]
  /** Pins the fingerprint a person has compared; the system is contacted again. */
  trustHostKey(system: SystemName, fingerprint: string, user: string): void
  close(): Promise<void>
}

/** One text about a cluster, with who wrote it and when. */
export interface ClusterNotes {
  /** Null when nobody has written it. */
  read(): NotesOnWire | null
  /** Replaces it and answers how it stands. Durable when it returns. */
  write(notes: Omit<NotesOnWire, 'number'>): NotesOnWire
}

/** Files that somebody may edit outside of Hawser. */
export interface OutsideFiles {
  /** The edited files as they were last seen, secrets sealed; null when nobody has edited them. */
  edited(): readonly ConfigurationFile[] | null
  /** What was seen has been loaded. */
  adopted(): void
  /** Writes the running files over the edited ones. */
  revert(): Promise<FileAnswer<null>>
}

export type StreamListener = {
  readonly change: (change: Change) => void
  readonly facts: (update: FactsUpdate) => void
}

export type ConfigurationFile = { readonly name: string; readonly text: string }

export type SubmitRequest = {
  readonly intent: Intent
  readonly user: string
  readonly requestId: string
  /** Fingerprint of the plan the person saw (`planFingerprint`), to refuse when the truth has moved. */
  readonly seenPlan?: string
}

export type SubmitAnswer =
  | { readonly kind: 'accepted'; readonly operation: OperationId; readonly revision: number }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'moved'; readonly plan: Plan }
