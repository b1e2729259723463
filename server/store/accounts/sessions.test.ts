import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DatabaseSync } from 'node:sqlite'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAccountsDatabase } from './accounts-database.ts'
import { storedAccounts } from './accounts.ts'
import { absoluteLimitMs, idleLimitMs, storedSessions } from './sessions.ts'

let directory: string
let database: DatabaseSync
let now = 0
const clock = { now: () => now, after: () => () => undefined }
const random = { token: (bytes: number) => randomBytes(bytes).toString('base64url') }

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-sessions-'))
  database = openAccountsDatabase(join(directory, 'accounts.db'))
  storedAccounts(database).create({ user: 'ada', role: 'Guest' })
  now = 1_000_000
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

test('a session lives while it is used and ends when idle', () => {
  const sessions = storedSessions(database, clock, random)
  const token = sessions.start('ada')
  for (let use = 0; use < 5; use += 1) {
    now += idleLimitMs - 1
    expect(sessions.use(token)).toBe('ada')
  }
  now += idleLimitMs
  expect(sessions.use(token)).toBeNull()
  now -= idleLimitMs
  expect(sessions.use(token)).toBeNull()
})

test('a session ends after its longest time however busy it is', () => {
  const sessions = storedSessions(database, clock, random)
  const token = sessions.start('ada')
  const end = now + absoluteLimitMs
  while (now + idleLimitMs / 2 < end) {
    now += idleLimitMs / 2
    expect(sessions.use(token)).toBe('ada')
  }
  now = end
  expect(sessions.use(token)).toBeNull()
})

test('a session can be ended, alone or with all of its user', () => {
  const sessions = storedSessions(database, clock, random)
  const [first, second, third] = [sessions.start('ada'), sessions.start('ada'), sessions.start('ada')]
  sessions.end(first)
  expect([first, second, third].map((token) => sessions.use(token))).toEqual([null, 'ada', 'ada'])
  sessions.endAll('ada')
  expect([second, third].map((token) => sessions.use(token))).toEqual([null, null])
})

test('the token itself is not in the file', () => {
  const token = storedSessions(database, clock, random).start('ada')
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  database.exec('pragma wal_checkpoint(truncate)')
  expect(readFileSync(join(directory, 'accounts.db')).includes(token)).toBe(false)
})
