import type { FailpointName } from '#server/ports.ts'
import type { Played } from './play.ts'

/** What many runs came to together. */
export class Tally {
  runs = 0
  events = 0
  virtualMs = 0
  readonly looked = new Map<string, number>()
  readonly happened = new Map<string, number>()
  readonly passed = new Map<FailpointName, number>()
  readonly diedAt = new Map<FailpointName, number>()

  add({ events, virtualMs, looked, happened, failpoints }: Played): void {
    this.runs += 1
    this.events += events
    this.virtualMs += virtualMs
    for (const [from, to] of [
      [looked, this.looked],
      [happened, this.happened],
    ] as const) {
      for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count)
    }
    for (const [name, count] of failpoints.passed) this.passed.set(name, (this.passed.get(name) ?? 0) + count)
    for (const [name, count] of failpoints.diedAt) this.diedAt.set(name, (this.diedAt.get(name) ?? 0) + count)
  }

  /** Rules that never had anything to look at: they prove nothing. */
  unchecked(): string[] {
    return [...this.looked].flatMap(([invariant, count]) => (count === 0 ? [invariant] : []))
  }

  lines(): string[] {
    const hours = this.virtualMs / 3_600_000
    return [
      `${this.runs} runs, ${hours.toFixed(1)} cluster-hours, ${this.events} events`,
      `looked at: ${words(this.looked)}`,
      `happened: ${words(this.happened)}`,
      `the engine died at: ${words(this.diedAt) || 'no failpoint'}`,
    ]
  }
}

const words = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
