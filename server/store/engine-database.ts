import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** Version of the tables below. A file with a higher one was written by a newer Hawser and is refused. */
export const schemaVersion = 3

export type DatabaseFailureCode = 'newer-schema' | 'corrupt' | 'locked' | 'disk' | 'not-readable'

/**
 * The journal's file cannot be used. `code` is for programs; the message is the sentence a person reads,
 * with the file's path and what would help.
 */
export class DatabaseFailure extends Error {
  readonly code: DatabaseFailureCode

  constructor(code: DatabaseFailureCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'DatabaseFailure'
    this.code = code
  }
}

const tables = `
  create table meta (key text primary key, value text not null) strict;
  create table entries (
    revision integer primary key,
    event text not null,
    decisions text not null,
    checksum integer not null
  ) strict;
  create table snapshots (
    revision integer primary key,
    state text not null,
    checksum integer not null
  ) strict;
  create table decisions (
    place integer primary key autoincrement,
    id text not null unique,
    at integer not null,
    cause text,
    severity text not null,
    message integer not null,
    text text not null,
    groupName text,
    resource text,
    system text,
    operation integer
  ) strict;
  create index decisionsByGroup on decisions (groupName, place);
  create index decisionsByResource on decisions (resource, place);
  create index decisionsBySystem on decisions (system, place);
  create index decisionsBySeverity on decisions (severity, place);
  create table configurations (
    version integer primary key autoincrement,
    at integer not null,
    author text not null,
    files text not null,
    checksum integer not null
  ) strict;
`

/** What brings a file of schema n to n + 1, at place n. Text goes into new columns: what is there is not rewritten. */
const migrations: Readonly<Record<number, string>> = {
  1: `
    alter table configurations add column reason text not null default '';
    alter table configurations add column origin text not null default 'change';
    alter table configurations add column commands text not null default '[]';
    create table desk (
      id integer primary key check (id = 1),
      record text not null,
      checksum integer not null
    ) strict;
  `,
  2: `
    create index decisionsByMessage on decisions (message, place);
    create table notes (
      number integer primary key autoincrement,
      at integer not null,
      author text not null,
      text text not null
    ) strict;
  `,
}

/**
 * Opens one cluster's `engine.db`, making it (mode 0600) when it is not there. The file is held
 * exclusively while it is open, so that two engines never act on one cluster; the hold ends with the
 * process, however it dies. Throws `DatabaseFailure`; an unusable file is never replaced by an empty one.
 */
export function openEngineDatabase(path: string): DatabaseSync {
  return guarded(path, () => {
    closeSync(openSync(path, 'a', 0o600))
    const database = new DatabaseSync(path)
    try {
      prepare(database, path)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

function prepare(database: DatabaseSync, path: string): void {
  database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full')
  database.exec('begin immediate')
  const known = database.prepare("select 1 from sqlite_master where name = 'meta'").get()
  if (!known) {
    refuseForeignFile(database, path)
    database.exec(tables)
    database.exec("insert into meta values ('schemaVersion', '1')")
  }
  for (let found = schemaOf(database, path); found < schemaVersion; found += 1) {
    database.exec(migrations[found] ?? '')
    database.prepare("update meta set value = ? where key = 'schemaVersion'").run(String(found + 1))
  }
  database.exec('commit')
  const check = database.prepare('pragma quick_check(1)').get()?.['quick_check']
  if (check !== 'ok') {
    throw new DatabaseFailure(
      'corrupt',
      `${path} is damaged (${String(check)}). Nothing was changed. Restore the file from a backup, ` +
        'or move it away to start this cluster without its history.',
    )
  }
}

/** The schema of the file. Throws `newer-schema` for one that this version does not know. */
function schemaOf(database: DatabaseSync, path: string): number {
  const found = Number(
    database.prepare("select value from meta where key = 'schemaVersion'").get()?.['value'],
  )
  if (Number.isInteger(found) && found >= 1 && found <= schemaVersion) return found
  const text = Number.isInteger(found)
    ? `${path} was written by a newer Hawser (schema ${found}, this one knows ${schemaVersion}). ` +
      'Start the newer version, or restore the file as it was before the upgrade.'
    : `${path} does not say which version of Hawser wrote it. Restore the file from a backup.`
  throw new DatabaseFailure(Number.isInteger(found) ? 'newer-schema' : 'corrupt', text)
}

function refuseForeignFile(database: DatabaseSync, path: string): void {
  const foreign = database.prepare('select name from sqlite_master limit 1').get()
  if (!foreign) return
  throw new DatabaseFailure('corrupt', `${path} is a database, but not one of Hawser's engine.`)
}

/** Result codes of SQLite that are told apart (sqlite.org/rescode.html, primary codes). */
const failureByResultCode: Readonly<Record<number, readonly [DatabaseFailureCode, string]>> = {
  5: ['locked', 'is in use by another engine. Stop that one first; two must never act on one cluster.'],
  6: ['locked', 'is in use by another engine. Stop that one first; two must never act on one cluster.'],
  8: ['disk', 'cannot be written: it is read-only.'],
  10: ['disk', 'cannot be read or written: the disk reports an error.'],
  11: ['corrupt', 'is damaged. Nothing was changed. Restore the file from a backup.'],
  13: ['disk', 'cannot be written: the disk is full.'],
  14: ['not-readable', 'cannot be opened. Check that its directory exists and may be written.'],
  26: ['corrupt', 'is not a database. Nothing was changed. Restore the file from a backup.'],
}

/** Runs database work; what SQLite throws becomes a `DatabaseFailure` by its result code. */
export function guarded<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof DatabaseFailure) throw error
    const resultCode = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null
    const known = resultCode === null ? undefined : failureByResultCode[resultCode]
    const detail = error instanceof Error ? error.message : String(error)
    if (known) throw new DatabaseFailure(known[0], `${path} ${known[1]} (${detail})`, error)
    throw new DatabaseFailure('not-readable', `${path} cannot be used: ${detail}`, error)
  }
}
