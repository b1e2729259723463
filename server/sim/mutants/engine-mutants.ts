import type { Step } from '#server/engine/recover.ts'
import type { AgentRunner, EntryPointRequest, Journal, JournalEntry } from '#server/ports.ts'
import { believing, spoilt } from './believing.ts'
import { isAction, runningThrough, writingThrough } from './delegating.ts'
import { usualStorm, type Mutant } from './mutant.ts'
import { onAnswers, resourcesAs } from './showing.ts'

/** Mistakes of the loop around the policy and of its ports: I-06, I-15, I-17, I-22. */
export const engineMutants: readonly Mutant[] = [
  {
    name: 'an engine that has ended still has something begun',
    invariant: 'I-06',
    imitates: 'What waited for its turn is kept and sent by the next process.',
    sabotage: () => ({ tamper: { runner: actingPosthumously() } }),
    knownSeed: 6,
  },
  {
    name: 'effects leave before the journal has them',
    invariant: 'I-15',
    imitates: 'Writes are gathered to make them faster.',
    sabotage: () => ({ tamper: { journal: lateJournal } }),
    knownSeed: 0,
  },
  {
    name: 'a run whose answer was lost is sent once more',
    invariant: 'I-15',
    imitates: 'No answer is taken for "not done".',
    sabotage: () => ({ tamper: { runner: repeating } }),
    knownSeed: 63,
  },
  {
    name: 'what no monitor has looked at is OFFLINE',
    invariant: 'I-15',
    imitates: 'A state begins as OFFLINE in the place of UNKNOWN.',
    sabotage: () => ({ step: believingTheUnprobed }),
    knownSeed: 31,
  },
  {
    name: 'the plan a person saw is not compared with the present one',
    invariant: 'I-17',
    imitates: 'A field of the request is not handed on.',
    sabotage: () => ({ tamper: { forgetsSeenPlan: true } }),
    knownSeed: 236,
  },
  {
    name: 'a configuration is taken by half',
    invariant: 'I-22',
    imitates: 'One part of the new configuration is put in place, another is forgotten.',
    sabotage: () => ({ step: halfConfiguration }),
    storm: { faults: [...usualStorm.faults, 'configuration'] },
    knownSeed: 0,
  },
  {
    name: 'resources that are new are not looked at',
    invariant: 'I-22',
    imitates: 'The runtime is made once, when the engine begins.',
    sabotage: () => ({ step: oldRuntime }),
    storm: { faults: [...usualStorm.faults, 'configuration'] },
    knownSeed: 3,
  },
]

/** The first action of each new life is preceded by the last one of the life before. */
const actingPosthumously = (): ((runner: AgentRunner) => AgentRunner) => {
  let last: EntryPointRequest | null = null
  return (runner) => {
    let left = last
    return runningThrough(runner, (request) => {
      const unfinished = left
      if (isAction(request)) last = request
      if (unfinished && isAction(request)) {
        left = null
        void runner.run(unfinished)
      }
      return runner.run(request)
    })
  }
}

/** Writes each batch only when the next one comes. */
function lateJournal(journal: Journal): Journal {
  let held: readonly JournalEntry[] = []
  return writingThrough(journal, (entries) => {
    journal.append(held)
    held = entries
  })
}

const repeating = (runner: AgentRunner): AgentRunner =>
  runningThrough(runner, async (request) => {
    const answer = await runner.run(request)
    return answer.outcome.kind === 'lost' && isAction(request) ? runner.run(request) : answer
  })

const believingTheUnprobed: Step = believing(
  onAnswers((state) =>
    resourcesAs(state, (runtime) =>
      runtime.probed || runtime.remembered ? runtime : { ...runtime, probed: true, state: 'OFFLINE' },
    ),
  ),
)

const halfConfiguration: Step = spoilt((result, before, event) => {
  if (event.kind !== 'configurationLoaded' || before.revision === 0) return result
  const configuration = { ...result.state.configuration, resources: before.configuration.resources }
  return { ...result, state: { ...result.state, configuration } }
})

const oldRuntime: Step = spoilt((result, before, event) =>
  event.kind === 'configurationLoaded' && before.revision > 0
    ? { ...result, state: { ...result.state, groups: before.groups } }
    : result,
)
