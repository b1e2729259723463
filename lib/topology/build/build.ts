import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { ConfigurationFile } from '#lib/maincf/load/includes.ts'
import { editsBetween } from '#lib/maincf/commands/edits-between.ts'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { clusterName } from '#lib/model/names.ts'
import type { Answers } from './answers.ts'
import { checkAnswers, type AnswerProblem } from './check-answers.ts'
import { configurationAt } from './configuration-at.ts'
import { groupPieces } from './pieces/group-pieces.ts'
import { buildSteps, type BuildStep } from './steps.ts'
import { suggest, type Planned } from './suggest.ts'

export type Built =
  | { readonly kind: 'refused'; readonly problems: readonly AnswerProblem[] }
  | {
      readonly kind: 'built'
      readonly planned: Planned
      /** The guide's seven steps, each with the whole configuration as it is after it. */
      readonly steps: readonly (BuildStep & { readonly configuration: Configuration })[]
      /** The result of the last step. */
      readonly configuration: Configuration
      /** What leads from the base to it: one change set. */
      readonly edits: readonly Edit[]
    }

/**
 * Builds what the answers ask for, beside what is in `base` already. Every step loads by itself (later steps add
 * what is still missing, so earlier ones have warnings). Refused with all reasons; never throws. Print the result
 * with `printConfiguration`. Guide 000, pages 41 to 46.
 */
export const build = (answers: Answers, base: Configuration): Built => {
  const problems = checkAnswers(answers, base)
  if (problems.length > 0) return { kind: 'refused', problems }
  const planned = suggest(answers)
  const pieces = groupPieces(answers, planned)
  const systems = [...planned.systems, ...planned.standbys]
  const steps = buildSteps.map((step) => ({
    ...step,
    configuration: configurationAt(base, systems, pieces, step.number),
  }))
  const configuration = configurationAt(base, systems, pieces, 7)
  return { kind: 'built', planned, steps, configuration, edits: editsBetween(base, configuration) }
}

/** Type files that what is built needs: those of `types/`, by name, in the order of their includes. */
export const typeFileNames = (answers: Pick<Answers, 'topology'>): readonly string[] =>
  answers.topology === 'empty' ? ['types.cf'] : ['types.cf', 'SunJESMsg.cf', 'SunJESAdm.cf', 'SunJESLDAP.cf']

/**
 * A cluster with nothing in it but the types of the files given, as the base of a new one.
 *
 * @throws RangeError when a type file has an error: they are those shipped with Hawser.
 */
export const newCluster = (name: string, typeFiles: readonly ConfigurationFile[]): Configuration => {
  const includes = typeFiles.map((file) => `include "${file.name}"\n`).join('')
  const main = { name: 'main.cf', text: `${includes}\ncluster new (\n\t)\n` }
  const { configuration, problems } = loadConfiguration([main, ...typeFiles])
  if (configuration === null)
    throw new RangeError(`the types do not load: ${problems[0]?.message ?? 'no reason'}`)
  return { ...configuration, cluster: { ...configuration.cluster, name: clusterName(name) } }
}
