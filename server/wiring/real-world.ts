import { randomBytes } from 'node:crypto'
import type { Clock, Random } from '#server/ports.ts'

/** The wall clock for `now`, monotonic timers for `after`. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, call) {
    // Longer delays than a timer can hold would fire at once.
    const timer = setTimeout(call, Math.min(delayMs, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
}

/** The operating system's generator. */
export const systemRandom: Random = { token: (bytes) => randomBytes(bytes).toString('base64url') }
