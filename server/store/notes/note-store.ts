import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { NotesOnWire } from '#lib/wire/notes.ts'
import { guarded } from '../engine-database.ts'

/** Earlier texts that are kept, for who looks into the file. */
const keptTexts = 100

/** What people have written down about a cluster, in the engine's database. Throws `DatabaseFailure`. */
export class NoteStore {
  private readonly database: DatabaseSync
  private readonly path: string

  /** `database` from `openEngineDatabase`, `path` for messages. */
  constructor(database: DatabaseSync, path: string) {
    this.database = database
    this.path = path
  }

  /** As they were last written; null when nobody has. */
  read(): NotesOnWire | null {
    return guarded(this.path, () => {
      const row = this.database.prepare('select * from notes order by number desc limit 1').get()
      return row ? toNotes(row) : null
    })
  }

  /** Replaces them; answers how they stand. Durable when it returns. */
  write({ at, author, text }: Omit<NotesOnWire, 'number'>): NotesOnWire {
    return guarded(this.path, () => {
      const { lastInsertRowid } = this.database
        .prepare('insert into notes (at, author, text) values (?, ?, ?)')
        .run(at, author, text)
      const number = Number(lastInsertRowid)
      this.database.prepare('delete from notes where number <= ?').run(number - keptTexts)
      return { number, at, author, text }
    })
  }
}

const toNotes = (row: Record<string, SQLOutputValue>): NotesOnWire => ({
  number: Number(row['number']),
  at: Number(row['at']),
  author: String(row['author']),
  text: String(row['text']),
})
