import { z } from 'zod'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { Instant } from '#lib/model/runtime.ts'
import { filesSchema } from './configuration-requests.ts'
import { editsSchema } from './edit-schema.ts'

/** Whether every system of a cluster could carry its groups: what was found on them, over the way agents use. */

/** Body of `…/preflight`: the running configuration, or one that edits or files would make of it. */
export const preflightBody = z
  .object({
    base: z.number().int().nonnegative().optional(),
    edits: editsSchema.optional(),
    files: filesSchema.optional(),
  })
  .refine(({ edits, files }) => edits === undefined || files === undefined, 'not both edits and files')

/**
 * `defect`: a group would not start there, or what is there is in danger. `doubt`: it would, but not as it should.
 * `unknown`: nobody could tell, and why.
 */
export type PreflightVerdict = 'defect' | 'doubt' | 'unknown'

export type PreflightFinding = {
  /** Names the kind: `mount-point-missing`. All are in docs/how-to/preflight.md. */
  readonly kind: string
  readonly verdict: PreflightVerdict
  /** Where it was found. */
  readonly system: SystemName
  /** The groups it concerns; empty when every group of the system's. */
  readonly groups: readonly GroupName[]
  readonly resource: ResourceName | null
  /** It keeps its groups from every system, not from this one alone. */
  readonly isEverywhere: boolean
  /** One or two sentences with the names of system and object. */
  readonly text: string
  /** What a person does about it. */
  readonly remedy: string
}

/** How one system took part. */
export type PreflightSystem = {
  readonly system: SystemName
  /** Null: it answered. Otherwise why it did not. */
  readonly silence: string | null
  /** Things that were looked at there. */
  readonly checks: number
  /** Those of them with nothing to find. */
  readonly fine: number
  /** How far its clock is from the engine's, and how far from that it may be; null when it could not be told. */
  readonly clock: { readonly offsetMs: number; readonly boundMs: number } | null
}

/** Answer of `POST …/preflight`. */
export type PreflightReport = {
  readonly at: Instant
  readonly tookMs: number
  /** In the order of the configuration. */
  readonly systems: readonly PreflightSystem[]
  /** By system, defects first. */
  readonly findings: readonly PreflightFinding[]
}

/** "Would it work right now?" for one group on one system of its SystemList. */
export type ReadyPlace = {
  readonly group: GroupName
  readonly system: SystemName
  readonly verdict: 'ready' | 'not-ready' | 'unknown'
  /** When the system was looked at last; null when it never was. */
  readonly at: Instant | null
  /** Why not, or why it is not known; doubts too, which leave it ready. */
  readonly reasons: readonly string[]
}

/** Answer of `GET …/readiness`. */
export type Readiness = {
  /** How often all systems are looked at in the background; null when they are not. */
  readonly everyMs: number | null
  readonly places: readonly ReadyPlace[]
}
