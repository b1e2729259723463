import type { Configuration } from '#lib/model/configuration.ts'
import type { FileDifference, Hunk } from '#lib/maincf/difference/file-difference.ts'
import type { Edit, EditRefusal } from '#lib/maincf/edit/edit.ts'
import type { ConfigurationProblem } from './errors.ts'

/** How a cluster's configuration stands: who may change it, and what waits. `event: desk` and part of the GET. */
export type DeskState = {
  /** Newest version: the one that runs. */
  readonly version: number
  /** Null: read-only. `haconf -makerw` (vcs-semantics §1.5). */
  readonly open: {
    readonly owner: string
    /** Milliseconds since the epoch. */
    readonly since: number
    /** Collected and not applied. Values of secret attributes are masked. */
    readonly draft: readonly Edit[]
    /** Running and main.cf on disk differ since it was opened: VCS' `.stale`. */
    readonly stale: boolean
  } | null
  /** Applied, and rolled back at `until` unless confirmed. `blocked`: why it could not be rolled back then. */
  readonly unconfirmed: {
    readonly version: number
    readonly previous: number
    readonly until: number
    readonly author: string
    readonly blocked: readonly string[]
  } | null
  /**
   * What somebody edited in the configuration directory that is watched: to be adopted or reverted. Null while it
   * stands there as Hawser knows it, or nothing is watched. Secrets are masked.
   */
  readonly outside?: OutsideEdit | null
}

export type OutsideEdit = {
  readonly system: string
  readonly directory: string
  /** When it was first seen, milliseconds since the epoch. */
  readonly seenAt: number
  /** From what runs to what stands there. */
  readonly difference: readonly FileDifference[]
}

/** One entry of the list of versions, newest first. */
export type VersionOnWire = {
  readonly version: number
  readonly at: number
  readonly author: string
  readonly reason: string
  /** What wrote it: a person's change, the engine keeping a persistent freeze, a return to an older version. */
  readonly origin: 'change' | 'freeze' | 'rollback'
  /** ha commands that made it, secrets masked; empty when the text was edited. */
  readonly commands: readonly (readonly string[])[]
}

/** What a change would do. Answer of `…/configuration/preview`. Secrets are masked everywhere. */
export type ChangePreview = {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly refusals: readonly EditRefusal[]
  readonly problems: readonly ConfigurationProblem[]
  /** For the picture of what changes; null when the files have errors. */
  readonly configuration: Configuration | null
  readonly difference: readonly FileDifference[]
  /** The same change as ha commands. */
  readonly commands: readonly (readonly string[])[]
  /** Why the cluster would not take it now: what runs may not leave it unseen. */
  readonly reasons: readonly string[]
}

export type { FileDifference, Hunk }
