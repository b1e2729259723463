import { numThreadsOf } from '#lib/model/num-threads.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { AgentRunner, EntryPointAnswer, EntryPointRequest } from '#server/ports.ts'
import { SystemQueue } from './system-queue.ts'
import type { Timers } from './timers.ts'

export type EntryPointRunsOptions = {
  readonly runner: AgentRunner
  readonly timers: Timers
  /** The configuration of the moment a run begins, not of the moment it was asked for. */
  readonly configuration: () => Configuration
  readonly observe: NonNullable<EntryPointRequest['observe']>
  /** Most runs in flight per system, for monitors and for all other entry points each. */
  readonly capPerSystem: number
  readonly onAnswer: (run: RunEntryPoint, answer: EntryPointAnswer) => void
  /** The runner broke its promise always to answer. */
  readonly onBroken: (error: unknown) => void
}

/**
 * Entry points on their way to the systems: delays, then the queue of the system with its cap, the threads
 * of each type's agent and one run per resource. Monitors have a cap of their own, so that hung ones of other
 * types never hold up an online, offline or clean.
 */
export class EntryPointRuns {
  private readonly options: EntryPointRunsOptions
  private readonly queues = new Map<SystemName, SystemQueue>()
  private stopped = false

  constructor(options: EntryPointRunsOptions) {
    this.options = options
  }

  /** Takes a run; one monitor per resource and system waits at most, a newer one replaces it. */
  ask(run: RunEntryPoint): void {
    const { timers } = this.options
    const name = nameOf(run)
    if (run.entryPoint === 'monitor') this.queues.get(run.system)?.forgetMonitor(run.resource)
    if (run.delayMs > 0) return timers.set(name, run.delayMs, () => this.enqueue(run))
    timers.cancel(name)
    this.enqueue(run)
  }

  /** Drops a monitor that has not begun. One in flight goes on; its answer is judged by its run id. */
  forgetMonitor(resource: ResourceName, system: SystemName): void {
    this.options.timers.cancel(monitorName(resource, system))
    this.queues.get(system)?.forgetMonitor(resource)
  }

  /**
   * Contact is lost, or the system is stopped: what still waits for its turn there must never begin, least of all
   * over a later connection, when the policy has long gone by what it probed.
   */
  forgetSystem(system: SystemName): void {
    this.queues.get(system)?.forgetAll()
  }

  /** Begins nothing more and reports no answer any more. */
  stop(): void {
    this.stopped = true
    this.queues.clear()
  }

  private enqueue(run: RunEntryPoint): void {
    if (!this.stopped) this.queueOf(run.system).add(run)
  }

  private begin(queue: SystemQueue, run: RunEntryPoint): void {
    const { kind: _, delayMs: __, ...question } = run
    this.options.runner
      .run({ ...question, configuration: this.options.configuration(), observe: this.options.observe })
      .then((answer) => {
        if (this.stopped) return
        this.options.onAnswer(run, answer)
        queue.end(run)
      })
      .catch(this.options.onBroken)
  }

  private queueOf(system: SystemName): SystemQueue {
    const known = this.queues.get(system)
    if (known) return known
    const queue: SystemQueue = new SystemQueue({
      cap: this.options.capPerSystem,
      typeOf: (resource) => this.options.configuration().resources[resource]?.type ?? '',
      threadsOf: (type) => numThreadsOf(this.options.configuration(), type),
      begin: (run) => this.begin(queue, run),
    })
    this.queues.set(system, queue)
    return queue
  }
}

const monitorName = (resource: string, system: SystemName): string => `monitor ${resource}@${system}`

/** Monitors and infos come again and again: a newer one replaces one that is still to come. */
function nameOf({ entryPoint, resource, system, run }: RunEntryPoint): string {
  if (entryPoint === 'monitor') return monitorName(resource, system)
  return entryPoint === 'info' ? `info ${resource}@${system}` : `run ${run}`
}
