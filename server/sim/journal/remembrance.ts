import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { DecisionQuery, Journal, JournalEntry } from '#server/ports.ts'

/**
 * Stands between the engine and its journal and remembers what the engine knew: after a crash the journal has to
 * give back what it acknowledged, or what was on its way when the engine died, and nothing else.
 */
export class Remembrance implements Journal {
  private readonly journal: Journal
  private readonly onAppended: (revision: number) => void
  /** The last acknowledged state and those after it, oldest first. */
  private states: ClusterState[] = []

  constructor(journal: Journal, onAppended: (revision: number) => void) {
    this.journal = journal
    this.onAppended = onAppended
  }

  /** The engine has taken a step to this state; nothing of it is acknowledged yet. */
  stepped(state: ClusterState): void {
    if (this.states.at(-1) !== state) this.states.push(state)
  }

  append(entries: readonly JournalEntry[]): void {
    this.journal.append(entries)
    const last = entries.at(-1)
    if (!last) return
    this.states = this.states.filter(({ revision }) => revision >= last.revision)
    this.onAppended(last.revision)
  }

  snapshot(state: ClusterState): void {
    this.journal.snapshot(state)
  }

  recover(): { readonly state: ClusterState; readonly entries: readonly JournalEntry[] } | null {
    return this.journal.recover()
  }

  decisions(query: DecisionQuery): readonly Decision[] {
    return this.journal.decisions(query)
  }

  decision(id: string): Decision | null {
    return this.journal.decision(id)
  }

  /** Throws when the journal did not give back the very state the dead engine had at that revision. */
  compare(state: ClusterState): void {
    const { states } = this
    if (states.length === 0) return
    const same = states.find(({ revision }) => revision === state.revision)
    if (!same) throw new Error(`the journal gave back revision ${state.revision}, which nobody had`)
    if (!isSameInJson(state, same)) {
      throw new Error('the journal gave back another state than the engine had')
    }
    this.states = [state]
  }
}

/** As a journal keeps it: the order of keys does not count, nor does a key without a value. */
function isSameInJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [ours, theirs] = [one as Fields, other as Fields]
  return (
    Object.keys(ours).every((key) => isSameInJson(ours[key], theirs[key])) &&
    Object.keys(theirs).every((key) => key in ours || theirs[key] === undefined)
  )
}

type Fields = Readonly<Record<string, unknown>>
