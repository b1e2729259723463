import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { RunEntryPoint, RunTrigger } from '#lib/policy/effect.ts'
import type { Event, EventBody } from '#lib/policy/event.ts'
import { initialState } from '#lib/policy/initial-state.ts'
import { step } from '#lib/policy/step.ts'
import { healthyAnswer } from './healthy-agent.ts'

/** Virtual time between two rounds. */
const roundMs = 60_000

/**
 * A cluster under `step` alone, in rounds: in each, every entry point that waits is answered once by a
 * healthy agent, and no trigger has a script. What really runs is kept beside it, so that a benchmark can kill it.
 */
export class RoundCluster {
  state: ClusterState
  /** Really running, `resource@system`. */
  readonly running = new Set<string>()
  private at = 1_000_000_000
  private pending = new Map<string, RunEntryPoint | RunTrigger>()

  constructor(configuration: Configuration) {
    this.state = initialState(configuration, this.at)
  }

  /** Connects every system and goes on until a round brings nothing new. */
  begin(): this {
    for (const system of namesOf(this.state.systems)) this.tell({ kind: 'systemConnected', system })
    for (let before: ClusterState | null = null; before !== this.state;) {
      before = this.state
      this.round()
    }
    return this
  }

  /** Answers everything that waits. `around` carries each step out, so that it can be timed. */
  round(around: (work: () => void) => void = (work) => work()): number {
    const runs = [...this.pending.values()]
    this.pending = new Map()
    this.at += roundMs
    for (const run of runs) {
      const event = this.answerTo(run)
      around(() => this.take(event))
    }
    return runs.length
  }

  /** The answers to all monitors that wait, none of which has anything new to tell. */
  quietEvents(): Event[] {
    return [...this.pending.values()].map((run) => this.answerTo(run))
  }

  tell(body: EventBody): void {
    this.take({ at: this.at, ...body })
  }

  private answerTo(run: RunEntryPoint | RunTrigger): Event {
    if (run.kind === 'runTrigger') {
      const { system, trigger, group, resource } = run
      const finished = { kind: 'triggerFinished', system, trigger, run: run.run, group, resource } as const
      return { at: this.at, ...finished, outcome: { kind: 'missing' } }
    }
    const { system, resource, entryPoint } = run
    const outcome = healthyAnswer(this.running, run)
    const finished = {
      kind: 'entryPointFinished',
      system,
      resource,
      entryPoint,
      run: run.run,
      outcome,
    } as const
    return { at: this.at, ...finished, durationMs: 5 }
  }

  private take(event: Event): void {
    const { state, effects } = step(this.state, event)
    this.state = state
    for (const effect of effects) {
      if (effect.kind === 'runEntryPoint') this.pending.set(`${effect.resource}@${effect.system}`, effect)
      if (effect.kind === 'runTrigger') this.pending.set(`trigger ${effect.run}`, effect)
    }
  }
}
