import { applyEdits } from '#lib/maincf/edit/apply-edits.ts'
import type { Edit, EditRefusal } from '#lib/maincf/edit/edit.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { ConfigurationProblem } from '#lib/maincf/problem.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ConfigurationFile } from '../files.ts'

/** A configuration as it would be with the draft applied. */
export type Drafted = {
  readonly files: readonly ConfigurationFile[]
  /** Null when the files would have errors. */
  readonly configuration: Configuration | null
  readonly refusals: readonly EditRefusal[]
  readonly problems: readonly ConfigurationProblem[]
}

let last: { files: readonly ConfigurationFile[]; draft: readonly Edit[]; drafted: Drafted } | null = null

/** The files with the draft applied and read again. Many components ask; the last answer is kept for them. */
export function draftedOf(files: readonly ConfigurationFile[], draft: readonly Edit[]): Drafted {
  if (last?.files === files && last.draft === draft) return last.drafted
  const applied = applyEdits(files, draft)
  const { configuration, problems } = loadConfiguration(applied.files)
  const drafted = { files: applied.files, configuration, refusals: applied.refusals, problems }
  last = { files, draft, drafted }
  return drafted
}
