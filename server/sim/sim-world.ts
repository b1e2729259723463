import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { planFingerprint } from '#lib/planner/fingerprint.ts'
import type { Plan } from '#lib/planner/plan.ts'
import { step as policyStep } from '#lib/policy/step.ts'
import { Engine } from '#server/engine/engine.ts'
import type { Step } from '#server/engine/recover.ts'
import { submit, type SubmissionAnswer } from '#server/engine/submit.ts'
import type { AgentRunner, Clock, ContactFailure, Failpoints, Journal, Log } from '#server/ports.ts'
import type { Behaviour } from './behaviour.ts'
import { isSimulated } from './faults/simulated-failure.ts'
import { Hardware } from './hardware.ts'
import { JudgeBench } from './invariants/judge-bench.ts'
import { MemoryJournal } from './journal/memory-journal.ts'
import { Remembrance } from './journal/remembrance.ts'
import { Replays } from './journal/replays.ts'
import { SimFence } from './sim-fence.ts'
import { SimRunner } from './sim-runner.ts'
import { VirtualClock } from './virtual-clock.ts'
import type { Witness } from './witness.ts'

export type SimWorldOptions = {
  readonly configuration: Configuration
  readonly behaviour: Behaviour
  /** Milliseconds since the epoch at which the world begins. */
  readonly start: number
  /** In memory unless another one is handed in. */
  readonly journal?: Journal
  /** Another policy: to prove that the checks see a broken one. */
  readonly step?: Step
  /** What comes between the engine and its journal or agents: to prove the same. */
  readonly tamper?: Tamper
  readonly failpoints?: Failpoints
  /** Those of the two that matter most (I-01, I-02) unless others are handed in. */
  readonly witness?: (hardware: Hardware, clock: VirtualClock) => Witness
}

export type Tamper = {
  readonly journal?: (journal: Journal) => Journal
  readonly runner?: (runner: AgentRunner) => AgentRunner
  /** The plan a person saw is not handed to the engine. */
  readonly forgetsSeenPlan?: boolean
  /** The clock the engine goes by, of the world's own one with its jumps; else one nobody sets. */
  readonly clock?: (clock: VirtualClock) => Clock
}

/** How long a broken connection takes to be noticed: three missed keep-alives of five seconds. */
export const noticeMs = 15_000
const reconnectMs = 2000
const bootMs = 60_000
/** How long the engine's process takes to be started again. */
const reviveMs = 5000

const quiet: Log = { write: () => undefined }

/**
 * A whole cluster in memory: simulated systems, virtual time, and the real engine on top. After every event
 * its judges look at it; the first violation is thrown.
 */
export class SimWorld {
  readonly clock: VirtualClock
  readonly hardware: Hardware
  readonly fence: SimFence
  readonly journal: Journal
  readonly witness: Witness
  readonly runner: SimRunner
  private readonly options: SimWorldOptions
  private readonly remembrance: Remembrance
  private readonly replays = new Replays()
  private readonly step: Step
  private engineOfLife: Engine
  private lives = 0
  private alive = true
  private isRecovering = false
  private failure: unknown = null
  private requests = 0

  constructor(options: SimWorldOptions) {
    this.options = options
    this.journal = options.journal ?? new MemoryJournal(options.failpoints)
    this.clock = new VirtualClock(options.start)
    this.hardware = new Hardware(options.configuration)
    this.fence = new SimFence(this.clock, (system) => this.powerOff(system))
    this.witness = options.witness?.(this.hardware, this.clock) ?? JudgeBench.ofPlaces(this.hardware)
    this.hardware.onTruth((resource, system) => this.witness.truth(resource, system))
    this.remembrance = new Remembrance(this.journal, (revision) => this.witness.appended(revision))
    this.step = this.observed(options.step ?? policyStep)
    this.runner = new SimRunner({
      clock: this.clock,
      hardware: this.hardware,
      behaviour: options.behaviour,
      onBegin: (request) => this.witness.began(request, this.lives),
      onEcho: ({ system, resource, entryPoint, run }, answer) =>
        this.engine.post({ kind: 'entryPointFinished', system, resource, entryPoint, run, ...answer }),
    })
    this.engineOfLife = this.makeEngine()
  }

  /** The engine's present life, or its last one while it is dead. */
  get engine(): Engine {
    return this.engineOfLife
  }

  /** Whether the engine's process runs. */
  get isEngineAlive(): boolean {
    return this.alive
  }

  get judges(): Witness['judges'] {
    return this.witness.judges
  }

  systems(): SystemName[] {
    return namesOf(this.engine.state.systems)
  }

  /** A person asks, on the strength of a plan they have seen. Throws when the engine dies of it. */
  submit(intent: Intent, user: string, seen: { plan?: Plan; requestId?: string } = {}): SubmissionAnswer {
    this.requests += 1
    const requestId = seen.requestId ?? `request-${this.requests}`
    const decidedOn = this.engine.settle()
    const isShown = seen.plan && this.options.tamper?.forgetsSeenPlan !== true
    const seenPlan = isShown && seen.plan ? { seenPlan: planFingerprint(seen.plan) } : {}
    const answer = submit(this.engine, { intent, user, requestId, ...seenPlan })
    if (answer.kind === 'accepted') {
      const { operation } = answer
      this.witness.accepted({ intent, requestId, operation, seenPlan: seen.plan ?? null, decidedOn })
    }
    return answer
  }

