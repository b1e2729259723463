import type { Configuration } from '#lib/model/configuration.ts'
import { maskSecrets } from '#lib/model/secrets.ts'
import type { Change, ClusterSnapshot } from '#lib/wire/snapshot.ts'

/** Masking walks the whole configuration, which changes seldom and is read often. */
const masked = new WeakMap<Configuration, Configuration>()

function maskedConfiguration(configuration: Configuration): Configuration {
  const known = masked.get(configuration)
  if (known) return known
  const fresh = maskSecrets(configuration)
  masked.set(configuration, fresh)
  return fresh
}

/** The snapshot as it may leave the engine. */
export const maskSnapshot = (snapshot: ClusterSnapshot): ClusterSnapshot => ({
  ...snapshot,
  state: { ...snapshot.state, configuration: maskedConfiguration(snapshot.state.configuration) },
})

/** The change as it may leave the engine. */
export const maskChange = (change: Change): Change =>
  change.configuration ? { ...change, configuration: maskedConfiguration(change.configuration) } : change
