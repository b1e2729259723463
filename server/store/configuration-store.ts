import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { DatabaseFailure, guarded } from './engine-database.ts'

export type StoredFile = { readonly name: string; readonly text: string }

/** What wrote a version: a person's change, the engine keeping `Frozen`, or the return to an older version. */
export type VersionOrigin = 'change' | 'freeze' | 'rollback'

/** A version without its texts. */
export type VersionHead = {
  /** Counted up from 1 per cluster. */
  readonly version: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly author: string
  readonly reason: string
  readonly origin: VersionOrigin
  /** ha commands that made it, secrets masked; empty when the text was edited. */
  readonly commands: readonly (readonly string[])[]
}

/** One configuration as it runs or ran: `main.cf` and what it includes, secrets sealed. */
export type ConfigurationVersion = VersionHead & { readonly files: readonly StoredFile[] }

export type NewVersion = Omit<ConfigurationVersion, 'version'>

const head = 'version, at, author, reason, origin, commands'

/** Every configuration a cluster was given, with who, why and when. Throws `DatabaseFailure`. */
export class ConfigurationStore {
  private readonly database: DatabaseSync
  private readonly path: string

  /** `database` from `openEngineDatabase`, `path` for messages. */
  constructor(database: DatabaseSync, path: string) {
    this.database = database
    this.path = path
  }

  /** Stores a version and answers its number. Durable when it returns, unless a transaction is under way. */
  add({ files, author, at, reason, origin, commands }: NewVersion): number {
    const text = JSON.stringify(files)
    return guarded(this.path, () => {
      const { lastInsertRowid } = this.database
        .prepare(
          'insert into configurations (at, author, reason, origin, commands, files, checksum) values (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(at, author, reason, origin, JSON.stringify(commands), text, crc32(text))
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
  list(): readonly VersionHead[] {
    return guarded(this.path, () =>
      this.database.prepare(`select ${head} from configurations order by version desc`).all().map(headOf),
    )
  }

  /**
   * Changes the texts of every version, once in a database's life: what was kept before secrets were sealed. Answers
   * whether this was the time.
   */
  sealOnce(change: (files: readonly StoredFile[]) => readonly StoredFile[]): boolean {
    return guarded(this.path, () => {
      if (this.database.prepare("select 1 from meta where key = 'secretsSealed'").get()) return false
      this.database.exec('begin immediate')
      try {
        const update = this.database.prepare(
          'update configurations set files = ?, checksum = ? where version = ?',
        )
        for (const { version } of this.list()) {
          const text = JSON.stringify(change(this.byVersion(version)?.files ?? []))
          update.run(text, crc32(text), version)
        }
        this.database.exec("insert into meta values ('secretsSealed', '1')")
        this.database.exec('commit')
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('rollback')
        throw error
      }
      return true
    })
  }

  private toVersion(row: Record<string, SQLOutputValue>): ConfigurationVersion {
    const files = String(row['files'])
    if (crc32(files) !== Number(row['checksum'])) {
      throw new DatabaseFailure(
        'corrupt',
        `${this.path} is damaged: version ${String(row['version'])} of the configuration does not have its checksum.`,
      )
    }
    return { ...headOf(row), files: JSON.parse(files) as StoredFile[] }
  }
}

const headOf = (row: Record<string, SQLOutputValue>): VersionHead => ({
  version: Number(row['version']),
  at: Number(row['at']),
  author: String(row['author']),
  reason: String(row['reason']),
  origin: String(row['origin']) as VersionOrigin,
  commands: JSON.parse(String(row['commands'])) as string[][],
})
