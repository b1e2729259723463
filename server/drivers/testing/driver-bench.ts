import { mkdtempSync, rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { groupName, systemName } from '#lib/model/names.ts'
import type { Clock, Log } from '#server/ports.ts'
import { ScriptedBehaviour } from '#server/sim/behaviour.ts'
import { SimWorld } from '#server/sim/sim-world.ts'
import { ConfigurationStore, type NewVersion } from '#server/store/configuration-store.ts'
import { DeskStore } from '#server/store/desk-store.ts'
import { openEngineDatabase } from '#server/store/engine-database.ts'
import { NoteStore } from '#server/store/notes/note-store.ts'
import { secretBox } from '#server/store/secrets/secret-box.ts'
import type { DriverBench } from '../cluster-driver.contract.ts'
import type { ClusterDriver, ConfigurationFile } from '../cluster-driver.ts'
import type { AppliedChange } from '../configuration-desk.ts'
import type { ConfigurationFiles } from '../desk/configuration-files.ts'
import { ownEngineDriver } from '../own-engine.ts'
import { SystemFilesInMemory } from './system-files-in-memory.ts'
import { PreflightInMemory } from './preflight-in-memory.ts'

/** Two systems and one failover group `web`; comments and odd spaces that must come back byte for byte. */
export const mainText = `// as it was found
type Daemon ( static str ArgList[] = { PathName } str PathName )
cluster demo ( )
system sysA ( )
system   sysB ( )
group web (
\tSystemList = { sysA = 0, sysB = 1 }
\tAutoStartList = { sysA }
\t)

\tDaemon httpd (\r
\t\tPathName = "/opt/httpd"\r
\t\t)
\tDaemon cache ( PathName = "/opt/cache" )
\thttpd requires cache
`

export const filesOf = (text: string): readonly ConfigurationFile[] => [{ name: 'main.cf', text }]

export function configurationOf(text: string): Configuration {
  const { configuration, problems } = loadConfiguration(filesOf(text))
  if (!configuration) throw new Error(JSON.stringify(problems))
  return configuration
}

export const version = (text: string, more: Partial<NewVersion> = {}): NewVersion => ({
  files: filesOf(text),
  author: 'kim',
  at: 0,
  reason: '',
  origin: 'change',
  commands: [],
  ...more,
})

/** The .cf files of a cluster, in memory. */
export class FilesInMemory implements ConfigurationFiles {
  kept: readonly ConfigurationFile[] = []
  /** What the disk says to the next writing. */
  failure: Error | null = null

  write(files: readonly ConfigurationFile[]): void {
    if (this.failure) throw this.failure
    this.kept = files
  }

  agree(files: readonly ConfigurationFile[]): boolean {
    return JSON.stringify(this.kept) === JSON.stringify(files)
  }
}

export type OwnBench = DriverBench & {
  driver: ClusterDriver
  readonly world: SimWorld
  readonly versions: ConfigurationStore
  readonly store: DeskStore
  readonly files: FilesInMemory
  readonly systemFiles: SystemFilesInMemory
  readonly trusted: string[][]
  readonly logged: { readonly level: string; readonly message: string; readonly fields: unknown }[]
  /** `kill -9` of the engine's process and its next start. */
  readonly restart: () => void
  readonly change: (text: string, more?: Partial<AppliedChange>) => AppliedChange
}

/** A cluster of Hawser's own engine in a simulated world, over a database on disk. */
export async function ownBench(text = mainText): Promise<OwnBench> {
  const configuration = configurationOf(text)
  const world = new SimWorld({ configuration, behaviour: new ScriptedBehaviour(), start: 1_000_000 })
  const { database, path } = scratchDatabase()
  const versions = new ConfigurationStore(database, path)
  const store = new DeskStore(database, path, versions)
  versions.add(version(text))
  const trusted: string[][] = []
  const logged: OwnBench['logged'] = []
  const log: Log = { write: (level, message, fields) => void logged.push({ level, message, fields }) }
  const files = Object.assign(new FilesInMemory(), { kept: filesOf(text) })
  const systemFiles = new SystemFilesInMemory()
  let lives = 0
  const start = (): ClusterDriver => {
    const life = (lives += 1)
    // Timers end with the process that set them.
    const clock: Clock = {
      now: () => world.clock.now(),
      after: (delayMs, call) => world.clock.after(delayMs, () => life === lives && call()),
    }
    return ownEngineDriver({
      name: configuration.cluster.name,
      engine: world.engine,
      journal: world.journal,
      versions,
      desk: store,
      files,
      clock,
      log,
      runner: world.runner,
      systemFiles,
      notes: new NoteStore(database, path),
      ...besides(),
      trustHostKey: (...given) => trusted.push(given),
    })
  }
  const bench: OwnBench = {
    driver: start(),
    world,
    versions,
    store,
    files,
    systemFiles,
    trusted,
    logged,
    group: groupName('web'),
    source: systemName('sysA'),
    target: systemName('sysB'),
    settle: () => world.run(120_000),
    restart() {
      world.restartEngine()
      bench.driver = start()
    },
    change: (text, more = {}) => ({
      user: 'kim',
      reason: 'as discussed',
      base: bench.driver.desk.state().version,
      configuration: configurationOf(text),
      files: filesOf(text),
      commands: [],
      confirmWithinMs: null,
      ...more,
    }),
  }
  for (const system of world.systems()) world.connect(system)
  await world.run(60_000)
  return bench
}

/** What every driver of the bench has beside it. */
const besides = () => ({
  preflight: new PreflightInMemory(),
  mailFlows: null,
  notifier: null,
  watch: { system: systemName('sysA'), directory: '/etc/VRTSvcs/conf/config' },
  secrets: secretBox(Buffer.alloc(32, 3)),
})

function scratchDatabase(): { readonly database: DatabaseSync; readonly path: string } {
  const directory = mkdtempSync(join(tmpdir(), 'hawser-driver-'))
  const path = join(directory, 'engine.db')
  const database = openEngineDatabase(path)
  onTestFinished(() => {
    database.close()
    rmSync(directory, { recursive: true })
  })
  return { database, path }
}
