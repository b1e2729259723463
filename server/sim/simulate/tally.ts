import type { FailpointName } from '#server/ports.ts'

/** What one run counted. */
export type Counts = {
  readonly events: number
  readonly virtualMs: number
  /** How often each rule had something to look at. */
  readonly looked: ReadonlyMap<string, number>
  /** What happened how often, by kind. */
  readonly happened: ReadonlyMap<string, number>
  readonly passed: ReadonlyMap<FailpointName, number>
  readonly diedAt: ReadonlyMap<FailpointName, number>
}

/** What many runs came to together. */
export class Tally {
  runs = 0
  events = 0
  virtualMs = 0
  readonly looked = new Map<string, number>()
  readonly happened = new Map<string, number>()
  readonly passed = new Map<FailpointName, number>()
  readonly diedAt = new Map<FailpointName, number>()

  add({ events, virtualMs, looked, happened, passed, diedAt }: Counts): void {
    this.runs += 1
    this.events += events
    this.virtualMs += virtualMs
    addTo(this.looked, looked)
    addTo(this.happened, happened)
    addTo(this.passed, passed)
    addTo(this.diedAt, diedAt)
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

function addTo<Key>(sums: Map<Key, number>, counts: ReadonlyMap<Key, number>): void {
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count)
}
