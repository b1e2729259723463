import type { Clock, Random } from '#server/ports.ts'

/** The machine's own clock, for tests against real processes. */
export const realClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Dice that always show the same: jitter at its least. */
export const fixedRandom: Random = { token: (bytes) => Buffer.alloc(bytes).toString('base64url') }