  /** Lets time pass; every event is followed by the checks. */
  async run(durationMs: number): Promise<void> {
    await this.clock.runFor(durationMs, () => this.check())
    this.check()
  }

  connect(system: SystemName): void {
    this.runner.connect(system)
  }

  /** The network between the engine and the system breaks, or one way of it; the system itself runs on. */
  cut(system: SystemName, oneWay: 'mute' | 'deaf' | null = null): void {
    const machine = this.hardware.machine(system)
    if (oneWay === null) machine.networked = false
    else machine.oneWay = oneWay
    this.noticeLater(system)
  }

  mend(system: SystemName): void {
    const machine = this.hardware.machine(system)
    machine.networked = true
    machine.oneWay = null
    if (machine.powered) this.reconnect(system, reconnectMs)
  }

  powerOff(system: SystemName): void {
    this.hardware.powerOff(system)
    this.noticeLater(system)
  }

  powerOn(system: SystemName): void {
    this.hardware.powerOn(system)
    this.reconnect(system, bootMs)
  }

  /** The system stands still for a while (SIGSTOP); long enough, it is taken for silent. */
  pause(system: SystemName, durationMs: number): void {
    const machine = this.hardware.machine(system)
    machine.pausedUntil = Math.max(machine.pausedUntil, this.clock.elapsed() + durationMs)
    if (durationMs < noticeMs) return
    this.clock.after(noticeMs, () => {
      if (machine.pausedUntil > this.clock.elapsed()) this.runner.lose(system, lostConnection(system))
    })
    this.clock.after(durationMs, () => {
      if (this.hardware.reachable(system)) this.reconnect(system, reconnectMs)
    })
  }

  kill(resource: ResourceName, system: SystemName): void {
    this.hardware.set(resource, system, false)
  }

  /** `kill -9` of the engine, and a new one from the journal at once. */
  restartEngine(): void {
    this.engine.halt()
    const met = this.runner.forgetAll()
    this.engineOfLife = this.makeEngine()
    this.meetAgain(met)
  }

  /** `kill -9` of the engine; it is started again a while later, and again until its disk lets it. */
  killEngine(): void {
    this.engine.halt()
    this.died()
  }

  private observed(step: Step): Step {
    return (state, event) => {
      if (this.isRecovering) return this.replays.step(state, event, step)
      const result = step(state, event)
      this.remembrance.stepped(result.state)
      const { configuration } = result.state
      if (configuration !== state.configuration) this.hardware.use(configuration)
      this.witness.stepped(state, event, result)
      return result
    }
  }

  /** The engine's process ended by the simulation's will; it is started again a while later. */
  private died(): void {
    this.alive = false
    const met = this.runner.forgetAll()
    this.clock.after(reviveMs, () => this.revive(met))
  }

  private revive(met: readonly SystemName[]): void {
    try {
      this.engineOfLife = this.makeEngine()
    } catch (error) {
      if (!isSimulated(error)) throw error
      this.clock.after(reviveMs, () => this.revive(met))
      return
    }
    this.alive = true
    this.meetAgain(met)
  }

  private meetAgain(met: readonly SystemName[]): void {
    for (const system of met) this.clock.after(reconnectMs, () => this.contact(system))
  }

  /** The new engine tries the way to a system; one that is not reachable is silent. */
  private contact(system: SystemName): void {
    if (this.hardware.reachable(system)) this.runner.connect(system)
    else this.runner.lose(system, lostConnection(system))
  }

  /** Throws what has gone wrong. */
  check(): void {
    if (this.failure !== null) throw this.failure
    const [violation] = this.witness.violations
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
    const { tamper, failpoints, configuration } = this.options
    this.isRecovering = true
    try {
      const engine = new Engine({
        clock: tamper?.clock?.(this.clock) ?? this.clock.ofProcess(),
        runner: tamper?.runner?.(this.runner) ?? this.runner,
        fence: this.fence,
        journal: tamper?.journal?.(this.remembrance) ?? this.remembrance,
        log: quiet,
        configuration,
        describeSystem: (system) => ({
          address: `${system}.sim`,
          fenceConfigured: this.fence.mode !== 'is not configured',
        }),
        onFailure: (error) => {
          if (isSimulated(error)) this.died()
          else this.failure = error
        },
        step: this.step,
        ...(failpoints ? { failpoints } : {}),
      })
      this.lives += 1
      if (this.lives > 1) this.remembrance.compare(engine.state)
      this.witness.recovered(engine.state, this.lives)
      return engine
    } finally {
      this.isRecovering = false
    }
  }
}

const lostConnection = (system: SystemName): ContactFailure => ({
  code: 'connection-lost',
  text: `The connection to ${system} was lost.`,
})
