import { cpus } from 'node:os'

/** The machine a figure comes from. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}`

/** Processor time of this process, all its threads, while the work is done; other processes do not count. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The value below which the share of all values lies; 0 without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** One row of a table of figures, right-aligned. */
export function row(cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padStart(16)).join('')}\n`)
}
