import type { ConfigurationFile } from '../cluster-driver.ts'

/** The .cf files of a cluster on this machine: what `haconf -dump` writes. */
export interface ConfigurationFiles {
  /** Throws what the file system throws. */
  write(files: readonly ConfigurationFile[]): void
  /** Whether each of these stands there as it is. */
  agree(files: readonly ConfigurationFile[]): boolean
}
