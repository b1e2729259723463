import type { Configuration } from '#lib/model/configuration.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { AgentRunner, EntryPointAnswer } from '#server/ports.ts'
import type { Timers } from './timers.ts'

export type EntryPointRunsOptions = {
  readonly runner: AgentRunner
  readonly timers: Timers
  /** The configuration of the moment a run begins, not of the moment it was asked for. */
  readonly configuration: () => Configuration
  /** Most runs in flight per system, for monitors and for all other entry points each. */
  readonly capPerSystem: number
  readonly onAnswer: (run: RunEntryPoint, answer: EntryPointAnswer) => void
  /** The runner broke its promise always to answer. */
  readonly onBroken: (error: unknown) => void
}

type Lane = { inFlight: number; readonly waiting: Map<string, RunEntryPoint> }

/**
 * Entry points on their way to the systems: delays, the cap per system, and one waiting monitor per
 * resource and system (a newer one replaces it). Monitors have lanes of their own, so that hung ones
 * never hold up an online, offline or clean.
 */
export class EntryPointRuns {
  private readonly options: EntryPointRunsOptions
  private readonly lanes = new Map<string, Lane>()
  private stopped = false

  constructor(options: EntryPointRunsOptions) {
    this.options = options
  }

  ask(run: RunEntryPoint): void {
    const name = nameOf(run)
    this.forget(name, run.system)
    if (run.delayMs <= 0) this.enqueue(name, run)
    else this.options.timers.set(name, run.delayMs, () => this.enqueue(name, run))
  }

  /** Drops a monitor that has not begun. One in flight goes on; its answer is judged by its run id. */
  forgetMonitor(resource: string, system: SystemName): void {
    this.forget(monitorName(resource, system), system)
  }

  /**
   * Contact is lost: what still waits for its turn there must never begin over a later connection, when the
   * policy has long gone by what it probed.
   */
  forgetSystem(system: SystemName): void {
    for (const entryPoint of ['monitor', 'online'])
      this.lanes.get(laneName(entryPoint, system))?.waiting.clear()
  }

  /** Begins nothing more and reports no answer any more. */
  stop(): void {
    this.stopped = true
    this.lanes.clear()
  }

  private forget(name: string, system: SystemName): void {
    this.options.timers.cancel(name)
    this.lanes.get(laneName('monitor', system))?.waiting.delete(name)
  }

  private enqueue(name: string, run: RunEntryPoint): void {
    if (this.stopped) return
    const lane = this.laneOf(run)
    lane.waiting.set(name, run)
    this.beginWaiting(lane)
  }

  private beginWaiting(lane: Lane): void {
    for (const [name, run] of lane.waiting) {
      if (lane.inFlight >= this.options.capPerSystem) return
      lane.waiting.delete(name)
      this.begin(lane, run)
    }
  }

  private begin(lane: Lane, run: RunEntryPoint): void {
    lane.inFlight += 1
    const { system, resource, entryPoint, timeoutMs, cleanReason } = run
    const configuration = this.options.configuration()
    this.options.runner
      .run({ system, resource, entryPoint, run: run.run, timeoutMs, cleanReason, configuration })
      .then((answer) => {
        if (this.stopped) return
        lane.inFlight -= 1
        this.options.onAnswer(run, answer)
        this.beginWaiting(lane)
      })
      .catch(this.options.onBroken)
  }

  private laneOf(run: RunEntryPoint): Lane {
    const name = laneName(run.entryPoint, run.system)
    const lane = this.lanes.get(name) ?? { inFlight: 0, waiting: new Map() }
    this.lanes.set(name, lane)
    return lane
  }
}

const laneName = (entryPoint: string, system: SystemName): string =>
  `${entryPoint === 'monitor' ? 'monitors' : 'actions'} ${system}`

const monitorName = (resource: string, system: SystemName): string => `monitor ${resource}@${system}`

const nameOf = (run: RunEntryPoint): string =>
  run.entryPoint === 'monitor' ? monitorName(run.resource, run.system) : `run ${run.run}`
