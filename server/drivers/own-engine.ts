import type { ClusterName, SystemName } from '#lib/model/names.ts'
import { configurationReasons } from '#lib/policy/can/configuration-reasons.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { Engine } from '#server/engine/engine.ts'
import { submit } from '#server/engine/submit.ts'
import type { AgentRunner, Clock, Journal } from '#server/ports.ts'
import type { ClusterDriver, ConfigurationFile } from './cluster-driver.ts'
import { keepFreezes } from './keep-freezes.ts'

/** Where loaded configurations are kept, with author and time (`server/store/configuration-store.ts`). */
export type ConfigurationVersions = {
  add(files: readonly ConfigurationFile[], author: string, at: number): number
  newest(): { readonly files: readonly ConfigurationFile[] } | null
}

export type OwnEngineOptions = {
  readonly name: ClusterName
  readonly engine: Engine
  readonly journal: Journal
  readonly configurations: ConfigurationVersions
  readonly clock: Clock
  /** Closed with the driver, after the engine. */
  readonly runner: AgentRunner
  readonly trustHostKey: (system: SystemName, fingerprint: string, user: string) => void
}

/** A cluster run by Hawser's own engine. */
export function ownEngineDriver(options: OwnEngineOptions): ClusterDriver {
  const { name, engine, journal, configurations, clock, runner, trustHostKey } = options
  keepFreezes(engine, configurations, clock)
  return {
    name,
    snapshot: () => engine.snapshot(),
    subscribe: (afterRevision, listener) => engine.subscribe(afterRevision, listener),
    submit: (request) => submit(engine, request),
    load(configuration, files, user) {
      const reasons = configurationReasons(engine.settle(), configuration)
      if (reasons.length > 0) return reasons
      configurations.add(files, user, clock.now())
      engine.take({ kind: 'configurationLoaded', configuration })
      return []
    },
    files: () => configurations.newest()?.files ?? [],
    decisions: (query) => journal.decisions(query),
    why: (decision) => chainOf(journal, decision),
    trustHostKey,
    async close() {
      engine.close()
      await runner.close()
    },
  }
}

/** From one decision back to the first, newest first; ends where the cause is an event or no longer kept. */
function chainOf(journal: Journal, id: string): readonly Decision[] {
  const chain: Decision[] = []
  const seen = new Set<string>()
  let next: string | null = id
  while (next !== null && !seen.has(next)) {
    seen.add(next)
    const decision: Decision | null = journal.decision(next)
    if (!decision) break
    chain.push(decision)
    next = decision.cause
  }
  return chain
}
