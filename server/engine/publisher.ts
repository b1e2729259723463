import type { Change, FactsUpdate } from '#lib/wire/snapshot.ts'
import type { Log } from '#server/ports.ts'

export type ChangeListener = {
  readonly change: (change: Change) => void
  readonly facts: (update: FactsUpdate) => void
}

/**
 * Hands changes to whoever watches, in order, and keeps the last ones for those who come back. A listener
 * that throws is dropped; one that calls back into the engine sees its change after the present one.
 */
export class Publisher {
  private readonly kept: Change[] = []
  private readonly listeners = new Set<ChangeListener>()
  private readonly outbox: (() => void)[] = []
  private delivering = false
  private readonly keep: number
  private readonly log: Log
  private revision: number

  /** `keep`: changes kept for resuming readers; `revision`: where the state stands now. */
  constructor(options: { readonly keep: number; readonly log: Log; readonly revision: number }) {
    this.keep = options.keep
    this.log = options.log
    this.revision = options.revision
  }

  /** Somebody watches. */
  get hasListeners(): boolean {
    return this.listeners.size > 0
  }

  /** Queues a change; `deliver` sends it. */
  add(change: Change): void {
    this.revision = change.revision
    this.kept.push(change)
    if (this.kept.length > this.keep) this.kept.splice(0, this.kept.length - this.keep)
    this.queue((listener) => listener.change(change))
  }

  addFacts(update: FactsUpdate): void {
    this.queue((listener) => listener.facts(update))
  }

  deliver(): void {
    if (this.delivering) return
    this.delivering = true
    for (let send = this.outbox.shift(); send; send = this.outbox.shift()) send()
    this.delivering = false
  }

  /** Changes after the given revision at once, then live ones; `gap` when they are no longer kept. */
  subscribe(afterRevision: number, listener: ChangeListener): { readonly stop: () => void } | 'gap' {
    const missed = this.kept.filter((change) => change.revision > afterRevision)
    if (afterRevision > this.revision || missed.length !== this.revision - afterRevision) return 'gap'
    for (const change of missed) this.call(listener, () => listener.change(change))
    this.listeners.add(listener)
    return { stop: () => void this.listeners.delete(listener) }
  }

  private queue(send: (listener: ChangeListener) => void): void {
    if (!this.hasListeners) return
    const audience = [...this.listeners]
    this.outbox.push(() => {
      for (const listener of audience) {
        if (this.listeners.has(listener)) this.call(listener, () => send(listener))
      }
    })
  }

  private call(listener: ChangeListener, send: () => void): void {
    try {
      send()
    } catch (error) {
      this.listeners.delete(listener)
      this.log.write('error', 'A reader of changes failed and was dropped', { error: String(error) })
    }
  }
}
