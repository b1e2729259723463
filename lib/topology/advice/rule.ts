import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName, ResourceName } from '#lib/model/names.ts'

/**
 * A rule of a guide that a configuration can follow or not. `warning`: it would not do what is meant; `advice`: it
 * would, and the guide knows better; `reminder`: something outside of the configuration has to be so.
 */
export type Rule = {
  readonly severity: Severity
  /** Items of the project's checklist of the guides (docs/semantics/source-guides.md). */
  readonly items: readonly string[]
  /** Guide, chapter or table, and the page where one is known. */
  readonly source: string
  readonly explanation: string
  /** Everything in the configuration that does not follow it, in its order. */
  readonly find: (configuration: Configuration) => readonly Found[]
}

export type Severity = 'warning' | 'advice' | 'reminder'

export type Where =
  | { readonly kind: 'cluster' }
  | { readonly kind: 'group'; readonly name: GroupName }
  | { readonly kind: 'resource'; readonly name: ResourceName }

export type Found = {
  readonly where: Where
  /** What is so, with the names. */
  readonly text: string
  /** What to do about it. */
  readonly remedy: string
}

export const inCluster = (text: string, remedy: string): Found => ({
  where: { kind: 'cluster' },
  text,
  remedy,
})
export const inGroup = (name: GroupName, text: string, remedy: string): Found => ({
  where: { kind: 'group', name },
  text,
  remedy,
})
export const inResource = (name: ResourceName, text: string, remedy: string): Found => ({
  where: { kind: 'resource', name },
  text,
  remedy,
})
