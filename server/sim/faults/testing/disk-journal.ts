import type { DatabaseSync } from 'node:sqlite'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { DecisionQuery, Failpoints, Journal, JournalEntry } from '#server/ports.ts'
import { openEngineDatabase } from '#server/store/engine-database.ts'
import { SqliteJournal } from '#server/store/journal.ts'

/** The real journal on a real file, opened anew by every life of the engine, as a process would. */
export class DiskJournal implements Journal {
  private readonly path: string
  private readonly failpoints: Failpoints
  private database: DatabaseSync
  private journal: SqliteJournal

  constructor(path: string, failpoints: Failpoints) {
    this.path = path
    this.failpoints = failpoints
    this.database = openEngineDatabase(path)
    this.journal = this.opened()
  }

  append(entries: readonly JournalEntry[]): void {
    this.journal.append(entries)
  }

  snapshot(state: ClusterState): void {
    this.journal.snapshot(state)
  }

  /** A new life reads what the one before left on the disk. */
  recover(): { readonly state: ClusterState; readonly entries: readonly JournalEntry[] } | null {
    this.database.close()
    this.database = openEngineDatabase(this.path)
    this.journal = this.opened()
    return this.journal.recover()
  }

  decisions(query: DecisionQuery): readonly Decision[] {
    return this.journal.decisions(query)
  }

  decision(id: string): Decision | null {
    return this.journal.decision(id)
  }

  close(): void {
    this.database.close()
  }

  private opened(): SqliteJournal {
    return new SqliteJournal({ database: this.database, path: this.path, failpoints: this.failpoints })
  }
}
