import { sealFiles } from '#lib/maincf/secret/secret-text.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { changeSecrets, hasOpenSecrets, isSealed } from '#lib/model/secrets.ts'
import type { Engine } from '#server/engine/engine.ts'
import type { Log, SecretBox } from '#server/ports.ts'
import type { ConfigurationStore } from '#server/store/configuration-store.ts'
import type { SqliteJournal } from '#server/store/journal.ts'

export type SealAtRestOptions = {
  readonly engine: Engine
  readonly journal: SqliteJournal
  readonly versions: ConfigurationStore
  readonly secrets: SecretBox
  readonly log: Log
}

/**
 * Seals what a database holds from before secrets were sealed: its versions, the running configuration, and the
 * journal, which is begun anew from the present state. Says when what is sealed cannot be opened with this key.
 */
export function sealAtRest({ engine, journal, versions, secrets, log }: SealAtRestOptions): void {
  const sealOnce = remembering((value) => secrets.seal(value))
  const isFirst = versions.sealOnce((files) => sealFiles(files, [], sealOnce))
  const running = engine.state.configuration
  if (hasOpenSecrets(running)) {
    const configuration = changeSecrets(running, (text) =>
      text === '' || isSealed(text) ? text : sealOnce(text),
    )
    engine.take({ kind: 'configurationLoaded', configuration })
  }
  if (hasOpenSecrets(engine.state.configuration)) {
    log.write('error', 'passwords of this cluster could not be sealed; it is tried again at the next start')
  } else if (isFirst) {
    journal.forgetHistory(engine.state)
  }
  if (hasForeignSeal(engine.state.configuration, secrets)) {
    log.write('error', 'passwords were sealed with another key; restore the key file, or type them again')
  }
}

/** The same text is sealed once, so that the files and the running configuration say the same. */
function remembering(seal: (value: string) => string): (value: string) => string {
  const known = new Map<string, string>()
  return (value) => {
    const sealed = known.get(value) ?? seal(value)
    known.set(value, sealed)
    return sealed
  }
}

function hasForeignSeal(configuration: Configuration, secrets: SecretBox): boolean {
  let found = false
  changeSecrets(configuration, (text) => {
    found ||= isSealed(text) && secrets.unseal(text) === null
    return text
  })
  return found
}
