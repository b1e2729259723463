import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { hasOpenSecrets } from '#lib/model/secrets.ts'
import { ScriptedBehaviour } from '#server/sim/behaviour.ts'
import { SimWorld } from '#server/sim/sim-world.ts'
import { ConfigurationStore } from '#server/store/configuration-store.ts'
import { openEngineDatabase } from '#server/store/engine-database.ts'
import { SqliteJournal } from '#server/store/journal.ts'
import { secretBox } from '#server/store/secrets/secret-box.ts'
import { sealAtRest } from './seal-at-rest.ts'

const canary = 'canary-0f3b-old'
const text = `type Daemon ( static str ArgList[] = { AdminPasswd } str AdminPasswd )
cluster demo ( UserNames = { admin = "${canary}-user" } )
system sysA ( )
group web ( SystemList = { sysA = 0 } )
Daemon httpd ( AdminPasswd = "${canary}" )
`

let directory: string
let database: DatabaseSync
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-seal-'))
  database = openEngineDatabase(join(directory, 'engine.db'))
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

const everythingOnDisk = (): string =>
  readdirSync(directory)
    .map((name) => readFileSync(join(directory, name), 'latin1'))
    .join('\n')

test('a database of before secrets were sealed holds none any more, and runs as it did', () => {
  const path = join(directory, 'engine.db')
  const journal = new SqliteJournal({ database, path })
  const versions = new ConfigurationStore(database, path)
  const files = [{ name: 'main.cf', text }]
  const head = { author: 'kim', at: 0, reason: '', origin: 'change', commands: [] } as const
  versions.add({ ...head, files })
  versions.add({ ...head, files: [{ name: 'main.cf', text: `${text}// AdminPasswd = ${canary}-2\n` }] })
  const { configuration } = loadConfiguration(files)
  if (!configuration) throw new Error('the sample does not load')
  const world = new SimWorld({ configuration, behaviour: new ScriptedBehaviour(), start: 0, journal })
  world.engine.settle()
  expect(everythingOnDisk()).toContain(canary)

  const secrets = secretBox(Buffer.alloc(32, 1))
  const said: string[] = []
  const log = { write: (_: string, message: string) => void said.push(message) }
  sealAtRest({ engine: world.engine, journal, versions, secrets, log })
  expect(everythingOnDisk()).not.toContain(canary)
  expect(hasOpenSecrets(world.engine.state.configuration)).toBe(false)
  const kept =
    /AdminPasswd = "(\{hawser\}[\w-]+)"/.exec(versions.byVersion(1)?.files[0]?.text ?? '')?.[1] ?? ''
  expect(secrets.unseal(kept)).toBe(canary)
  expect(JSON.stringify(world.engine.state.configuration)).toContain(kept)
  expect(journal.recover()?.state).toEqual(world.engine.state)
  expect(said).toEqual([])

  const other = secretBox(Buffer.alloc(32, 2))
  sealAtRest({ engine: world.engine, journal, versions, secrets: other, log })
  expect(said).toEqual([expect.stringContaining('another key')])
})
