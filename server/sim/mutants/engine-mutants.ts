import { namesOf } from '#lib/model/names.ts'
import { step as policyStep } from '#lib/policy/step.ts'
import type { Step } from '#server/engine/recover.ts'
import type { AgentRunner, EntryPointRequest, Journal, JournalEntry } from '#server/ports.ts'
import { spoilt } from './extra-run.ts'
import type { Mutant } from './mutant.ts'
import { delegating } from './place-mutants.ts'

/** Mistakes of the loop around the policy: I-06, I-15, I-17, I-22, I-24 to I-27, I-29. */
export const engineMutants: readonly Mutant[] = [
  {
    name: 'an engine that has ended still has something begun',
    invariant: 'I-06',
    imitates: 'A promise of the old life is still awaited by the new one.',
    sabotage: () => ({ tamper: { runner: actingPosthumously() } }),
    knownSeed: 0,
  },
  {
    name: 'effects leave before the journal has them',
    invariant: 'I-15',
    imitates: 'Writes are gathered to make them faster.',
    sabotage: () => ({ tamper: { journal: lateJournal } }),
    knownSeed: 0,
  },
  {
    name: 'the plan a person saw is not compared with the present one',
    invariant: 'I-17',
    imitates: 'A field of the request is not passed on.',
    sabotage: () => ({ tamper: { forgetsSeenPlan: true } }),
    knownSeed: 0,
  },
  {
    name: 'a configuration is taken by half',
    invariant: 'I-22',
    imitates: 'One part of the new configuration is copied, another is forgotten.',
    sabotage: () => ({ step: halfConfiguration }),
    knownSeed: 0,
  },
  {
    name: 'every monitor is run a hundred times',
    invariant: 'I-24',
    imitates: 'A retry in a place where another retry stands already.',
    sabotage: () => ({ tamper: { runner: flooding } }),
    knownSeed: 0,
  },
  {
    name: 'after an online nobody looks whether it came to something',
    invariant: 'I-25',
    imitates: 'The next question is asked only in the branch for errors.',
    sabotage: () => ({ step: spoilt(forgettingToLook) }),
    knownSeed: 0,
  },
  {
    name: 'operations under way are forgotten when the engine comes back',
    invariant: 'I-26',
    imitates: 'What is under way is held to be of the old process.',
    sabotage: () => ({ step: spoilt(forgettingOperations) }),
    knownSeed: 0,
  },
  {
    name: 'times are told by the wall clock',
    invariant: 'I-27',
    imitates: 'Date.now() where monotonic time was meant.',
    sabotage: () => ({ tamper: { wallClock: true } }),
    knownSeed: 0,
  },
  {
    name: 'what is asked for goes out in any order',
    invariant: 'I-29',
    imitates: 'An order that nobody fixed, as of a set or of parallel calls.',
    sabotage: () => ({ step: shuffling }),
    knownSeed: 0,
  },
]

const isAction = ({ entryPoint }: EntryPointRequest): boolean =>
  entryPoint === 'online' || entryPoint === 'offline' || entryPoint === 'clean'

/** The first action of each new life is preceded by the last one of the life before. */
const actingPosthumously = (): ((runner: AgentRunner) => AgentRunner) => {
  let last: EntryPointRequest | null = null
  return (runner) => {
    let left = last
    return delegating(runner, (request) => {
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
  return {
    append(entries) {
      journal.append(held)
      held = entries
    },
    snapshot: (state) => journal.snapshot(state),
    recover: () => journal.recover(),
    decisions: (query) => journal.decisions(query),
    decision: (id) => journal.decision(id),
  }
}

const halfConfiguration: Step = (state, event) => {
  const result = policyStep(state, event)
  const { configuration } = result.state
  if (event.kind !== 'configurationLoaded' || configuration === state.configuration || state.revision === 0)
    return result
  const half = { ...configuration, resources: state.configuration.resources }
  return { ...result, state: { ...result.state, configuration: half } }
}

const flooding = (runner: AgentRunner): AgentRunner =>
  delegating(runner, (request) => {
    if (request.entryPoint === 'monitor') {
      for (let copy = 0; copy < 99; copy++) void runner.run(request)
    }
    return runner.run(request)
  })

const forgettingToLook: Parameters<typeof spoilt>[0] = (result, _before, event) =>
  event.kind === 'entryPointFinished' && event.entryPoint === 'online'
    ? { ...result, effects: result.effects.filter((effect) => effect.kind !== 'runEntryPoint') }
    : result

const forgettingOperations: Parameters<typeof spoilt>[0] = (result, _before, event) => {
  if (event.kind !== 'engineRestarted') return result
  const kept = Object.entries(result.state.operations).filter(([, { state }]) => state !== 'RUNNING')
  if (kept.length === namesOf(result.state.operations as Record<string, unknown>).length) return result
  return { ...result, state: { ...result.state, operations: Object.fromEntries(kept) } }
}

const shuffling: Step = (state, event) => {
  const result = policyStep(state, event)
  return Math.random() < 0.5 ? result : { ...result, effects: result.effects.toReversed() }
}
