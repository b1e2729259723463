import { describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import type { Clock, ContactFailure, Random } from '#server/ports.ts'
import { keepConnected } from './reconnect.ts'
import { failed, given, type Attempt, type Connection, type Transport } from './transport.ts'

const system = systemName('sysA')
const refused: ContactFailure = { code: 'connection-refused', text: 'sysA refuses' }

/** A clock moved by hand, one waiting call at a time. */
const handClock = () => {
  const delays: number[] = []
  let due: (() => void) | null = null
  const clock: Clock = {
    now: () => 0,
    after: (delayMs, call) => {
      delays.push(delayMs)
      due = call
      return () => (due = null)
    },
  }
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const fire = async (): Promise<void> => {
    const call = due
    due = null
    call?.()
    await settle()
  }
  return { clock, delays, fire, settle, waiting: () => due !== null }
}

const connection = (): Connection => {
  const lost = Promise.withResolvers<ContactFailure>()
  return {
    system,
    files: { read: () => nothing, write: () => nothing, list: () => nothing },
    lost: lost.promise,
    alive: true,
    reach: () => Promise.resolve({ kind: 'unable', text: 'nothing is reached here' }),
    exec: () => nothing,
    close: () => lost.resolve({ code: 'connection-lost', text: 'closed' }),
  }
}
const nothing = Promise.resolve(failed(refused))

const answering = (answers: Attempt<Connection>[]): Transport & { attempts: number } => ({
  attempts: 0,
  connect() {
    this.attempts += 1
    return Promise.resolve(answers.shift() ?? failed(refused))
  },
  close: () => Promise.resolve(),
})

const dice = (value: number): Random => ({
  token: (bytes) => Buffer.alloc(bytes, value).toString('base64url'),
})

describe('keepConnected', () => {
  it('waits twice as long after each failure, up to 30 s, with jitter from the dice', async () => {
    const hand = handClock()
    const told: ContactFailure[] = []
    const kept = keepConnected({
      transport: answering([]),
      system,
      clock: hand.clock,
      random: dice(0),
      use: () => Promise.resolve(refused),
      failed: (failure) => told.push(failure),
    })
    await hand.settle()
    for (let count = 0; count < 8; count += 1) await hand.fire()
    expect(hand.delays).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
    expect(told).toHaveLength(9)
    await kept.close()

    const high = handClock()
    const keptHigh = keepConnected({
      transport: answering([]),
      system,
      clock: high.clock,
      random: dice(255),
      use: () => Promise.resolve(refused),
      failed: () => undefined,
    })
    await high.settle()
    expect(high.delays[0]).toBeGreaterThan(499)
    expect(high.delays[0]).toBeLessThanOrEqual(500)
    await keptHigh.close()
  })

  it('begins with the shortest delay again once a connection has proved its worth', async () => {
    const hand = handClock()
    const kept = keepConnected({
      transport: answering([failed(refused), failed(refused), given(connection())]),
      system,
      clock: hand.clock,
      random: dice(0),
      use: (_connection, proven) => {
        proven()
        return Promise.resolve(refused)
      },
      failed: () => undefined,
    })
    await hand.settle()
    await hand.fire()
    await hand.fire()
    expect(hand.delays).toEqual([250, 500, 250])
    await kept.close()
  })

  it.each(['host-key-unknown', 'host-key-changed'] as const)('after %s waits for a person', async (code) => {
    const hand = handClock()
    const transport = answering([failed({ code, text: 'a key' })])
    const kept = keepConnected({
      transport,
      system,
      clock: hand.clock,
      random: dice(0),
      use: () => Promise.resolve(refused),
      failed: () => undefined,
    })
    await hand.settle()
    expect(hand.waiting()).toBe(false)
    expect(transport.attempts).toBe(1)
    kept.retryNow()
    await hand.settle()
    expect(transport.attempts).toBe(2)
    await kept.close()
  })

  it('ends the use and tries no more when it is closed', async () => {
    const hand = handClock()
    const open = connection()
    const transport = answering([given(open)])
    const kept = keepConnected({
      transport,
      system,
      clock: hand.clock,
      random: dice(0),
      use: ({ lost }) => lost,
      failed: () => undefined,
    })
    await hand.settle()
    await kept.close()
    expect(transport.attempts).toBe(1)
    expect(hand.waiting()).toBe(false)
  })
})
