import type { Configuration } from '#lib/model/configuration.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { DeskState, VersionOnWire } from '#lib/wire/configuration.ts'
import type { ConfigurationFile } from './cluster-driver.ts'

/**
 * Where a cluster's configuration is changed: opened by one person, changed as a set, kept in versions, and
 * rolled back unless confirmed. VCS: haconf -makerw, -dump, -makero (vcs-semantics §1.5); owner, versions and
 * confirmation are Hawser's own. Survives a restart of the engine. A `requestId` makes a request that is made
 * twice one: the second is answered as the first was.
 */
export interface ConfigurationDesk {
  /** Secrets of the draft are sealed, not masked. */
  state(): DeskState
  /** `haconf -makerw`. Refused, naming the owner, when another person has it. Idempotent for its owner. */
  open(user: string, requestId?: string): DeskAnswer
  /** An administrator takes it over from its owner, whose draft is kept for the new one; logged. */
  takeOver(user: string, reason: string, requestId?: string): DeskAnswer
  /** `haconf -dump -makero`; a draft that is not applied is refused unless `discard`. */
  close(user: string, discard: boolean, requestId?: string): DeskAnswer
  /** Replaces the owner's collected edits. They are kept until applied or discarded, over reloads and restarts. */
  draft(user: string, edits: readonly Edit[]): DeskAnswer
  /**
   * Takes a sound configuration as the running one, as a new version. With `confirmWithinMs` it is rolled back
   * byte for byte to `base` when nobody confirms in time. Refused when `base` is no longer the newest version,
   * when another person has it open, and while an earlier change waits for its confirmation.
   */
  apply(change: AppliedChange): DeskAnswer
  confirm(user: string, version: number, requestId?: string): DeskAnswer
  /**
   * The files of an older version, byte for byte, as a new version. While a change waits for its confirmation
   * only the version before it may be returned to, which ends the waiting.
   */
  rollback(request: RollbackRequest): DeskAnswer
  /** What the request was answered with when it was done; null for one that is new or was refused. */
  answered(user: string, requestId: string): DeskAnswer | null
  /** Tells whoever listens that `state()` has changed. */
  subscribe(listener: () => void): { readonly stop: () => void }
  version(number: number): StoredVersion | null
  /** Newest first, without their files. */
  versions(): readonly VersionOnWire[]
}

export type AppliedChange = {
  readonly user: string
  readonly reason: string
  /** The version the change was made on. */
  readonly base: number
  readonly configuration: Configuration
  readonly files: readonly ConfigurationFile[]
  /** As ha commands, secrets masked: for the log of versions. Empty when the text was edited. */
  readonly commands: readonly (readonly string[])[]
  readonly confirmWithinMs: number | null
  /** What is applied of the draft leaves it. Without them the text was edited, and the draft with it. */
  readonly edits?: readonly Edit[]
  readonly requestId?: string
}

export type RollbackRequest = {
  readonly user: string
  readonly version: number
  readonly reason: string
  /** As for `apply`: not while a change waits for its confirmation. */
  readonly confirmWithinMs: number | null
  readonly requestId?: string
}

export type DeskAnswer =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }

export type StoredVersion = VersionOnWire & { readonly files: readonly ConfigurationFile[] }
