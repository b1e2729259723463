import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DatabaseFailure, openEngineDatabase } from './engine-database.ts'
import { sampleEntry, sampleState } from './journal-samples.ts'
import { SqliteJournal } from './journal.ts'

let directory: string
let path: string
let open: DatabaseSync[]
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hawser-journal-'))
  path = join(directory, 'engine.db')
  open = []
})
afterEach(() => {
  for (const database of open) if (database.isOpen) database.close()
  rmSync(directory, { recursive: true })
})

function openJournal(keepDecisions?: number): SqliteJournal {
  for (const earlier of open.splice(0)) if (earlier.isOpen) earlier.close()
  const database = openEngineDatabase(path)
  open.push(database)
  return new SqliteJournal({ database, path, ...(keepDecisions === undefined ? {} : { keepDecisions }) })
}

/** Changes the file behind the journal's back. */
function tamper(sql: string): void {
  for (const earlier of open.splice(0)) earlier.close()
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DatabaseFailure) return error.code
    throw error
  }
  return 'no failure'
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('append and recover', () => {
  test('a new file has nothing to recover and is readable by its owner only', () => {
    expect(openJournal().recover()).toBeNull()
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('gives back the snapshot and every later entry, in order, after reopening', () => {
    const journal = openJournal()
    journal.snapshot(sampleState(0))
    journal.append([sampleEntry(1), sampleEntry(2)])
    journal.append([sampleEntry(3)])
    expect(openJournal().recover()).toEqual({
      state: sampleState(0),
      entries: range(1, 3).map((n) => sampleEntry(n)),
    })
  })

  test('an append with one bad entry leaves none of them', () => {
    const journal = openJournal()
    journal.snapshot(sampleState(0))
    journal.append([sampleEntry(1)])
    expect(() => journal.append([sampleEntry(2), sampleEntry(1)])).toThrow(DatabaseFailure)
    expect(journal.recover()?.entries).toHaveLength(1)
    journal.append([sampleEntry(2)])
    expect(journal.recover()?.entries).toHaveLength(2)
  })

  test('keeps the newest two snapshots and only the entries after the older of them', () => {
    const journal = openJournal()
    for (const start of [0, 10, 20]) {
      journal.snapshot(sampleState(start))
      journal.append(range(start + 1, start + 10).map((n) => sampleEntry(n)))
    }
    const count = (table: string): unknown =>
      open[0]?.prepare(`select count(*) as n from ${table}`).get()?.['n']
    expect(count('snapshots')).toBe(2)
    expect(count('entries')).toBe(20)
    expect(journal.recover()?.state.revision).toBe(20)
    expect(journal.decision('1.0')).not.toBeNull()
  })

  test('falls back to the older snapshot when the newest one is damaged', () => {
    const journal = openJournal()
    journal.snapshot(sampleState(0))
    journal.append([sampleEntry(1), sampleEntry(2)])
    journal.snapshot(sampleState(2))
    journal.append([sampleEntry(3)])
    tamper("update snapshots set state = '{}' where revision = 2")
    const recovered = openJournal().recover()
    expect(recovered?.state.revision).toBe(0)
    expect(recovered?.entries.map((entry) => entry.revision)).toEqual([1, 2, 3])
  })
})

describe('a file that cannot be trusted', () => {
  const filled = (): void => {
    const journal = openJournal()
    journal.snapshot(sampleState(0))
    journal.append(range(1, 200).map((n) => sampleEntry(n)))
  }

  test.each([
    ['the snapshot is changed', "update snapshots set state = '{}'"],
    ['all snapshots are gone', 'delete from snapshots'],
    ['an entry is changed', "update entries set event = replace(event, 'sysA', 'sysB') where revision = 7"],
    ['an entry is missing', 'delete from entries where revision = 7'],
  ])('is refused when %s', (_, sql) => {
    filled()
    tamper(sql)
    expect(codeOf(() => openJournal().recover())).toBe('corrupt')
  })

  test('is refused when it is cut or overwritten, and left as it is', () => {
    filled()
    tamper('pragma wal_checkpoint(truncate)')
    const whole = readFileSync(path)
    const torn = whole.subarray(0, Math.floor(whole.length / 2 / 4096) * 4096)
    const scratched = Buffer.from(whole)
    scratched.fill(0xa5, 8192, 20480)
    for (const bytes of [torn, scratched, Buffer.alloc(8192, 'not a database')]) {
      writeFileSync(path, bytes)
      rmSync(`${path}-wal`, { force: true })
      expect(codeOf(() => openJournal().recover())).toBe('corrupt')
      expect(readFileSync(path).equals(bytes)).toBe(true)
    }
  })

  test('is refused with a clear sentence when a newer Hawser wrote it', () => {
    filled()
    tamper("update meta set value = '7' where key = 'schemaVersion'")
    expect(() => openJournal()).toThrow(
      /engine\.db was written by a newer Hawser \(schema 7, this one knows 3\)/,
    )
    expect(codeOf(() => openJournal())).toBe('newer-schema')
  })

  test("is refused when it is another program's database", () => {
    writeFileSync(path, '')
    tamper('create table guests (name text)')
    expect(codeOf(() => openJournal())).toBe('corrupt')
  })

  test('is refused while another engine holds it, and when its directory is missing', () => {
    filled()
    expect(codeOf(() => openEngineDatabase(path))).toBe('locked')
    expect(codeOf(() => openEngineDatabase(join(directory, 'none', 'engine.db')))).toBe('not-readable')
  })
})

describe('the log', () => {
  test('finds by group, resource, system, severity and text, newest first', () => {
    const journal = openJournal()
    journal.append([
      sampleEntry(1, { text: 'Resource imap_ip is FAULTED', severity: 'ERROR' }),
      sampleEntry(2, { text: '100% sure', severity: 'NOTICE', system: null }),
      sampleEntry(3, { text: '100 sure' }),
    ])
    const ids = (query: Parameters<SqliteJournal['decisions']>[0]): string[] =>
      journal.decisions(query).map((decision) => decision.id)
    expect(ids({ limit: 10 })).toEqual(['3.0', '2.0', '1.0'])
    expect(ids({ limit: 1, before: '3.0' })).toEqual(['2.0'])
    expect(ids({ limit: 10, severities: ['ERROR', 'NOTICE'] })).toEqual(['2.0', '1.0'])
    expect(ids({ limit: 10, severities: [] })).toEqual([])
    expect(ids({ limit: 10, messages: [1, 2] })).toEqual([])
    expect(ids({ limit: 2, messages: [1, journal.decision('1.0')?.message ?? 0] })).toEqual(['3.0', '2.0'])
    expect(ids({ limit: 10, text: '100%' })).toEqual(['2.0'])
    expect(ids({ limit: 10, text: 'is faulted' })).toEqual(['1.0'])
    expect(ids({ limit: 10, system: 'sysA', group: 'imap' })).toEqual(['3.0', '1.0'])
    expect(ids({ limit: 10, resource: 'imap_ip' })).toEqual([])
    expect(journal.decision('1.0')).toEqual(
      sampleEntry(1, { text: 'Resource imap_ip is FAULTED', severity: 'ERROR' }).decisions[0],
    )
    expect(journal.decision('9.9')).toBeNull()
  })

  test('keeps the newest decisions up to its limit', () => {
    const journal = openJournal(5)
    journal.append(range(1, 12).map((n) => sampleEntry(n)))
    journal.snapshot(sampleState(12))
    expect(journal.decisions({ limit: 100 }).map((decision) => decision.id)).toEqual(
      range(8, 12)
        .toReversed()
        .map((n) => `${n}.0`),
    )
  })
})
