import type { Configuration } from '#lib/model/configuration.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { DeskState } from '#lib/wire/configuration.ts'
import type { ConfigurationFile } from './cluster-driver.ts'

/**
 * Where a cluster's configuration is changed: opened by one person, changed as a set, kept in versions, and
 * rolled back unless confirmed. VCS: haconf -makerw, -dump, -makero (vcs-semantics §1.5); owner, versions and
 * confirmation are Hawser's own. Survives a restart of the engine.
 */
export interface ConfigurationDesk {
  state(): DeskState
  /** `haconf -makerw`. Refused, naming the owner, when another person has it. Idempotent for its owner. */
  open(user: string): DeskAnswer
  /** An administrator takes it over from its owner, whose draft is kept for the new one; logged. */
  takeOver(user: string, reason: string): DeskAnswer
  /** `haconf -dump -makero`; a draft that is not applied is refused unless `discard`. */
  close(user: string, discard: boolean): DeskAnswer
  /** Replaces the owner's collected edits. They are kept until applied or discarded, over reloads and restarts. */
  draft(user: string, edits: readonly Edit[]): DeskAnswer
  /**
   * Takes a sound configuration as the running one, as a new version. With `confirmWithinMs` it is rolled back
   * byte for byte to `base` when nobody confirms in time. Refused when `base` is no longer the newest version.
   */
  apply(change: AppliedChange): DeskAnswer
  confirm(user: string, version: number): DeskAnswer
  /** Tells whoever listens that `state()` has changed. */
  subscribe(listener: () => void): { readonly stop: () => void }
  version(number: number): StoredVersion | null
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
}

export type DeskAnswer =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }

export type StoredVersion = {
  readonly version: number
  readonly at: number
  readonly author: string
  readonly files: readonly ConfigurationFile[]
}
