import type { SystemName } from '#lib/model/names.ts'
import type { Clock, ContactFailure, Random } from '#server/ports.ts'
import type { Connection, Transport } from './transport.ts'

export type KeepConnectedOptions = {
  readonly transport: Transport
  readonly system: SystemName
  readonly clock: Clock
  readonly random: Random
  /**
   * Works with a fresh connection until it is of no more use, and says why. Calls `proven` once the connection has
   * shown its worth: the next delay is the shortest again.
   */
  readonly use: (connection: Connection, proven: () => void) => Promise<ContactFailure>
  /** Told after each failed attempt and each ended use. */
  readonly failed: (failure: ContactFailure) => void
  /** First delay between attempts, doubled each time. Default 500. */
  readonly firstDelayMs?: number
  /** Default 30 000. */
  readonly longestDelayMs?: number
}

export type KeptConnection = {
  /** Tries now if an attempt is being waited for; the way on after a host key was trusted. */
  readonly retryNow: () => void
  /** Ends the connection and the attempts; resolves when `use` is over. */
  readonly close: () => Promise<void>
}

/**
 * Keeps one system connected: tries, uses, waits with exponential back-off and jitter (half to the whole of the
 * delay), tries again. After `host-key-unknown` and `host-key-changed` it waits for `retryNow` without a limit:
 * trying again by itself could only repeat the answer.
 */
export const keepConnected = (options: KeepConnectedOptions): KeptConnection => {
  const { firstDelayMs = 500, longestDelayMs = 30_000 } = options
  let closed = false
  let connection: Connection | null = null
  let wake: () => void = () => undefined
  let asked = false

  const pause = (failure: ContactFailure, attempt: number): Promise<void> =>
    new Promise((resume) => {
      const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt)
      const cancel = needsPerson(failure)
        ? () => undefined
        : options.clock.after(longest * (0.5 + fraction(options.random) / 2), resume)
      wake = () => {
        cancel()
        resume()
      }
      if (asked || closed) wake()
    })

  const attemptOnce = async (proven: () => void): Promise<ContactFailure> => {
    const attempt = await options.transport.connect(options.system)
    if (!attempt.ok) return attempt.failure
    connection = attempt.value
    if (closed) connection.close()
    const failure = await options.use(connection, proven)
    connection.close()
    return failure
  }

  const run = async (): Promise<void> => {
    let attempt = 0
    for (;;) {
      asked = false
      const failure = await attemptOnce(() => (attempt = 0))
      if (closed) return
      options.failed(failure)
      await pause(failure, attempt)
      if (closed) return
      attempt += 1
    }
  }

  const running = run()
  return {
    retryNow: () => {
      asked = true
      wake()
    },
    close: () => {
      closed = true
      connection?.close()
      wake()
      return running
    },
  }
}

const needsPerson = (failure: ContactFailure): boolean =>
  failure.code === 'host-key-unknown' || failure.code === 'host-key-changed'

/** 0 ≤ fraction < 1 from the dice's only face, two random bytes as base64url. */
const fraction = (random: Random): number =>
  Buffer.from(random.token(2), 'base64url').readUInt16BE(0) / 65_536
