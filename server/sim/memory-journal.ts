import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { DecisionQuery, Journal, JournalEntry } from '#server/ports.ts'

/** A journal that lives as long as the simulated world. Keeps texts, as a file would, so nothing is shared with the engine. */
export class MemoryJournal implements Journal {
  private entries: { readonly revision: number; readonly text: string }[] = []
  private state: string | null = null
  private readonly log: Decision[] = []
  private brokenWith: string | null = null

  append(entries: readonly JournalEntry[]): void {
    if (this.brokenWith !== null) throw new Error(this.brokenWith)
    for (const entry of entries) {
      this.entries.push({ revision: entry.revision, text: JSON.stringify(entry) })
      this.log.push(...entry.decisions)
    }
  }

  recover(): { readonly state: ClusterState; readonly entries: readonly JournalEntry[] } | null {
    if (this.state === null) return null
    return {
      state: JSON.parse(this.state) as ClusterState,
      entries: this.entries.map(({ text }) => JSON.parse(text) as JournalEntry),
    }
  }

  snapshot(state: ClusterState): void {
    this.state = JSON.stringify(state)
    this.entries = this.entries.filter(({ revision }) => revision > state.revision)
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

  /** From now on every append fails, as on a full disk. */
  breakDown(reason: string): void {
    this.brokenWith = reason
  }
}

const matches = (decision: Decision, query: DecisionQuery): boolean =>
  (query.group === undefined || decision.group === query.group) &&
  (query.resource === undefined || decision.resource === query.resource) &&
  (query.system === undefined || decision.system === query.system) &&
  (query.severities === undefined || query.severities.includes(decision.severity)) &&
  (query.text === undefined || decision.text.toLowerCase().includes(query.text.toLowerCase()))
