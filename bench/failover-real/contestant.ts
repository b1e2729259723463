import { holdsDisk } from '#lab/real/system/power.ts'
import { systems, type RealSystem } from '#lab/real/layout.ts'

/** One cluster software with the group of the real lab. */
export type Contestant = {
  readonly name: string
  /** How it finds that a system is gone, for the reader of the figures. */
  readonly detection: string
  /** Takes the group over and has it started; done when it is at rest. */
  readonly start: () => Promise<void>
  /** Orders the group to move, and does not wait for it. */
  readonly move: (to: RealSystem) => Promise<void>
  /** Every system is a member and nothing is under way. */
  readonly settled: () => Promise<void>
  /** A system was switched on again. */
  readonly rejoin: (system: RealSystem) => Promise<void>
  /** Stops the group on every system, and the software. */
  readonly stop: () => Promise<void>
  /** What it tells of itself, for a failure's message. */
  readonly told: () => Promise<string>
}

/** The system that has the shared disk mounted, as the kernel tells it; null when none or several have. */
export const owner = (): RealSystem | null => {
  const holders = systems.filter((system) => holdsDisk(system))
  return holders.length === 1 ? (holders[0] ?? null) : null
}
