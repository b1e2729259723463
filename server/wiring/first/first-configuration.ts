import type { Configuration } from '#lib/model/configuration.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { sealFiles } from '#lib/maincf/secret/secret-text.ts'
import { hasOpenSecrets } from '#lib/model/secrets.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import type { SecretBox } from '#server/ports.ts'

/** Why a cluster of the data directory does not run: for the list of clusters and the log. */
export type NotLoaded = {
  readonly message: string
  readonly problems: readonly ConfigurationProblem[]
}

export type FirstConfiguration =
  | {
      readonly kind: 'sound'
      readonly configuration: Configuration
      readonly files: readonly ConfigurationFile[]
    }
  | { readonly kind: 'not-loaded'; readonly why: NotLoaded }

export type FirstSteps = {
  readonly bundledTypes: readonly ConfigurationFile[]
  readonly secrets: Pick<SecretBox, 'sealAgain'>
}

/**
 * Reads the configuration a new cluster begins with, its secrets sealed. Included type files that are not in its
 * folder come from those shipped with Hawser.
 */
export function firstConfiguration(
  cluster: string,
  ownFiles: readonly ConfigurationFile[],
  { bundledTypes, secrets }: FirstSteps,
): FirstConfiguration {
  const found = [
    ...ownFiles,
    ...bundledTypes.filter(({ name }) => !ownFiles.some((file) => file.name === name)),
  ]
  const files = sealFiles(found, [], (value, known) => secrets.sealAgain(value, known))
  if (!ownFiles.some(({ name }) => name === 'main.cf')) {
    return notLoaded(`Cluster ${cluster} has no config/main.cf.`, [])
  }
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) return notLoaded(sentenceOf(cluster, problems), problems)
  if (hasOpenSecrets(configuration)) {
    return notLoaded(
      `A password in the main.cf of cluster ${cluster} cannot be sealed: write it on one line.`,
      [],
    )
  }
  const { name } = configuration.cluster
  if (name !== cluster) {
    return notLoaded(
      `The main.cf in the folder ${cluster} is of cluster ${name}: folder and name must agree.`,
      [],
    )
  }
  const read = new Set(Object.values(configuration.types).map(({ sourceFile }) => sourceFile))
  const own = new Set(ownFiles.map((file) => file.name))
  return {
    kind: 'sound',
    configuration,
    files: files.filter((file) => own.has(file.name) || read.has(file.name)),
  }
}

/** `main.cf:3:7: …` for the first error, and how many more there are. */
function sentenceOf(cluster: string, problems: readonly ConfigurationProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  const place = first ? ` ${first.file}:${first.line}:${first.column}: ${first.message}` : ''
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return `The configuration of cluster ${cluster} has errors.${place}${more}`
}

const notLoaded = (message: string, problems: readonly ConfigurationProblem[]): FirstConfiguration => ({
  kind: 'not-loaded',
  why: { message, problems },
})
