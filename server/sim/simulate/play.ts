import type { Step } from '#server/engine/recover.ts'
import { ScriptedBehaviour, usualConduct, type Subject } from '../behaviour.ts'
import { ArmedFailpoints } from '../faults/simulated-failure.ts'
import { perform, type Stage } from '../happenings/perform.ts'
import { allJudges } from '../invariants/all-judges.ts'
import type { Violation } from '../invariants/judge.ts'
import type { JudgeBench } from '../invariants/judge-bench.ts'
import { MemoryJournal } from '../journal/memory-journal.ts'
import { SimWorld, type Tamper } from '../sim-world.ts'
import { EventLog } from './event-log.ts'
import { clearFaults, healWorld, settlePersons } from './phases/heal.ts'
import { patienceMs } from './phases/patience.ts'
import { configurationOf, type ChanceScenario } from './scenario-of-chance.ts'
import type { Counts } from './tally.ts'

/** Another engine or another world around it, to prove that the judges see. */
export type Sabotage = { readonly step?: Step; readonly tamper?: Tamper }

export type FailureKind = 'crash' | 'safety' | 'liveness' | 'nonDeterminism'

export type Played = {
  readonly failure: { readonly kind: FailureKind; readonly invariant: string; readonly text: string } | null
  /** All that the judges found wrong until the run was stopped. */
  readonly violations: readonly Violation[]
  readonly hash: string
  readonly timelessHash: string
  readonly counts: Counts & { readonly looked: Map<string, number> }
  readonly log: EventLog
}

/** The virtual instant at which every storm begins. */
export const startOfStorms = Date.UTC(2026, 0, 1)

const start = startOfStorms
const sliceMs = 60_000

/** Plays one run through its phases: faults and persons, healing, peace. Never throws for what goes wrong in it. */
export async function play(scenario: ChanceScenario, sabotage: Sabotage = {}): Promise<Played> {
  return new Run(scenario, sabotage).play()
}

class Run {
  private readonly scenario: ChanceScenario
  private readonly stage: Stage
  private readonly log = new EventLog()
  private readonly happened = new Map<string, number>()
  private bench: JudgeBench | null = null
  private phase: 'safety' | 'liveness' = 'safety'

  constructor(scenario: ChanceScenario, sabotage: Sabotage) {
    this.scenario = scenario
    const failpoints = new ArmedFailpoints()
    const journal = new MemoryJournal(failpoints)
    const behaviour = new ScriptedBehaviour(conductOf)
    const world = new SimWorld({
      configuration: configurationOf(scenario.mainCf),
      behaviour,
      start,
      journal,
      failpoints,
      ...sabotage,
      witness: (hardware, clock) => {
        this.bench = allJudges(hardware, clock, (...step) => this.log.note(...step))
        return this.bench
      },
    })
    this.stage = { world, behaviour, journal, failpoints }
  }

  async play(): Promise<Played> {
    let failure: Played['failure'] = null
    try {
      await this.storm()
      await this.peace()
    } catch (error) {
      failure = this.failureOf(error)
    }
    return {
      failure,
      violations: this.bench?.violations ?? [],
      hash: this.log.hash,
      timelessHash: this.log.timelessHash,
      counts: this.counts(),
      log: this.log,
    }
  }

  private counts(): Played['counts'] {
    const { world, failpoints } = this.stage
    return {
      events: this.log.count,
      virtualMs: world.clock.elapsed() - start,
      looked: new Map(world.judges.map(({ invariant, looked }) => [invariant, looked])),
      happened: this.happened,
      passed: failpoints.passed,
      diedAt: failpoints.diedAt,
    }
  }

  private async storm(): Promise<void> {
    const { world } = this.stage
    world.fence.mend()
    await world.run(0)
    for (const system of world.systems()) world.connect(system)
    for (const happening of this.scenario.happenings) {
      await world.run(start + happening.atMs - world.clock.elapsed())
      this.happened.set(happening.kind, (this.happened.get(happening.kind) ?? 0) + 1)
      perform(this.stage, happening)
    }
    await world.run(Math.max(0, start + this.scenario.durationMs - world.clock.elapsed()))
  }

  private async peace(): Promise<void> {
    const { world } = this.stage
    const { leftBroken } = this.scenario
    healWorld(this.stage, leftBroken)
    // Boots, notices of silence and the engine's own restart are over by then.
    await world.run(3 * sliceMs)
    this.phase = 'liveness'
    settlePersons(world, leftBroken)
    await this.rest()
    clearFaults(world)
    await this.rest()
    this.bench?.rested(world.engine.state)
    world.check()
  }

  /** Until everything is at rest, but no longer than the engine may need. */
  private async rest(): Promise<void> {
    const { world } = this.stage
    const longest = patienceMs(world.engine.state.configuration)
    await world.run(2 * sliceMs)
    for (
      let passed = 2 * sliceMs;
      passed < longest && !this.bench?.isAtRest(world.engine.state);
      passed += sliceMs
    ) {
      await world.run(sliceMs)
    }
  }

  private failureOf(error: unknown): NonNullable<Played['failure']> {
    const [violation] = this.bench?.violations ?? []
    if (violation) return { kind: this.phase, ...violation }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'crash', invariant: 'crash', text }
  }
}

/** Each resource has its own pace, the same in every run: half to three times as long as usual. */
function conductOf({ resource, entryPoint }: Subject): ReturnType<ScriptedBehaviour['conductOf']> {
  const usual = usualConduct[entryPoint]
  if (entryPoint === 'monitor') return usual
  return { ...usual, durationMs: usual.durationMs * (0.5 + (resource.length % 6) / 2) }
}
