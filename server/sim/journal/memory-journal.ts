import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import {
  noFailpoints,
  type DecisionQuery,
  type Failpoints,
  type Journal,
  type JournalEntry,
} from '#server/ports.ts'
import { JournalTexts, type WrittenText } from './journal-texts.ts'

type Kept = {
  readonly revision: number
  readonly written: WrittenText
  readonly decisions: readonly Decision[]
}

const keptDecisions = 20_000

/**
 * A journal that lives as long as the simulated world. Keeps texts, as a file would, so nothing is shared with
 * the engine. What was not committed when the engine dies is gone, a record written by half with it.
 */
export class MemoryJournal implements Journal {
  private entries: Kept[] = []
  private state: WrittenText | null = null
  private log: Decision[] = []
  private brokenWith: Error | null = null
  private readonly failpoints: Failpoints
  private readonly texts = new JournalTexts()

  constructor(failpoints: Failpoints = noFailpoints) {
    this.failpoints = failpoints
  }

  append(entries: readonly JournalEntry[]): void {
    if (this.brokenWith !== null) throw this.brokenWith
    if (entries.length === 0) return
    this.failpoints.hit('journal.begun')
    const staged = entries.map((entry) => {
      const written = this.texts.writeEntry(entry)
      this.failpoints.hit('journal.between-entries')
      return { revision: entry.revision, written, decisions: entry.decisions }
    })
    this.failpoints.hit('journal.before-commit')
    for (const kept of staged) {
      this.entries.push(kept)
      this.log.push(...kept.decisions)
    }
    this.failpoints.hit('journal.committed')
  }

  recover(): { readonly state: ClusterState; readonly entries: readonly JournalEntry[] } | null {
    if (this.state === null) return null
    return {
      state: this.texts.readState(this.state),
      entries: this.entries.map(({ written }) => this.texts.readEntry(written)),
    }
  }

  snapshot(state: ClusterState): void {
    if (this.brokenWith !== null) throw this.brokenWith
    this.failpoints.hit('journal.begun')
    const written = this.texts.writeState(state)
    this.failpoints.hit('journal.snapshot-written')
    const entries = this.entries.filter(({ revision }) => revision > state.revision)
    this.failpoints.hit('journal.snapshot-pruned')
    this.failpoints.hit('journal.before-commit')
    this.state = written
    this.entries = entries
    if (this.log.length > 2 * keptDecisions) this.log = this.log.slice(-keptDecisions)
    this.failpoints.hit('journal.committed')
  }

  decisions(query: DecisionQuery): readonly Decision[] {
    const before = this.log.findIndex(({ id }) => id === query.before)
    const end = query.before === undefined ? this.log.length : Math.max(0, before)
    return this.log
      .slice(0, end)
      .toReversed()
      .filter((decision) => matches(decision, query))
      .slice(0, query.limit)
  }

  decision(id: string): Decision | null {
    return this.log.find((decision) => decision.id === id) ?? null
  }

  /** From now on every write fails, as on a full or a dying disk. */
  breakDown(reason: string | Error): void {
    this.brokenWith = typeof reason === 'string' ? new Error(reason) : reason
  }

  /** Writes succeed again. */
  mend(): void {
    this.brokenWith = null
  }
}

const matches = (decision: Decision, query: DecisionQuery): boolean =>
  (query.group === undefined || decision.group === query.group) &&
  (query.resource === undefined || decision.resource === query.resource) &&
  (query.system === undefined || decision.system === query.system) &&
  (query.severities === undefined || query.severities.includes(decision.severity)) &&
  (query.messages === undefined || query.messages.includes(decision.message)) &&
  (query.text === undefined || decision.text.toLowerCase().includes(query.text.toLowerCase()))
