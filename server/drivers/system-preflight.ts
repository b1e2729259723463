import type { Configuration } from '#lib/model/configuration.ts'
import type { PreflightReport, Readiness } from '#lib/wire/preflight.ts'

/** Whether the systems of a cluster could carry its groups. It only looks, and decides nothing. */
export interface SystemPreflight {
  /** Looks at every system for what a configuration needs there; null: the one that runs. Never throws. */
  check(configuration: Configuration | null): Promise<PreflightReport>
  /** What the last look at each system says about the groups as they stand now. */
  readiness(): Readiness
  /** Ends looking in the background. */
  close(): void
}
