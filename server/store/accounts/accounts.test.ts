import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DatabaseSync } from 'node:sqlite'
import { openAccountsDatabase } from './accounts-database.ts'
import { storedAccounts } from './accounts.ts'
import { linkLifetimeMs, storedLinks } from './links.ts'

let directory: string
let database: DatabaseSync
let now = 0
const clock = { now: () => now, after: () => () => undefined }
let tokens = 0
const random = { token: () => `token-${(tokens += 1)}` }

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-accounts-'))
  database = openAccountsDatabase(join(directory, 'accounts.db'))
  now = 1_000_000
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

test('the database and what SQLite puts beside it can be read by the owner only', () => {
  storedAccounts(database).create({ user: 'ada', role: 'Guest' })
  for (const suffix of ['', '-wal', '-shm'])
    expect(statSync(join(directory, `accounts.db${suffix}`)).mode & 0o077).toBe(0)
})

test('an account comes back with its roles, and outlives the process', () => {
  const groups = { imap: 'Group Operator', mta: 'Group Administrator' } as const
  expect(storedAccounts(database).create({ user: 'ada', role: 'Guest', groups })).toBe('created')
  database.close()
  database = openAccountsDatabase(join(directory, 'accounts.db'))
  expect(storedAccounts(database).find('ada')).toEqual({
    user: 'ada',
    role: 'Guest',
    groups,
    passwordSet: false,
  })
  expect(storedAccounts(database).find('Ada')).toBeNull()
})

test('making an existing account again changes nothing', () => {
  const accounts = storedAccounts(database)
  accounts.create({ user: 'ada', role: 'Guest' })
  accounts.setPasswordHash('ada', 'hash')
  expect(accounts.create({ user: 'ada', role: 'Cluster Administrator' })).toBe('exists')
  expect(accounts.find('ada')).toMatchObject({ role: 'Guest', passwordSet: true })
  expect(accounts.passwordHash('ada')).toBe('hash')
})

test('a password cannot be set for nobody', () => {
  expect(() => storedAccounts(database).setPasswordHash('nobody', 'hash')).toThrow('nobody')
})

test('a role that Hawser never wrote is not guessed at', () => {
  database.exec("insert into accounts (user, role) values ('eve', 'root')")
  expect(() => storedAccounts(database).find('eve')).toThrow('unknown role')
})

test('a link works once', () => {
  storedAccounts(database).create({ user: 'ada', role: 'Guest' })
  const links = storedLinks(database, clock, random)
  const token = links.issue('ada')
  expect(links.redeem(token)).toBe('ada')
  expect(links.redeem(token)).toBeNull()
  expect(links.redeem('never-issued')).toBeNull()
})

test('a link ends with its time and with the next link', () => {
  storedAccounts(database).create({ user: 'ada', role: 'Guest' })
  const links = storedLinks(database, clock, random)
  const first = links.issue('ada')
  const second = links.issue('ada')
  expect(links.redeem(first)).toBeNull()
  now += linkLifetimeMs
  expect(links.redeem(second)).toBeNull()
})
