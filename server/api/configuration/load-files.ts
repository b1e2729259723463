import type { Configuration } from '#lib/model/configuration.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { ClusterDriver, ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import { ApiFailure } from '../failure.ts'
import { maskProblems } from './files.ts'

export type ReadFiles = {
  /** Null when the files have errors. */
  readonly configuration: Configuration | null
  readonly problems: readonly ConfigurationProblem[]
}

/** Reads complete files as the configuration of the cluster of that name. */
export function readFiles(files: readonly ConfigurationFile[], cluster: string): ReadFiles {
  const loaded = loadConfiguration(files)
  const problems = [...maskProblems(files), ...loaded.problems, ...otherName(loaded.configuration, cluster)]
  const sound = !problems.some(({ severity }) => severity === 'error')
  return { configuration: sound ? loaded.configuration : null, problems }
}

/** The same, for files that are about to run. Throws `bad-configuration` with all problems. */
export function readSoundFiles(
  files: readonly ConfigurationFile[],
  cluster: string,
): { readonly configuration: Configuration; readonly problems: readonly ConfigurationProblem[] } {
  const { configuration, problems } = readFiles(files, cluster)
  if (configuration) return { configuration, problems }
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const message = `The configuration has ${errors} error${errors === 1 ? '' : 's'}; the running one is untouched.`
  throw new ApiFailure('bad-configuration', message, { problems })
}

/** Hands it to the driver. Throws `refused` with all reasons when what runs would leave it unseen. */
export function loadOrRefuse(
  driver: ClusterDriver,
  configuration: Configuration,
  files: readonly ConfigurationFile[],
  user: string,
): void {
  const reasons = driver.load(configuration, files, user)
  if (reasons.length === 0) return
  const why = reasons.map(({ text }) => text).join(' ')
  throw new ApiFailure('refused', `The configuration was not loaded; the running one is untouched. ${why}`, {
    reasons,
  })
}

/** Journal, connections and addresses hang on the name: a main.cf of another cluster must not slip in. */
function otherName(configuration: Configuration | null, cluster: string): readonly ConfigurationProblem[] {
  if (!configuration || configuration.cluster.name === cluster) return []
  return [
    {
      id: 'other-cluster',
      severity: 'error',
      file: 'main.cf',
      line: 1,
      column: 1,
      message: `This is the configuration of cluster ${configuration.cluster.name}, not of ${cluster}.`,
      expected: `cluster ${cluster}`,
      hint: 'Load it into its own cluster.',
    },
  ]
}
