import { randomBytes } from 'node:crypto'
import type { Clock, Random } from '#server/ports.ts'

/**
 * The wall clock of the moment the process began and the monotonic time since for `now`, monotonic timers for
 * `after`: somebody who sets the clock of the machine changes no decision of an engine that lives.
 */
export const systemClock: Clock = {
  now: () => Math.round(performance.timeOrigin + performance.now()),
  after(delayMs, call) {
    // Longer delays than a timer can hold would fire at once.
    const timer = setTimeout(call, Math.min(delayMs, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
}

/** The operating system's generator. */
export const systemRandom: Random = { token: (bytes) => randomBytes(bytes).toString('base64url') }
