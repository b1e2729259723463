import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ConfigurationFile } from '../cluster-driver.ts'
import type { StoredVersion } from '../configuration-desk.ts'
import { notReadable } from './desk-reasons.ts'

export type SoundVersion = {
  readonly kind: 'sound'
  readonly configuration: Configuration
  readonly files: readonly ConfigurationFile[]
}

export type ReadVersion = SoundVersion | { readonly kind: 'unreadable'; readonly reason: Reason }

/** The model of a kept version's files. They ran once, but a later Hawser may find a fault in them. */
export function readVersion({ version, files }: Pick<StoredVersion, 'version' | 'files'>): ReadVersion {
  const { configuration, problems } = loadConfiguration(files)
  if (configuration) return { kind: 'sound', configuration, files }
  const problem = problems.find(({ severity }) => severity === 'error')
  const place = problem ? `${problem.file}:${problem.line}: ${problem.message}` : 'it has no main.cf'
  return { kind: 'unreadable', reason: notReadable(version, place) }
}
