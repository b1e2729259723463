import type { ClusterState } from '#lib/model/runtime.ts'
import type { Clock } from '#server/ports.ts'
import type { Memory } from './memory.ts'

export type BackgroundOptions = {
  readonly state: () => ClusterState
  readonly clock: Clock
  readonly everyMs: number | null
  readonly memory: Memory
  /** One look at all systems; asks `pause` after each, and ends when that says false. */
  readonly round: (pause: () => Promise<boolean>) => Promise<void>
}

/** Nobody needs to know in the first minutes, when the engine has enough to do. */
const firstAfterMs = 180_000
/** How often it is seen whether a look is due. */
const tickMs = 30_000
/** What has changed is left to settle for so long before it is looked at out of turn. */
const settleMs = 60_000
const betweenSystemsMs = 2_000

/**
 * Looks at the systems from time to time, one after the other, and sooner when groups have moved. Never while an
 * operation is under way: systems have other things to do then.
 */
export class Background {
  readonly #options: BackgroundOptions
  #dueAt: number
  #outdatedSince: number | null = null
  #cancel: () => void = () => undefined
  #closed = false

  constructor(options: BackgroundOptions) {
    this.#options = options
    const everyMs = options.everyMs ?? 0
    this.#dueAt = options.clock.now() + Math.min(everyMs, firstAfterMs)
    if (options.everyMs !== null) this.#await(Math.min(tickMs, everyMs))
  }

  close(): void {
    this.#closed = true
    this.#cancel()
  }

  #await(delayMs: number): void {
    if (!this.#closed) this.#cancel = this.#options.clock.after(delayMs, () => void this.#tick())
  }

  async #tick(): Promise<void> {
    const { clock, everyMs, round } = this.#options
    if (this.#isDue() && !this.#isBusy()) {
      await round(() => this.#pause())
      this.#outdatedSince = null
      this.#dueAt = clock.now() + (everyMs ?? 0)
    }
    this.#await(Math.min(tickMs, everyMs ?? tickMs))
  }

  #isDue(): boolean {
    const { clock, memory } = this.#options
    const now = clock.now()
    if (!memory.isOutdated) this.#outdatedSince = null
    else this.#outdatedSince ??= now
    return now >= this.#dueAt || (this.#outdatedSince !== null && now - this.#outdatedSince >= settleMs)
  }

  #isBusy(): boolean {
    return Object.values(this.#options.state().operations).some(({ state }) => state === 'RUNNING')
  }

  /** False: this look is to end, since something else began. */
  #pause(): Promise<boolean> {
    return new Promise((resolve) => {
      const { clock, everyMs } = this.#options
      this.#cancel = clock.after(Math.min(betweenSystemsMs, everyMs ?? 0), () =>
        resolve(!this.#closed && !this.#isBusy()),
      )
    })
  }
}
