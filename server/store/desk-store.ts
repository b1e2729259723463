import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { ConfigurationStore, NewVersion } from './configuration-store.ts'
import { DatabaseFailure, guarded } from './engine-database.ts'

/** What must outlive the engine of the way a configuration is being changed. Secrets in the draft are sealed. */
export type DeskRecord = {
  readonly open: { readonly owner: string; readonly since: number; readonly draft: readonly Edit[] } | null
  readonly unconfirmed: {
    readonly version: number
    readonly previous: number
    /** Milliseconds since the epoch. */
    readonly until: number
    readonly author: string
    /** Why it could not be rolled back when its time was over. */
    readonly blocked: readonly string[]
  } | null
  /** A version that is kept and of which it is not known yet whether the engine took it. */
  readonly pending: number | null
  /** What stood in the watched directory when it was last adopted or written: SHA-256 over its .cf files. */
  readonly watched?: string
  /** Requests that were done, oldest first: one that is made twice is done once. */
  readonly answered: readonly { readonly request: string; readonly version: number }[]
}

export const emptyDesk: DeskRecord = { open: null, unconfirmed: null, pending: null, answered: [] }

/** Keeps one `DeskRecord` in the engine's database, each time whole. Throws `DatabaseFailure`. */
export class DeskStore {
  private readonly database: DatabaseSync
  private readonly path: string
  private readonly versions: ConfigurationStore

  /** `versions`: of the same database. */
  constructor(database: DatabaseSync, path: string, versions: ConfigurationStore) {
    this.database = database
    this.path = path
    this.versions = versions
  }

  read(): DeskRecord {
    return guarded(this.path, () => {
      const row = this.database.prepare('select record, checksum from desk').get()
      if (!row) return emptyDesk
      const text = String(row['record'])
      if (crc32(text) === Number(row['checksum'])) return JSON.parse(text) as DeskRecord
      throw new DatabaseFailure(
        'corrupt',
        `${this.path} is damaged: what it says of the open configuration does not have its checksum.`,
      )
    })
  }

  write(record: DeskRecord): void {
    const text = JSON.stringify(record)
    guarded(this.path, () =>
      this.database.prepare('insert or replace into desk values (1, ?, ?)').run(text, crc32(text)),
    )
  }

  /** Keeps a version and the record that goes with it, both or neither. Answers the version's number. */
  writeWithVersion(version: NewVersion, recordFor: (version: number) => DeskRecord): number {
    return guarded(this.path, () => {
      this.database.exec('begin immediate')
      try {
        const number = this.versions.add(version)
        this.write(recordFor(number))
        this.database.exec('commit')
        return number
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('rollback')
        throw error
      }
    })
  }
}
