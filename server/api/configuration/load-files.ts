import { hasOpenSecrets } from '#lib/model/secrets.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import { verifyStartTimes, type StartTime } from '#lib/maincf/verify/measured/start-times.ts'
import type { Facts } from '#lib/wire/snapshot.ts'
import type { ClusterDriver, ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import { ApiFailure } from '../failure.ts'
import { maskProblems } from './files.ts'

export type ReadFiles = {
  /** Null when the files have errors. */
  readonly configuration: Configuration | null
  readonly problems: readonly ConfigurationProblem[]
}

/**
 * Reads complete files, secrets sealed, as the configuration of a cluster, and compares it with what starts took on
 * its systems.
 */
export function readFiles(
  files: readonly ConfigurationFile[],
  driver: Pick<ClusterDriver, 'name' | 'snapshot'>,
): ReadFiles {
  const loaded = loadConfiguration(files)
  const problems = [
    ...maskProblems(files),
    ...loaded.problems,
    ...otherName(loaded.configuration, driver.name),
    ...openSecret(loaded.configuration),
    ...verifyStartTimes(loaded.trees, startTimesOf(driver.snapshot().facts)),
  ]
  const sound = !problems.some(({ severity }) => severity === 'error')
  return { configuration: sound ? loaded.configuration : null, problems }
}

/** The same of files that are about to run. Throws `bad-configuration` with all problems. */
export function soundOrThrow({ configuration, problems }: ReadFiles): {
  readonly configuration: Configuration
  readonly problems: readonly ConfigurationProblem[]
} {
  if (configuration) return { configuration, problems }
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const message = `The configuration has ${errors} error${errors === 1 ? '' : 's'}; the running one is untouched.`
  throw new ApiFailure('bad-configuration', message, { problems })
}

const startTimesOf = (facts: Facts): StartTime[] =>
  Object.entries(facts).flatMap(([key, { startMs }]) => {
    const at = key.indexOf('@')
    return startMs === undefined
      ? []
      : [{ resource: key.slice(0, at), system: key.slice(at + 1), ms: startMs }]
  })

/** Journal, connections and addresses hang on the name: a main.cf of another cluster must not slip in. */
function otherName(configuration: Configuration | null, cluster: string): readonly ConfigurationProblem[] {
  if (!configuration || configuration.cluster.name === cluster) return []
  return [
    problemOf('other-cluster', {
      message: `This is the configuration of cluster ${configuration.cluster.name}, not of ${cluster}.`,
      expected: `cluster ${cluster}`,
      hint: 'Load it into its own cluster.',
    }),
  ]
}

/** A secret is sealed where its assignment can be told from the text; one that cannot must not run unsealed. */
function openSecret(configuration: Configuration | null): readonly ConfigurationProblem[] {
  if (!configuration || !hasOpenSecrets(configuration)) return []
  return [
    problemOf('open-secret', {
      message: 'A password of this configuration is written so that it could not be sealed.',
      expected: 'Attribute = "value", without a comment inside',
      hint: 'Write the attribute, the = and the value on one line.',
    }),
  ]
}

const problemOf = (
  id: string,
  words: Pick<ConfigurationProblem, 'message' | 'expected' | 'hint'>,
): ConfigurationProblem => ({ id, severity: 'error', file: 'main.cf', line: 1, column: 1, ...words })
