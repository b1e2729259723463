import type { Clock } from '#server/ports.ts'

/**
 * Named one-shot timers on the engine's clock: setting a name again moves it. Each is one timer of the
 * clock, whose own list is the heap; being monotonic there, none of them follows a jump of the wall clock.
 */
export class Timers {
  private readonly clock: Clock
  private readonly cancels = new Map<string, () => void>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  set(name: string, delayMs: number, call: () => void): void {
    this.cancel(name)
    const cancel = this.clock.after(delayMs, () => {
      this.cancels.delete(name)
      call()
    })
    this.cancels.set(name, cancel)
  }

  cancel(name: string): void {
    const cancel = this.cancels.get(name)
    if (!cancel) return
    cancel()
    this.cancels.delete(name)
  }

  has(name: string): boolean {
    return this.cancels.has(name)
  }

  cancelAll(): void {
    for (const cancel of this.cancels.values()) cancel()
    this.cancels.clear()
  }
}
