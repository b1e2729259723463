import type { Instant } from '#lib/model/runtime.ts'
import type { Clock } from '#server/ports.ts'

type Timer = { readonly at: Instant; readonly order: number; call: (() => void) | null }

/** More promises than any chain here has between a call and what follows from it at once. */
const turnsToSettle = 8

/**
 * Time that stands still until it is told to go on. Calls due at one instant run in the order they were asked
 * for. The wall clock people read can be set forward or back; timers do not follow it.
 */
export class VirtualClock implements Clock {
  private time: Instant
  private wallOffsetMs = 0
  private asked = 0
  /** Binary heap, the next call first. */
  private readonly heap: Timer[] = []

  constructor(start: Instant) {
    this.time = start
  }

  now(): Instant {
    return this.time + this.wallOffsetMs
  }

  /** Time that only goes on, whatever is done to the wall clock. */
  elapsed(): Instant {
    return this.time
  }

  /** What a process is told that reads the wall clock once, when it begins, and then counts for itself. */
  ofProcess(): Clock {
    const { wallOffsetMs } = this
    return { now: () => this.time + wallOffsetMs, after: (delayMs, call) => this.after(delayMs, call) }
  }

  /** Somebody sets the wall clock. */
  jump(byMs: number): void {
    this.wallOffsetMs += byMs
  }

  /** Calls that wait, those that were cancelled but are not due yet among them. */
  get waiting(): number {
    return this.heap.length
  }

  after(delayMs: number, call: () => void): () => void {
    const timer: Timer = { at: this.time + Math.max(0, delayMs), order: this.asked++, call }
    this.heap.push(timer)
    this.rise(this.heap.length - 1)
    return () => {
      timer.call = null
    }
  }

  /** Goes on to an instant of `elapsed`; `each` is called after every call and what followed from it at once. */
  async runUntil(end: Instant, each: () => void = () => undefined): Promise<void> {
    await settled()
    for (let timer = this.heap[0]; timer && timer.at <= end; timer = this.heap[0]) {
      this.takeFirst()
      if (timer.call === null) continue
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

  private takeFirst(): void {
    const last = this.heap.pop()
    if (!last || this.heap.length === 0) return
    this.heap[0] = last
    this.sink(0)
  }

  private rise(from: number): void {
    const { heap } = this
    const timer = heap[from]
    if (!timer) return
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      const other = heap[above]
      if (!other || !isBefore(timer, other)) break
      heap[place] = other
      place = above
    }
    heap[place] = timer
  }

  private sink(from: number): void {
    const { heap } = this
    const timer = heap[from]
    let place = from
    for (;;) {
      const next = this.earlierChild(place)
      const other = heap[next]
      if (!timer || !other || !isBefore(other, timer)) break
      heap[place] = other
      place = next
    }
    if (timer) heap[place] = timer
  }

  private earlierChild(place: number): number {
    const left = this.heap[2 * place + 1]
    const right = this.heap[2 * place + 2]
    return left && right && isBefore(right, left) ? 2 * place + 2 : 2 * place + 1
  }
}

const isBefore = (one: Timer, other: Timer): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

/** Lets every promise that is settled tell those who wait for it. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < turnsToSettle; turn++) await Promise.resolve()
}
