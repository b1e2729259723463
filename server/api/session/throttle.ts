import type { Clock } from '#server/ports.ts'

/** Slows down guessing of passwords, per user and per address (ASVS 6.3.1). */
export interface Throttle {
  /** Whole seconds to wait before another try; 0: try now. */
  waitS(user: string, address: string): number
  /** Counts a try as failed, for the user and for the address. */
  failed(user: string, address: string): void
  /** Takes the count of a try that turned out well back; the user's earlier failures are forgotten. */
  succeeded(user: string, address: string): void
}

/** Failures that cost nothing: a person mistypes, and an office shares one address. */
const freeTries = { user: 5, address: 20 } as const
const longestWaitMs = 15 * 60_000
const forgetAfterMs = 60 * 60_000
/** So that made-up names cannot fill the memory. */
const rememberAtMost = 10_000

type Failures = { readonly count: number; readonly until: number; readonly at: number }

/** Each failure beyond the free ones doubles the wait, from one second to 15 minutes. Forgotten after an hour. */
export function makeThrottle(clock: Clock): Throttle {
  const failures = new Map<string, Failures>()

  const countOf = (key: string): number => {
    const known = failures.get(key)
    return known && clock.now() - known.at < forgetAfterMs ? known.count : 0
  }
  const remember = (key: string, count: number, free: number): void => {
    const now = clock.now()
    const waitMs = count < free ? 0 : Math.min(longestWaitMs, 1000 * 2 ** (count - free))
    failures.delete(key)
    failures.set(key, { count, until: now + waitMs, at: now })
    const oldest = failures.size > rememberAtMost ? failures.keys().next().value : undefined
    if (oldest !== undefined) failures.delete(oldest)
  }
  const waitMs = (key: string): number => (failures.get(key)?.until ?? 0) - clock.now()
  const ofUser = (user: string) => `user ${user}`
  const ofAddress = (address: string) => `address ${address}`

  return {
    waitS: (user, address) => Math.ceil(Math.max(0, waitMs(ofUser(user)), waitMs(ofAddress(address))) / 1000),
    failed(user, address) {
      remember(ofUser(user), countOf(ofUser(user)) + 1, freeTries.user)
      remember(ofAddress(address), countOf(ofAddress(address)) + 1, freeTries.address)
    },
    succeeded(user, address) {
      failures.delete(ofUser(user))
      const key = ofAddress(address)
      remember(key, Math.max(0, countOf(key) - 1), freeTries.address)
    },
  }
}
