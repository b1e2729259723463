import type { SystemName } from '#lib/model/names.ts'
import type { Clock } from '#server/ports.ts'
import { failed, given, type Attempt, type Connection, type Transport } from '../transport.ts'
import type { SshConnection } from './connection.ts'
import { dial, type Dialling } from './dial.ts'
import type { SshTarget } from './target.ts'

export type SshTransportOptions = {
  /** Asked anew at each attempt, so that a host key trusted meanwhile counts; null when not configured. */
  readonly target: (system: SystemName) => SshTarget | null
  readonly clock: Clock
  /** Path of the SSH agent's socket (SSH_AUTH_SOCK), null when there is none. */
  readonly agentSocket: string | null
  /** Default 10 000. */
  readonly connectTimeoutMs?: number
  /** A question to an otherwise quiet system each so often. Default 5 000. */
  readonly keepAliveMs?: number
  /** So many unanswered ones and the connection counts as lost. Default 3. */
  readonly keepAliveCount?: number
}

/** SSH to systems with pinned host keys: one connection per system. */
export class SshTransport implements Transport {
  readonly #options: SshTransportOptions
  readonly #open = new Map<SystemName, SshConnection>()
  readonly #opening = new Map<SystemName, { dialling: Dialling; answer: Promise<Attempt<Connection>> }>()

  constructor(options: SshTransportOptions) {
    this.#options = options
  }

  async connect(system: SystemName): Promise<Attempt<Connection>> {
    const open = this.#open.get(system)
    if (open?.alive) return given(open)
    const opening = this.#opening.get(system)
    if (opening) return opening.answer
    const target = this.#options.target(system)
    if (target === null) return failed(notConfigured(system))
    return this.#begin(system, target)
  }

  async close(): Promise<void> {
    const opening = [...this.#opening.values()]
    for (const { dialling } of opening) dialling.giveUp()
    await Promise.all(opening.map(({ answer }) => answer))
    for (const connection of this.#open.values()) connection.close()
    this.#open.clear()
  }

  #begin(system: SystemName, target: SshTarget): Promise<Attempt<Connection>> {
    const { clock, agentSocket, connectTimeoutMs, keepAliveMs, keepAliveCount } = this.#options
    const dialling = dial(system, target, {
      clock,
      agentSocket,
      connectTimeoutMs: connectTimeoutMs ?? 10_000,
      keepAliveMs: keepAliveMs ?? 5_000,
      keepAliveCount: keepAliveCount ?? 3,
    })
    const answer = dialling.answer.then((dialled) => {
      this.#opening.delete(system)
      if (dialled.ok) this.#open.set(system, dialled.value)
      return dialled
    })
    this.#opening.set(system, { dialling, answer })
    return answer
  }
}

const notConfigured = (system: SystemName) => ({
  code: 'not-configured' as const,
  text: `No address is configured for ${system}. Add it to the cluster's connections.json.`,
})
