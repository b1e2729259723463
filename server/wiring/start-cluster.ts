import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { sealFiles } from '#lib/maincf/secret/secret-text.ts'
import { clusterName, namesOf } from '#lib/model/names.ts'
import type { ClusterDriver, ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import { ownEngineDriver } from '#server/drivers/own-engine.ts'
import { Engine } from '#server/engine/engine.ts'
import { ReplayDiverged } from '#server/engine/recover.ts'
import type { ConfigurationFiles } from '#server/drivers/desk/configuration-files.ts'
import { ConfigurationStore, type NewVersion } from '#server/store/configuration-store.ts'
import { DeskStore } from '#server/store/desk-store.ts'
import { DatabaseFailure, openEngineDatabase } from '#server/store/engine-database.ts'
import { SqliteJournal } from '#server/store/journal.ts'
import { NoteStore } from '#server/store/notes/note-store.ts'
import { readConfigurationFiles, writeConfigurationFiles } from './cluster-files.ts'
import { firstConfiguration } from './first/first-configuration.ts'
import type { FirstConfiguration, NotLoaded } from './first/first-configuration.ts'
import { openMailFlows } from './mail-flows.ts'
import { openNotifier } from './notifier.ts'
import { openPreflight } from './preflight.ts'
import { sealAtRest } from './secrets/seal-at-rest.ts'
import { openAccess } from './systems/system-access.ts'
import type { AccessOptions, SystemAccess } from './systems/system-access.ts'

export type ClusterOptions = Omit<AccessOptions, 'configuration'> & {
  readonly bundledTypes: readonly ConfigurationFile[]
  /** How often its systems are looked at in the background; never when it is null or left out. */
  readonly readinessEveryMs?: number | null
  /** The engine of this cluster can no longer act safely; the process must end and begin again. */
  readonly onFailure: (error: unknown) => void
}

export type StartedCluster =
  | { readonly kind: 'running'; readonly name: string; readonly driver: ClusterDriver }
  | ({ readonly kind: 'not-loaded'; readonly name: string } & NotLoaded)

/**
 * Brings one cluster of the data directory to life: its journal, its configuration (the journal's own, or that of
 * `config/*.cf` for a new one), the ways to its systems, its engine. What is wrong with its files is an answer.
 */
export async function startCluster(options: ClusterOptions): Promise<StartedCluster> {
  const { cluster, directory } = options
  const file = join(directory, 'engine.db')
  let database: DatabaseSync | null = null
  try {
    database = openEngineDatabase(file)
    const started = await startOn(database, file, options)
    if (started.kind === 'not-loaded') database.close()
    return started
  } catch (error) {
    // One cluster that cannot be taken up again must not keep the others from their engine.
    if (!(error instanceof DatabaseFailure || error instanceof ReplayDiverged)) throw error
    database?.close()
    return { kind: 'not-loaded', name: cluster, message: error.message, problems: [] }
  }
}

async function startOn(
  database: DatabaseSync,
  path: string,
  options: ClusterOptions,
): Promise<StartedCluster> {
  const { cluster: name, directory, clock, bundledTypes } = options
  const journal = new SqliteJournal({ database, path })
  const versions = new ConfigurationStore(database, path)
  const configDirectory = join(directory, 'config')
  const ownFiles = readConfigurationFiles(configDirectory)
  const known = journal.recover()?.state.configuration
  const first: FirstConfiguration = known
    ? { kind: 'sound', configuration: known, files: [] }
    : firstConfiguration(name, ownFiles, { bundledTypes, secrets: options.secrets })
  if (first.kind === 'not-loaded') return { kind: 'not-loaded', name, ...first.why }
  const opened = await openAccess({ ...options, configuration: first.configuration })
  if (opened.kind === 'not-loaded') return { kind: 'not-loaded', name, ...opened.why }
  if (!versions.newest()) {
    versions.add(firstVersion(first.files, clock.now()))
    writeConfigurationFiles(configDirectory, first.files)
  }
  const { access } = opened
  const engine = await takenUp(
    access,
    () =>
      new Engine({
        clock,
        runner: access.runner,
        fence: access.fence,
        journal,
        log: options.log,
        configuration: first.configuration,
        describeSystem: access.describeSystem,
        onFailure: options.onFailure,
      }),
  )
  sealAtRest({ engine, journal, versions, secrets: options.secrets, log: options.log })
  const notifier = openNotifier({ ...options, name: clusterName(name), engine, journal, reach: access.reach })
  const mailFlows = openMailFlows({ ...options, name: clusterName(name), engine, reach: access.reach })
  const own = ownEngineDriver({
    name: clusterName(name),
    engine,
    journal,
    versions,
    desk: new DeskStore(database, path, versions),
    notes: new NoteStore(database, path),
    files: filesIn(configDirectory),
    clock,
    log: options.log,
    runner: access.runner,
    systemFiles: access.files,
    preflight: openPreflight({ ...options, engine, questions: access.runner }),
    watch: access.watch,
    mailFlows,
    notifier,
    secrets: options.secrets,
    trustHostKey: access.trustHostKey,
  })
  followSystems(engine, access)
  noteForeignEdits(options, configDirectory, versions.newest()?.files ?? [])
  return { kind: 'running', name, driver: closingAll(own, access, database) }
}

const firstVersion = (files: readonly ConfigurationFile[], at: number): NewVersion => ({
  files,
  author: 'config/main.cf',
  at,
  reason: 'the first start',
  origin: 'change',
  commands: [],
})

/** The folder as the desk writes it. */
const filesIn = (directory: string): ConfigurationFiles => ({
  write: (files) => writeConfigurationFiles(directory, files),
  agree(files) {
    const present = readConfigurationFiles(directory)
    return files.every(({ name, text }) => present.some((file) => file.name === name && file.text === text))
  },
})

/** The ways to systems follow the configuration; the journal may hold one newer than its snapshot's. */
function followSystems(engine: Engine, { runner }: SystemAccess): void {
  const follow = (): void => runner.setSystems(namesOf(engine.state.configuration.systems))
  follow()
  engine.subscribe(engine.state.revision, {
    change: ({ configuration }) => configuration && follow(),
    facts: () => undefined,
  })
}

/** An engine that refuses its journal leaves no way to a system open. */
async function takenUp(access: SystemAccess, start: () => Engine): Promise<Engine> {
  try {
    return start()
  } catch (error) {
    await access.runner.close()
    await access.close()
    throw error
  }
}

/** The driver, closed with everything it stands on. */
const closingAll = (own: ClusterDriver, access: SystemAccess, database: DatabaseSync): ClusterDriver => ({
  ...own,
  async close() {
    await own.close()
    await access.close()
    database.close()
  },
})

/**
 * The journal's configuration holds; files edited beside the engine must not be taken for what runs. Passwords that
 * somebody typed into them, or that are there from before they were sealed, are sealed where they stand.
 */
function noteForeignEdits(
  { cluster, log, secrets }: ClusterOptions,
  directory: string,
  running: readonly ConfigurationFile[],
): void {
  const found = readConfigurationFiles(directory)
  const sealed = sealFiles(found, running, (value, known) => secrets.sealAgain(value, known))
  writeConfigurationFiles(
    directory,
    sealed.filter((file, index) => file !== found[index]),
  )
  const edited = sealed.filter(({ name, text }) => {
    const runs = running.find((file) => file.name === name)
    return runs !== undefined && runs.text !== text
  })
  if (edited.length === 0) return
  log.write('warn', 'files in config differ from what runs; load them in the console to use them', {
    cluster,
    files: edited.map(({ name }) => name).join(' '),
  })
}
