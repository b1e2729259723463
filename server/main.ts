import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createApi } from './api/api.ts'
import { loadSuite, typesIn } from './agents/suite/agent-suite.ts'
import { openAccountsDatabase } from './store/accounts/accounts-database.ts'
import { storedAccounts } from './store/accounts/accounts.ts'
import { storedAudit } from './store/accounts/audit.ts'
import { storedLinks } from './store/accounts/links.ts'
import { storedSessions } from './store/accounts/sessions.ts'
import type { SecretBox } from './ports.ts'
import { KeyFailure, readKeyFile } from './store/secrets/key-file.ts'
import { secretBox } from './store/secrets/secret-box.ts'
import { clusterNames, readConfigurationFiles, writeWhole } from './wiring/cluster-files.ts'
import { commandLineDoor, writeControlFile } from './wiring/control-file.ts'
import { holdDataDirectory } from './wiring/data-lock.ts'
import { openEngineLog } from './wiring/engine-log.ts'
import { engineName } from './wiring/engine-name.ts'
import { firstSignIn } from './wiring/first/first-account.ts'
import { listen } from './wiring/http-listener.ts'
import { labDoor } from './wiring/lab-door.ts'
import { helpText, readOptions } from './wiring/options.ts'
import type { EngineProcessOptions } from './wiring/options.ts'
import { systemClock as clock, systemRandom as random } from './wiring/real-world.ts'
import { ShutdownList } from './wiring/shutdown-list.ts'
import { startCluster } from './wiring/start-cluster.ts'

const root = join(import.meta.dirname, '..')

/** Exit codes, sysexits(3). */
const exit = { usage: 64, software: 70, unavailable: 69 } as const

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const read = readOptions(process.argv.slice(2), process.env)
if (read.kind === 'help') process.stdout.write(helpText)
else if (read.kind === 'wrong') {
  say(read.message)
  process.exitCode = exit.usage
} else await run(read.options)

/** The engine's whole life: everything is opened in order and closed the other way round. */
async function run({
  dataDirectory,
  keyFile,
  listen: address,
  origins,
  readinessEveryMs,
}: EngineProcessOptions): Promise<void> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  chmodSync(dataDirectory, 0o700)
  const lock = holdDataDirectory(dataDirectory, process.pid)
  if (lock.kind === 'taken') {
    say(`Another engine (pid ${lock.pid ?? 'unknown'}) works in ${dataDirectory}. Stop it first.`)
    process.exitCode = exit.unavailable
    return
  }
  const ending = new ShutdownList()
  ending.add('lock', lock.release)
  const log = openEngineLog({ file: join(dataDirectory, 'engine.log'), clock, say })
  const end = ending.endOn(log)

  const secrets = openSecrets(keyFile)
  if (secrets instanceof KeyFailure) {
    end(exit.unavailable, secrets.message)
    return
  }
  const database = openAccountsDatabase(join(dataDirectory, 'accounts.db'))
  ending.add('accounts', () => database.close())
  const accounts = storedAccounts(database)
  const links = storedLinks(database, clock, random)
  const bundledTypes = readConfigurationFiles(join(root, 'types'))
  const suite = await loadSuite(join(root, 'agents'))
  const agentTypes = typesIn(suite)
  const name = engineName(dataDirectory, random)
  const clusters = await Promise.all(
    clusterNames(dataDirectory).map((cluster) =>
      startCluster({
        cluster,
        directory: join(dataDirectory, 'clusters', cluster),
        suite,
        engineName: name,
        agentSocket: process.env.SSH_AUTH_SOCK ?? null,
        bundledTypes,
        secrets,
        clock,
        random,
        log,
        readinessEveryMs,
        onFailure: (error) => end(exit.software, `the engine of ${cluster} stopped`, error),
      }),
    ),
  )
  for (const cluster of clusters) {
    if (cluster.kind === 'running') ending.add(`cluster ${cluster.name}`, () => cluster.driver.close())
    else log.write('error', `cluster ${cluster.name} is not loaded: ${cluster.message}`)
  }

  const closing = new AbortController()
  const sessions = storedSessions(database, clock, random)
  const audit = storedAudit(database, clock)
  const lab = () => labDoor(dataDirectory, log)
  const stores = { accounts, audit, links, sessions }
  const commandLine = commandLineDoor(random)
  const api = createApi(
    { ...stores, clusters, clock, random, log, origins, bundledTypes, secrets, agentTypes, lab, commandLine },
    closing.signal,
  )
  const listener = await listen(api, address).catch((error: unknown) => {
    end(exit.unavailable, `cannot listen on ${address.host}:${address.port}`, error)
  })
  if (!listener) return
  ending.add('api', listener.close)
  ending.add('event streams', () => closing.abort())
  const addressFile = join(dataDirectory, 'engine.json')
  writeWhole(addressFile, `${JSON.stringify({ url: listener.url, pid: process.pid })}\n`)
  ending.add('address', () => rmSync(addressFile, { force: true }))
  ending.add('control file', writeControlFile(dataDirectory, listener.url, commandLine))
  announce(listener.url, firstSignIn(accounts, links, origins[0] ?? listener.url))
}

function openSecrets(keyFile: string): SecretBox | KeyFailure {
  try {
    return secretBox(readKeyFile(keyFile))
  } catch (error) {
    if (error instanceof KeyFailure) return error
    throw error
  }
}

function announce(url: string, signIn: string | null): void {
  if (signIn !== null) process.stdout.write(`sign-in ${signIn}\n`)
  process.stdout.write(`engine ready ${url}\n`)
}
