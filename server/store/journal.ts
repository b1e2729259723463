import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { Event } from '#lib/policy/event.ts'
import {
  noFailpoints,
  type DecisionQuery,
  type Failpoints,
  type Journal,
  type JournalEntry,
} from '#server/ports.ts'
import { DecisionLog } from './decision-log.ts'
import { DatabaseFailure, guarded } from './engine-database.ts'

export type JournalOptions = {
  /** From `openEngineDatabase`. */
  readonly database: DatabaseSync
  /** For messages only. */
  readonly path: string
  /** Newest decisions that are kept for the log. */
  readonly keepDecisions?: number
  /** Where a simulated engine may die; nowhere unless given. */
  readonly failpoints?: Failpoints
}

type Recovered = { readonly state: ClusterState; readonly entries: readonly JournalEntry[] }

/**
 * The durable memory of one cluster's engine in SQLite: WAL with `synchronous=FULL`, so an append has
 * reached the disk when it returns. Every method throws `DatabaseFailure` when the file cannot serve it.
 */
export class SqliteJournal implements Journal {
  private readonly database: DatabaseSync
  private readonly path: string
  private readonly log: DecisionLog
  private readonly failpoints: Failpoints
  private readonly insertEntry: StatementSync
  private readonly insertSnapshot: StatementSync

  constructor(options: JournalOptions) {
    this.database = options.database
    this.path = options.path
    this.failpoints = options.failpoints ?? noFailpoints
    this.log = new DecisionLog(options.database, options.keepDecisions ?? 200_000)
    this.insertEntry = this.database.prepare('insert into entries values (?, ?, ?, ?)')
    this.insertSnapshot = this.database.prepare('insert or replace into snapshots values (?, ?, ?)')
  }

  append(entries: readonly JournalEntry[]): void {
    if (entries.length === 0) return
    this.transaction(() => {
      for (const entry of entries) {
        const event = JSON.stringify(entry.event)
        const decisions = JSON.stringify(entry.decisions)
        this.insertEntry.run(entry.revision, event, decisions, crc32(decisions, crc32(event)))
        for (const decision of entry.decisions) this.log.add(decision)
        this.failpoints.hit('journal.between-entries')
      }
    })
  }

  /** Keeps the newest two snapshots and the entries after the older one: a damaged newest one can be spared. */
  snapshot(state: ClusterState): void {
    const text = JSON.stringify(state)
    this.transaction(() => {
      this.insertSnapshot.run(state.revision, text, crc32(text))
      this.failpoints.hit('journal.snapshot-written')
      this.database.exec(`
        delete from snapshots
          where revision not in (select revision from snapshots order by revision desc limit 2);
        delete from entries where revision <= (select min(revision) from snapshots);
      `)
      this.log.forgetOldest()
      this.failpoints.hit('journal.snapshot-pruned')
    })
  }

  /** Keeps nothing but this state: what earlier ones and their events say is to be found in the file no more. */
  forgetHistory(state: ClusterState): void {
    const text = JSON.stringify(state)
    this.transaction(() => {
      this.database.exec('delete from snapshots; delete from entries')
      this.insertSnapshot.run(state.revision, text, crc32(text))
    })
    guarded(this.path, () => this.database.exec('vacuum; pragma wal_checkpoint(truncate)'))
  }

  recover(): Recovered | null {
    return guarded(this.path, () => {
      const rows = this.database.prepare('select * from snapshots order by revision desc').all()
      if (rows.length === 0) {
        this.refuseEntriesWithoutSnapshot()
        return null
      }
      const sound = rows.find((row) => crc32(String(row['state'])) === Number(row['checksum']))
      if (!sound) throw this.damaged('no snapshot has its checksum')
      const state = JSON.parse(String(sound['state'])) as ClusterState
      return { state, entries: this.entriesAfter(state.revision) }
    })
  }

  decisions(query: DecisionQuery): readonly Decision[] {
    return guarded(this.path, () => this.log.search(query))
  }

  decision(id: string): Decision | null {
    return guarded(this.path, () => this.log.byId(id))
  }

  private entriesAfter(revision: number): JournalEntry[] {
    let expected = revision + 1
    const entries: JournalEntry[] = []
    const rows = this.database.prepare('select * from entries where revision > ? order by revision')
    for (const row of rows.iterate(revision)) {
      const event = String(row['event'])
      const decisions = String(row['decisions'])
      if (Number(row['revision']) !== expected) throw this.damaged(`revision ${expected} is missing`)
      if (crc32(decisions, crc32(event)) !== Number(row['checksum'])) {
        throw this.damaged(`revision ${expected} does not have its checksum`)
      }
      entries.push({
        revision: expected,
        event: JSON.parse(event) as Event,
        decisions: JSON.parse(decisions) as Decision[],
      })
      expected += 1
    }
    return entries
  }

  private refuseEntriesWithoutSnapshot(): void {
    if (this.database.prepare('select 1 from entries limit 1').get()) {
      throw this.damaged('it has entries but no snapshot')
    }
  }

  private damaged(what: string): DatabaseFailure {
    return new DatabaseFailure(
      'corrupt',
      `${this.path} is damaged: ${what}. Nothing was changed. Restore the file from a backup, ` +
        'or move it away to start this cluster without its history.',
    )
  }

  private transaction(work: () => void): void {
    guarded(this.path, () => {
      this.database.exec('begin immediate')
      try {
        this.failpoints.hit('journal.begun')
        work()
        this.failpoints.hit('journal.before-commit')
        this.database.exec('commit')
        this.failpoints.hit('journal.committed')
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('rollback')
        throw error
      }
    })
  }
}
