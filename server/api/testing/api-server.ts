import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { createAdaptorServer } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import type { Account } from '#lib/wire/accounts.ts'
import { openAccountsDatabase } from '#server/store/accounts/accounts-database.ts'
import { storedAccounts } from '#server/store/accounts/accounts.ts'
import { storedAudit } from '#server/store/accounts/audit.ts'
import { storedLinks } from '#server/store/accounts/links.ts'
import type { SecretBox } from '#server/ports.ts'
import { secretBox } from '#server/store/secrets/secret-box.ts'
import { storedSessions } from '#server/store/accounts/sessions.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { createApi } from '../api.ts'
import { MemoryDriver } from './memory-driver.ts'

export const origin = 'https://hawser.example'

type LogLine = { readonly level: string; readonly message: string; readonly fields: unknown }

/** A real listening API on a loopback port over a store on disk and a cluster in memory. */
export type ApiServer = {
  readonly url: string
  readonly api: Api
  readonly driver: MemoryDriver
  readonly box: SecretBox
  readonly database: DatabaseSync
  readonly dependencies: ApiDependencies
  readonly log: readonly LogLine[]
  /** Moves the clock `now` forward; timers keep their own time. */
  readonly pass: (ms: number) => void
  readonly closeStreams: () => void
  /** A session cookie of a user with these roles; the account is made when it is new. */
  readonly sessionOf: (account: Partial<Account> & Pick<Account, 'user'>) => string
  readonly stop: () => Promise<void>
}

/** Starts one. `more` replaces parts of what the API is given, `addTo` adds routes of the test's own. */
export async function startApi(
  more: Partial<ApiDependencies> = {},
  addTo: (api: Api) => unknown = () => undefined,
): Promise<ApiServer> {
  const directory = mkdtempSync(join(tmpdir(), 'hawser-api-'))
  const database = openAccountsDatabase(join(directory, 'accounts.db'))
  const log: LogLine[] = []
  const closing = new AbortController()
  const box = secretBox(randomBytes(32))
  const driver = new MemoryDriver()
  let passedMs = 0
  const clock = {
    now: () => Date.now() + passedMs,
    after(delayMs: number, call: () => void) {
      const timer = setTimeout(call, delayMs)
      return () => clearTimeout(timer)
    },
  }
  const random = { token: (bytes: number) => randomBytes(bytes).toString('base64url') }
  const dependencies: ApiDependencies = {
    clusters: [{ kind: 'running', name: driver.name, driver }],
    accounts: storedAccounts(database),
    links: storedLinks(database, clock, random),
    sessions: storedSessions(database, clock, random),
    audit: storedAudit(database, clock),
    clock,
    random,
    log: { write: (level, message, fields) => void log.push({ level, message, fields }) },
    origins: [origin],
    bundledTypes: [],
    secrets: box,
    agentTypes: new Set(['FileOnOff', 'Fresh']),
    lab: () => null,
    commandLine: null,
    streamTiming: { commentEveryMs: 40, sessionCheckEveryMs: 20 },
    ...more,
  }
  const api = createApi(dependencies, closing.signal)
  addTo(api)
  const server = createAdaptorServer({ fetch: api.fetch })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    api,
    driver,
    box,
    database,
    dependencies,
    log,
    pass: (ms) => (passedMs += ms),
    closeStreams: () => closing.abort(),
    sessionOf({ user, role = 'Guest', groups = {} }) {
      dependencies.accounts.create({ user, role, groups })
      return `hawser_session=${dependencies.sessions.start(user)}`
    },
    async stop() {
      closing.abort()
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      database.close()
      rmSync(directory, { recursive: true })
    },
  }
}

/** One server for a test file. */
export function useApi(more: Partial<ApiDependencies> = {}): () => ApiServer {
  let server: ApiServer | null = null
  beforeAll(async () => {
    server = await startApi(more)
  })
  afterAll(() => server?.stop())
  return () => {
    if (!server) throw new Error('the API has not been started yet')
    return server
  }
}
