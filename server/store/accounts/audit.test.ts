import type { DatabaseSync } from 'node:sqlite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAccountsDatabase } from './accounts-database.ts'
import { storedAudit } from './audit.ts'
import type { AuditTrail } from './audit.ts'

let directory: string
let database: DatabaseSync
let audit: AuditTrail
const clock = { now: () => Date.UTC(2026, 10, 21, 3, 4, 5), after: () => () => undefined }

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-audit-'))
  database = openAccountsDatabase(join(directory, 'accounts.db'))
  audit = storedAudit(database, clock)
  for (const outcome of ['refused', 'accepted', 'accepted'])
    audit.append({ user: 'ada', address: '127.0.0.1', action: 'group.switch', object: 'mid/imap', outcome })
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

test('records say who, when in UTC, what, which and how it ended', () => {
  expect(database.prepare('select * from audit where number = 1').get()).toMatchObject({
    at: '2026-11-21T03:04:05.000Z',
    user: 'ada',
    action: 'group.switch',
    object: 'mid/imap',
    outcome: 'refused',
  })
  expect(audit.verify()).toEqual({ kind: 'intact', records: 3 })
})

test('records can be neither changed nor removed', () => {
  expect(() => database.exec("update audit set outcome = 'refused'")).toThrow('append-only')
  expect(() => database.exec('delete from audit')).toThrow('append-only')
})

const tampering = [
  ['a changed field', "update audit set user = 'eve' where number = 2", 2],
  ['a removed record', 'delete from audit where number = 2', 2],
  ['a changed hash', `update audit set hash = '${'a'.repeat(64)}' where number = 1`, 1],
  ['renumbered records', 'delete from audit where number = 1; update audit set number = number - 1', 1],
] as const

test.each(tampering)('%s made around the triggers shows', (_what, sql, at) => {
  database.exec('drop trigger audit_is_never_changed; drop trigger audit_is_never_shortened')
  database.exec(sql)
  expect(audit.verify()).toEqual({ kind: 'broken', at })
})

test('the chain goes on after a restart', () => {
  database.close()
  database = openAccountsDatabase(join(directory, 'accounts.db'))
  audit = storedAudit(database, clock)
  audit.append({
    user: null,
    address: '127.0.0.1',
    action: 'sign-in',
    object: 'eve',
    outcome: 'wrong-password',
  })
  expect(audit.verify()).toEqual({ kind: 'intact', records: 4 })
})
