import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import { Engine } from '#server/engine/engine.ts'
import type { AgentRunner, Contact, EntryPointAnswer, Journal } from '#server/ports.ts'
import { MemoryJournal } from '#server/sim/journal/memory-journal.ts'
import { healthyAnswer } from './healthy-agent.ts'
import { RoundClock } from './round-clock.ts'

/** The production engine over agents that answer at once. */
export type EngineLoop = {
  readonly engine: Engine
  /** Really running, `resource@system`. */
  readonly running: Set<string>
  /** Lets everything that is due happen once; answers how many entry points were answered. */
  readonly round: () => Promise<number>
  readonly close: () => void
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * An engine with every system connected and every group started; one reader listens to its changes. Its journal
 * is in memory and a round takes a minute unless others are handed in.
 */
export async function loopOf(
  configuration: Configuration,
  { journal = new MemoryJournal(), roundMs = 60_000 }: { journal?: Journal; roundMs?: number } = {},
): Promise<EngineLoop> {
  const clock = new RoundClock(1_000_000_000, roundMs)
  const running = new Set<string>()
  let answered = 0
  const runner: AgentRunner = {
    run: (request): Promise<EntryPointAnswer> => {
      answered += 1
      return Promise.resolve({ outcome: healthyAnswer(running, request), durationMs: 5 })
    },
    runTrigger: () => Promise.resolve({ kind: 'missing' }),
    onContact: (listener) => {
      for (const system of namesOf(configuration.systems))
        listener({ kind: 'connected', system } satisfies Contact)
      return () => undefined
    },
    close: () => Promise.resolve(),
  }
  const engine = new Engine({
    clock,
    runner,
    fence: { off: () => Promise.resolve({ kind: 'notConfigured' }) },
    journal,
    log: { write: () => undefined },
    configuration,
    describeSystem: () => ({ address: '', fenceConfigured: false }),
    onFailure: (error) => {
      throw error
    },
  })
  engine.subscribe(0, { change: () => undefined, facts: () => undefined })
  const round = async (): Promise<number> => {
    const before = answered
    clock.fire()
    await settled()
    return answered - before
  }
  for (let rounds = 0; rounds < 40 || rounds % 10 !== 0; rounds++) await round()
  return { engine, running, round, close: () => engine.close() }
}
