import type { Configuration } from '#lib/model/configuration.ts'
import type { Clock, Log } from '#server/ports.ts'
import type { ConfigurationStore } from '#server/store/configuration-store.ts'
import type { DeskStore } from '#server/store/desk-store.ts'
import { readVersion } from './read-version.ts'

export type PendingOptions = {
  readonly versions: ConfigurationStore
  readonly store: DeskStore
  /** What the engine runs, from its journal. */
  readonly running: Configuration
  readonly clock: Clock
  readonly log: Log
}

/**
 * After a restart: a version that was kept but that the engine did not get to take does not run, so the files
 * of the version before it become the newest again. The person was not answered and is free to ask again.
 */
export function settlePending({ versions, store, running, clock, log }: PendingOptions): void {
  const record = store.read()
  const { pending } = record
  if (pending === null) return
  const stored = versions.byVersion(pending)
  const read = stored && readVersion(stored)
  if (read?.kind === 'sound' && isSame(read.configuration, running)) {
    store.write({ ...record, pending: null })
    return
  }
  const before = versions.list().find(({ version }) => version < pending)
  const files = before && versions.byVersion(before.version)?.files
  const unconfirmed = record.unconfirmed?.version === pending ? null : record.unconfirmed
  const answered = record.answered.filter(({ version }) => version !== pending)
  const settled = { ...record, unconfirmed, answered, pending: null }
  if (!files) return store.write(settled)
  const reason = `version ${pending} was never taken: the engine ended before`
  log.write('warn', reason, { version: pending })
  store.writeWithVersion(
    { files, author: 'the engine', at: clock.now(), reason, origin: 'rollback', commands: [] },
    () => settled,
  )
}

/** Both come from the same reader, so that the order of their keys is the same. */
const isSame = (one: Configuration, other: Configuration): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
