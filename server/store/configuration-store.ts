import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { DatabaseFailure, guarded } from './engine-database.ts'

export type StoredFile = { readonly name: string; readonly text: string }

/** One loaded configuration as it was handed in: `main.cf` and what it includes. */
export type ConfigurationVersion = {
  /** Counted up from 1 per cluster. */
  readonly version: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly author: string
  readonly files: readonly StoredFile[]
}

/** Every configuration a cluster was given, with who and when. Throws `DatabaseFailure`. */
export class ConfigurationStore {
  private readonly database: DatabaseSync
  private readonly path: string

  /** `database` from `openEngineDatabase`, `path` for messages. */
  constructor(database: DatabaseSync, path: string) {
    this.database = database
    this.path = path
  }

  /** Stores a version and answers its number. Durable when it returns. */
  add(files: readonly StoredFile[], author: string, at: number): number {
    const text = JSON.stringify(files)
    return guarded(this.path, () => {
      const { lastInsertRowid } = this.database
        .prepare('insert into configurations (at, author, files, checksum) values (?, ?, ?, ?)')
        .run(at, author, text, crc32(text))
      return Number(lastInsertRowid)
    })
  }

  newest(): ConfigurationVersion | null {
    return guarded(this.path, () => {
      const row = this.database.prepare('select * from configurations order by version desc limit 1').get()
      return row ? this.toVersion(row) : null
    })
  }

  byVersion(version: number): ConfigurationVersion | null {
    return guarded(this.path, () => {
      const row = this.database.prepare('select * from configurations where version = ?').get(version)
      return row ? this.toVersion(row) : null
    })
  }

  /** All versions, newest first, without their texts. */
  list(): readonly Omit<ConfigurationVersion, 'files'>[] {
    return guarded(this.path, () =>
      this.database
        .prepare('select version, at, author from configurations order by version desc')
        .all()
        .map((row) => ({
          version: Number(row['version']),
          at: Number(row['at']),
          author: String(row['author']),
        })),
    )
  }

  private toVersion(row: Record<string, SQLOutputValue>): ConfigurationVersion {
    const files = String(row['files'])
    if (crc32(files) !== Number(row['checksum'])) {
      throw new DatabaseFailure(
        'corrupt',
        `${this.path} is damaged: version ${String(row['version'])} of the configuration does not have its checksum.`,
      )
    }
    return {
      version: Number(row['version']),
      at: Number(row['at']),
      author: String(row['author']),
      files: JSON.parse(files) as StoredFile[],
    }
  }
}
