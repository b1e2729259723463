import type { Configuration } from '#lib/model/configuration.ts'
import type { PreflightReport, Readiness } from '#lib/wire/preflight.ts'
import type { SystemPreflight } from '../system-preflight.ts'

/** Says what the test tells it to, and remembers what it was asked about. */
export class PreflightInMemory implements SystemPreflight {
  readonly asked: (Configuration | null)[] = []
  report: PreflightReport = { at: 0, tookMs: 0, systems: [], findings: [] }
  known: Readiness = { everyMs: null, places: [] }

  check(configuration: Configuration | null): Promise<PreflightReport> {
    this.asked.push(configuration)
    return Promise.resolve(this.report)
  }

  readiness(): Readiness {
    return this.known
  }

  close(): void {
    this.known = { everyMs: null, places: [] }
  }
}
