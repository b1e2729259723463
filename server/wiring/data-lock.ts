import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type DataLock =
  | { readonly kind: 'held'; readonly release: () => void }
  /** Another engine works in this data directory. */
  | { readonly kind: 'taken'; readonly pid: number | null }

/**
 * Holds `<data>/engine.lock` for as long as this process lives. The hold is a file lock of the operating system
 * (through SQLite), so that it ends with the process however that dies and a dead one's lock needs no guessing;
 * the pid in the file is for the message only. Throws when the directory cannot be written.
 */
export function holdDataDirectory(dataDirectory: string, pid: number): DataLock {
  const file = join(dataDirectory, 'engine.lock')
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file, { timeout: 1_000 })
  try {
    database.exec('create table if not exists holder (one integer primary key check (one = 1), pid integer)')
    database.exec('begin immediate')
    database.prepare('insert or replace into holder values (1, ?)').run(pid)
    // Committed so that others can read the pid, and held again at once: a write lock lets them read.
    database.exec('commit; begin immediate')
    return { kind: 'held', release: () => database.close() }
  } catch (error) {
    if (!isBusy(error)) throw error
    const holder = readHolder(database)
    database.close()
    return { kind: 'taken', pid: holder }
  }
}

function readHolder(database: DatabaseSync): number | null {
  const pid = database.prepare('select pid from holder').get()?.pid
  return typeof pid === 'number' ? pid : null
}

/** SQLITE_BUSY, sqlite.org/rescode.html. */
const busy = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy
