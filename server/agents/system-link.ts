import type { SystemName } from '#lib/model/names.ts'
import type { Clock, ContactFailure, Log, Random } from '#server/ports.ts'
import { keepConnected, type KeptConnection } from '#server/transport/reconnect.ts'
import type { Connection, Transport } from '#server/transport/transport.ts'
import type { RunnerRequest } from './runner/protocol.ts'
import { RunnerClient, type RunnerAnswer } from './runner/runner-client.ts'
import type { AgentSuite } from './suite/agent-suite.ts'
import { deploySuite } from './suite/deploy.ts'

export type LinkOptions = {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly suite: AgentSuite
  /** Names this engine to the runners: `[A-Za-z0-9_-]+`, the same over all its lives. */
  readonly engine: string
  /** Where the suite stands on a system, relative to the login's home. */
  readonly suiteDirectory: (system: SystemName) => string
  readonly pingIntervalMs: number
  /** So many unanswered pings in a row and the system is silent. */
  readonly pingsUnanswered: number
  readonly helloTimeoutMs: number
  readonly graceMs: number
  readonly firstDelayMs?: number
}

export type LinkState =
  { readonly kind: 'connected' } | { readonly kind: 'silent'; readonly failure: ContactFailure }

/** The way to one system's agents: connection, suite, runner, heartbeat; begun anew whenever it ends. */
export class SystemLink {
  readonly system: SystemName
  readonly #options: LinkOptions
  readonly #changed: (state: LinkState) => void
  readonly #kept: KeptConnection
  #runner: RunnerClient | null = null
  #state: LinkState | null = null

  constructor(system: SystemName, options: LinkOptions, changed: (state: LinkState) => void) {
    this.system = system
    this.#options = options
    this.#changed = changed
    this.#kept = keepConnected({
      transport: options.transport,
      system,
      clock: options.clock,
      random: options.random,
      use: (connection, proven) => this.#use(connection, proven),
      failed: (failure) => this.#tell({ kind: 'silent', failure }),
      ...(options.firstDelayMs !== undefined && { firstDelayMs: options.firstDelayMs }),
    })
  }

  /** Null until the first attempt has ended. */
  get state(): LinkState | null {
    return this.#state
  }

  run(request: RunnerRequest): Promise<RunnerAnswer> {
    if (this.#runner !== null) return this.#runner.run(request)
    const reason =
      this.#state?.kind === 'silent' ? this.#state.failure.text : `${this.system} is not connected yet`
    return Promise.resolve({ kind: 'lost', reason })
  }

  retryNow(): void {
    this.#kept.retryNow()
  }

  async close(): Promise<void> {
    this.#runner?.close()
    await this.#kept.close()
  }

  async #use(connection: Connection, proven: () => void): Promise<ContactFailure> {
    const { suite, suiteDirectory, clock, log } = this.#options
    const directory = suiteDirectory(this.system)
    const deployed = await deploySuite(connection, suite, directory, clock)
    if (!deployed.ok) return deployed.failure
    const started = await RunnerClient.start(connection, { ...this.#options, suiteDirectory: directory })
    if (!started.ok) return started.failure
    const runner = started.value
    const { version, written, removed } = deployed.value
    const { uname, leftovers, timeS, launcher } = runner.hello
    const skewS = Math.round(timeS - clock.now() / 1_000)
    log.write(leftovers > 0 ? 'warn' : 'info', `${this.system} answers`, {
      system: this.system,
      suite: version,
      written: written.length,
      removed: removed.length,
      uname,
      leftovers,
      skewS,
      launcher,
    })
    proven()
    this.#runner = runner
    this.#tell({ kind: 'connected' })
    const failure = await Promise.race([runner.ended, connection.lost, this.#heartbeatLost(runner)])
    this.#runner = null
    // Silence is told before the lost answers are: the policy then knows why they are lost.
    this.#tell({ kind: 'silent', failure })
    runner.close()
    return failure
  }

  /** Resolves when too many pings in a row stay unanswered; never, when the runner ends first. */
  #heartbeatLost(runner: RunnerClient): Promise<ContactFailure> {
    const { clock, pingIntervalMs, pingsUnanswered } = this.#options
    return new Promise((resolve) => {
      let unanswered = 0
      let cancel: () => void = () => undefined
      const beat = (): void => {
        if (unanswered >= pingsUnanswered) {
          const seconds = (pingsUnanswered * pingIntervalMs) / 1_000
          resolve({
            code: 'timeout',
            text:
              `The runner on ${this.system} has not answered for ${seconds} s, though the connection stands. ` +
              `The system may be overloaded or suspended: look at its console.`,
          })
          return
        }
        unanswered += 1
        void runner.ping().then(() => (unanswered = 0))
        cancel = clock.after(pingIntervalMs, beat)
      }
      beat()
      void runner.ended.then(() => cancel())
    })
  }

  #tell(state: LinkState): void {
    const before = this.#state
    this.#state = state
    const same =
      state.kind === 'silent' && before?.kind === 'silent' && before.failure.text === state.failure.text
    if (!same) this.#changed(state)
  }
}
