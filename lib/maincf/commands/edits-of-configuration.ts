import type { Configuration } from '#lib/model/configuration.ts'
import { clusterName } from '#lib/model/names.ts'
import { applyEdits, type AppliedEdits } from '../edit/apply-edits.ts'
import type { Edit } from '../edit/edit.ts'
import { editsBetween } from './edits-between.ts'

const nothing: Configuration = {
  cluster: { name: clusterName(''), attributes: {} },
  systems: {},
  types: {},
  groups: {},
  resources: {},
}

/**
 * The edits that build a configuration from nothing, as `hacf -cftocmd` prints their commands. vcs-semantics §1.4.
 */
export const editsOfConfiguration = (configuration: Configuration): readonly Edit[] =>
  editsBetween(nothing, configuration)

/** The files that edits build from nothing, as `hacf -cmdtocf` writes them. vcs-semantics §1.4. */
export const configurationOfEdits = (edits: readonly Edit[]): AppliedEdits => applyEdits([], edits)
