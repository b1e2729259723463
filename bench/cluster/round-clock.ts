import type { Clock } from '#server/ports.ts'

/** A clock on which everything asked for comes due with the next round, in the order it was asked for. */
export class RoundClock implements Clock {
  private time: number
  private waiting = new Set<() => void>()
  private readonly roundMs: number

  /** Milliseconds since the epoch at which it begins, and milliseconds that pass with a round. */
  constructor(start: number, roundMs: number) {
    this.time = start
    this.roundMs = roundMs
  }

  now(): number {
    return this.time
  }

  after(_delayMs: number, call: () => void): () => void {
    const own = (): void => call()
    this.waiting.add(own)
    return () => void this.waiting.delete(own)
  }

  /** Lets a round pass. What is asked for meanwhile waits for the next one. */
  fire(): void {
    const due = this.waiting
    this.waiting = new Set()
    this.time += this.roundMs
    for (const call of due) call()
  }
}
