import { isDeepStrictEqual } from 'node:util'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { Engine } from '#server/engine/engine.ts'
import type { Step } from '#server/engine/recover.ts'
import { submit, type SubmissionAnswer } from '#server/engine/submit.ts'
import type { ContactFailure, Journal, Log } from '#server/ports.ts'
import type { Behaviour } from './behaviour.ts'
import { Hardware } from './hardware.ts'
import { Invariants } from './invariants.ts'
import { MemoryJournal } from './memory-journal.ts'
import { SimFence } from './sim-fence.ts'
import { SimRunner } from './sim-runner.ts'
import { VirtualClock } from './virtual-clock.ts'

export type SimWorldOptions = {
  readonly configuration: Configuration
  readonly behaviour: Behaviour
  /** Milliseconds since the epoch at which the world begins. */
  readonly start: number
  /** In memory unless another one is handed in. */
  readonly journal?: Journal
  /** Another policy: to prove that the checks see a broken one. */
  readonly step?: Step
}

/** How long a broken connection takes to be noticed: three missed keep-alives of five seconds. */
const noticeMs = 15_000
const reconnectMs = 2000
const bootMs = 60_000

const quiet: Log = { write: () => undefined }

/**
 * A whole cluster in memory: simulated systems, virtual time, and the real engine on top. After every event
 * it checks I-01 and I-02 itself and throws at the first violation.
 */
export class SimWorld {
  readonly clock: VirtualClock
  readonly hardware: Hardware
  readonly fence: SimFence
  readonly journal: Journal
  readonly invariants: Invariants
  readonly runner: SimRunner
  private readonly options: SimWorldOptions
  private engineOfLife: Engine
  private failure: unknown = null
  private requests = 0

  constructor(options: SimWorldOptions) {
    this.options = options
    this.journal = options.journal ?? new MemoryJournal()
    this.clock = new VirtualClock(options.start)
    this.hardware = new Hardware(options.configuration)
    this.fence = new SimFence(this.clock, this.hardware)
    this.invariants = new Invariants(this.hardware)
    this.runner = new SimRunner({
      clock: this.clock,
      hardware: this.hardware,
      behaviour: options.behaviour,
      onBegin: (request) => this.invariants.checkBegin(this.engine.state, request),
    })
    this.engineOfLife = this.makeEngine()
  }

  /** The engine's present life. */
  get engine(): Engine {
    return this.engineOfLife
  }

  systems(): SystemName[] {
    return namesOf(this.engine.state.systems)
  }

  submit(intent: Intent, user: string): SubmissionAnswer {
    this.requests += 1
    return submit(this.engine, { intent, user, requestId: `request-${this.requests}` })
  }

  /** Lets time pass; every event is followed by the checks. */
  async run(durationMs: number): Promise<void> {
    await this.clock.runFor(durationMs, () => this.check())
    this.check()
  }

  connect(system: SystemName): void {
    this.runner.connect(system)
  }

  /** The network between the engine and the system breaks; the system itself runs on. */
  cut(system: SystemName): void {
    this.hardware.machine(system).networked = false
    this.noticeLater(system)
  }

  mend(system: SystemName): void {
    this.hardware.machine(system).networked = true
    this.reconnect(system, reconnectMs)
  }

  powerOff(system: SystemName): void {
    this.hardware.powerOff(system)
    this.noticeLater(system)
  }

  powerOn(system: SystemName): void {
    this.hardware.powerOn(system)
    this.reconnect(system, bootMs)
  }

  kill(resource: ResourceName, system: SystemName): void {
    this.hardware.set(resource, system, false)
  }

  /**
   * `kill -9` of the engine, and a new one from the journal. Throws when the journal does not give back the
   * very state the dead one had.
   */
  restartEngine(): void {
    const before = this.engine.state
    this.engine.halt()
    const met = this.runner.forgetAll()
    this.engineOfLife = this.makeEngine()
    if (!isDeepStrictEqual(plain(this.engine.state), plain(before))) {
      throw new Error('the journal gave back another state than the engine had')
    }
    for (const system of met) this.clock.after(reconnectMs, () => this.contact(system))
  }

  /** The new engine tries the way to a system; one that is not reachable is silent. */
  private contact(system: SystemName): void {
    if (this.hardware.reachable(system)) this.runner.connect(system)
    else this.runner.lose(system, lostConnection(system))
  }

  private check(): void {
    if (this.failure !== null) throw this.failure
    this.invariants.checkWorld(this.engine.state)
    const [violation] = this.invariants.violations
    if (violation) throw new Error(`${violation.invariant} violated: ${violation.text}`)
  }

  private noticeLater(system: SystemName): void {
    this.clock.after(noticeMs, () => {
      if (!this.hardware.reachable(system)) this.runner.lose(system, lostConnection(system))
    })
  }

  /** What was in flight over the old connection is lost with it, also when the break was never noticed. */
  private reconnect(system: SystemName, delayMs: number): void {
    this.runner.lose(system, lostConnection(system))
    this.clock.after(delayMs, () => this.runner.connect(system))
  }

  private makeEngine(): Engine {
    return new Engine({
      clock: this.clock,
      runner: this.runner,
      fence: this.fence,
      journal: this.journal,
      log: quiet,
      configuration: this.options.configuration,
      describeSystem: (system) => ({
        address: `${system}.sim`,
        fenceConfigured: this.fence.mode !== 'is not configured',
      }),
      onFailure: (error) => {
        this.failure = error
      },
      ...(this.options.step ? { step: this.options.step } : {}),
    })
  }
}

/** As a journal keeps it. */
const plain = (state: ClusterState): unknown => JSON.parse(JSON.stringify(state))

const lostConnection = (system: SystemName): ContactFailure => ({
  code: 'connection-lost',
  text: `The connection to ${system} was lost.`,
})
