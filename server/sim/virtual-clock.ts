import type { Instant } from '#lib/model/runtime.ts'
import type { Clock } from '#server/ports.ts'

type Timer = { readonly at: Instant; readonly order: number; readonly call: () => void; cancelled: boolean }

/** Lets every promise that is already settled tell those who wait for it. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Time that stands still until it is told to go on. Calls due at one instant run in the order they were asked for. */
export class VirtualClock implements Clock {
  private time: Instant
  private asked = 0
  /** Latest first, so that the next one is taken from the end. */
  private readonly timers: Timer[] = []

  constructor(start: Instant) {
    this.time = start
  }

  now(): Instant {
    return this.time
  }

  after(delayMs: number, call: () => void): () => void {
    const timer = { at: this.time + Math.max(0, delayMs), order: this.asked++, call, cancelled: false }
    this.timers.splice(this.placeFor(timer), 0, timer)
    return () => {
      timer.cancelled = true
    }
  }

  /** Goes on to an instant; `each` is called after every call and what followed from it at once. */
  async runUntil(end: Instant, each: () => void = () => undefined): Promise<void> {
    await settled()
    for (let timer = this.timers.at(-1); timer && timer.at <= end; timer = this.timers.at(-1)) {
      this.timers.pop()
      if (timer.cancelled) continue
      this.time = timer.at
      timer.call()
      await settled()
      each()
    }
    this.time = Math.max(this.time, end)
  }

  async runFor(durationMs: number, each?: () => void): Promise<void> {
    await this.runUntil(this.time + durationMs, each)
  }

  private placeFor(timer: Timer): number {
    let low = 0
    let high = this.timers.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.timers[middle]
      if (other && (other.at > timer.at || (other.at === timer.at && other.order > timer.order)))
        low = middle + 1
      else high = middle
    }
    return low
  }
}
