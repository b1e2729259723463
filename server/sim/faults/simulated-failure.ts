import type { FailpointName, Failpoints } from '#server/ports.ts'

/** The engine's process ends here and now, as by `kill -9`. */
export class SimulatedCrash extends Error {
  constructor(where: string) {
    super(`the engine dies at ${where}`)
    this.name = 'SimulatedCrash'
  }
}

/** What the disk of the engine says instead of writing. */
export class SimulatedDiskFailure extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'SimulatedDiskFailure'
  }
}

/** Whether the engine stopped because the simulation wanted it to. A store may have wrapped the error once. */
export const isSimulated = (error: unknown): boolean =>
  error instanceof SimulatedCrash ||
  error instanceof SimulatedDiskFailure ||
  (error instanceof Error && error.cause !== undefined && isSimulated(error.cause))

/** Failpoints that count how often each is passed and let the engine die at one that is armed. */
export class ArmedFailpoints implements Failpoints {
  readonly passed = new Map<FailpointName, number>()
  readonly diedAt = new Map<FailpointName, number>()
  private armed: { readonly name: FailpointName; passes: number } | null = null

  /** The engine dies the `nth` time it passes there from now on. */
  arm(name: FailpointName, nth: number): void {
    this.armed = { name, passes: nth }
  }

  disarm(): void {
    this.armed = null
  }

  hit(name: FailpointName): void {
    this.passed.set(name, (this.passed.get(name) ?? 0) + 1)
    if (this.armed?.name !== name) return
    this.armed.passes -= 1
    if (this.armed.passes > 0) return
    this.armed = null
    this.diedAt.set(name, (this.diedAt.get(name) ?? 0) + 1)
    throw new SimulatedCrash(name)
  }
}
