import type { ClusterName, SystemName } from '#lib/model/names.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { Engine } from '#server/engine/engine.ts'
import { submit } from '#server/engine/submit.ts'
import type { AgentRunner, Clock, Journal, Log, SecretBox, SystemFiles } from '#server/ports.ts'
import type { ConfigurationStore } from '#server/store/configuration-store.ts'
import type { DeskStore } from '#server/store/desk-store.ts'
import type { ClusterDriver, ClusterNotes } from './cluster-driver.ts'
import type { ConfigurationFiles } from './desk/configuration-files.ts'
import { Confirmation } from './desk/confirmation.ts'
import { OwnDesk } from './desk/own-desk.ts'
import { settlePending } from './desk/settle-pending.ts'
import { WatchedDirectory, type WatchedPlace } from './outside/watched-directory.ts'
import type { MailFlows } from './mail-flows.ts'
import type { NotifierStanding } from './notifier-standing.ts'
import type { SystemPreflight } from './system-preflight.ts'
import { keepFreezes } from './keep-freezes.ts'

export type OwnEngineOptions = {
  readonly name: ClusterName
  readonly engine: Engine
  readonly journal: Journal
  readonly versions: ConfigurationStore
  readonly desk: DeskStore
  /** The .cf files on this machine. */
  readonly files: ConfigurationFiles
  readonly clock: Clock
  readonly log: Log
  readonly systemFiles: SystemFiles
  /** Closed before the engine. */
  readonly preflight: SystemPreflight
  /** The configuration directory to watch; null for none. */
  readonly watch: WatchedPlace | null
  /** Closed before the engine. */
  readonly mailFlows: MailFlows | null
  /** Closed before the engine. */
  readonly notifier: NotifierStanding | null
  readonly secrets: Pick<SecretBox, 'sealAgain'>
  /** Closed with the driver, after the engine. */
  readonly runner: AgentRunner
  readonly notes: ClusterNotes
  readonly trustHostKey: (system: SystemName, fingerprint: string, user: string) => void
}

/** A cluster run by Hawser's own engine, its configuration as it was left. */
export function ownEngineDriver(options: OwnEngineOptions): ClusterDriver {
  const { name, engine, journal, versions, clock, log, runner, trustHostKey } = options
  settlePending({ versions, store: options.desk, running: engine.state.configuration, clock, log })
  const desk = new OwnDesk({ engine, versions, store: options.desk, files: options.files, clock, log })
  keepFreezes(engine, { newest: () => versions.newest(), note: (version) => desk.note(version) }, clock)
  const confirmation = new Confirmation({ desk, engine, clock, log })
  const { watch: place, systemFiles, secrets } = options
  const running = () => versions.newest()?.files ?? []
  const outside = place && new WatchedDirectory({ place, desk, running, systemFiles, secrets, clock, log })
  return {
    name,
    snapshot: () => engine.snapshot(),
    subscribe: (afterRevision, listener) => engine.subscribe(afterRevision, listener),
    submit: (request) => submit(engine, request),
    desk,
    systemFiles,
    preflight: options.preflight,
    notes: options.notes,
    outside,
    mailFlows: options.mailFlows,
    notifier: options.notifier,
    files: running,
    decisions: (query) => journal.decisions(query),
    why: (decision) => chainOf(journal, decision),
    trustHostKey,
    async close() {
      options.preflight.close()
      await options.mailFlows?.close()
      await options.notifier?.close()
      confirmation.close()
      outside?.close()
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
