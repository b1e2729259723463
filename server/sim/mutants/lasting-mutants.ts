import type { ClusterState, Operation } from '#lib/model/runtime.ts'
import type { Step } from '#server/engine/recover.ts'
import { step as policyStep } from '#lib/policy/step.ts'
import type { AgentRunner, Clock } from '#server/ports.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import { spoilt } from './believing.ts'
import { runningThrough } from './delegating.ts'
import { usualStorm, type Mutant } from './mutant.ts'

/** Mistakes that only time brings out: I-24 to I-27, I-29. */
export const lastingMutants: readonly Mutant[] = [
  {
    name: 'every monitor is run a hundred times',
    invariant: 'I-24',
    imitates: 'Something is tried again where what it calls tries again already.',
    sabotage: () => ({ tamper: { runner: flooding } }),
    knownSeed: 3,
  },
  {
    name: 'ended operations are kept for ever',
    invariant: 'I-24',
    imitates: 'A list is only ever added to.',
    sabotage: () => ({ step: keepingOperations }),
    storm: {
      hours: 4,
      faults: ['operators'],
      ranges: { systems: { from: 2, to: 2 }, groups: { from: 1, to: 1 }, resources: { from: 1, to: 1 } },
    },
    knownSeed: 45,
  },
  {
    name: 'every timer has a watchdog that nobody cancels',
    invariant: 'I-24',
    imitates: 'A safeguard is set up before each call and taken down only when the call fails.',
    sabotage: () => ({ tamper: { clock: withWatchdogs } }),
    knownSeed: 10,
  },
  {
    name: 'after an online nobody looks whether it came to something',
    invariant: 'I-25',
    imitates: 'The next question is asked only in the branch for errors.',
    sabotage: () => ({ step: forgettingToLook }),
    knownSeed: 1,
  },
  {
    name: 'an answer that was lost is waited for',
    invariant: 'I-25',
    imitates: 'A third outcome was added, and one place knows two.',
    sabotage: () => ({ step: waitingForTheLost }),
    storm: { hours: 1, faults: ['agents'] },
    knownSeed: 16,
  },
  {
    name: 'operations under way are forgotten when the engine comes back',
    invariant: 'I-26',
    imitates: 'What was under way is held to be of the old process.',
    sabotage: () => ({ step: forgettingOperations }),
    knownSeed: 49,
  },
  {
    name: 'operations do not end',
    invariant: 'I-26',
    imitates: 'The end is decided on and not written down.',
    sabotage: () => ({ step: endlessOperations }),
    knownSeed: 3,
  },
  {
    name: 'a request sent twice is two operations',
    invariant: 'I-26',
    imitates: 'The request id is kept only as long as the request is under way.',
    sabotage: () => ({ step: forgettingRequests }),
    knownSeed: 12,
  },
  {
    name: 'times are told by the wall clock',
    invariant: 'I-27',
    imitates: 'Date.now() stands where monotonic time is meant.',
    sabotage: () => ({ tamper: { clock: (clock) => clock } }),
    storm: { faults: [...usualStorm.faults, 'time'] },
    knownSeed: 13,
  },
  {
    name: 'monitors are spread by dice',
    invariant: 'I-29',
    imitates: 'Math.random() stands where the same state must give the same answer.',
    sabotage: () => ({ step: spreadByDice }),
    knownSeed: 2,
  },
]

const flooding = (runner: AgentRunner): AgentRunner =>
  runningThrough(runner, (request) => {
    if (request.entryPoint === 'monitor') {
      for (let copy = 0; copy < 99; copy++) void runner.run(request)
    }
    return runner.run(request)
  })

const dayMs = 86_400_000

const withWatchdogs = (clock: VirtualClock): Clock => {
  const own = clock.ofProcess()
  return {
    now: () => own.now(),
    after: (delayMs, call) => {
      own.after(dayMs, () => undefined)
      return own.after(delayMs, call)
    },
  }
}

const keepingOperations: Step = spoilt((result, before) =>
  withOperations(result, before, { ...before.operations, ...result.state.operations }),
)

const forgettingToLook: Step = spoilt((result, _before, event) =>
  event.kind === 'entryPointFinished' && event.entryPoint === 'online'
    ? { ...result, effects: result.effects.filter((effect) => effect.kind !== 'runEntryPoint') }
    : result,
)

const waitingForTheLost: Step = (state, event) =>
  event.kind === 'entryPointFinished' && event.outcome.kind === 'lost' && event.entryPoint !== 'monitor'
    ? { state, effects: [], decisions: [] }
    : policyStep(state, event)

const forgettingOperations: Step = spoilt((result, before, event) =>
  event.kind === 'engineRestarted'
    ? withOperations(
        result,
        before,
        pickOperations(result.state, ({ state }) => state !== 'RUNNING'),
      )
    : result,
)

const endlessOperations: Step = spoilt((result, before) =>
  withOperations(
    result,
    before,
    changeOperations(result.state, (operation) => ({ ...operation, state: 'RUNNING' })),
  ),
)

const forgettingRequests: Step = spoilt((result, before, event) =>
  event.kind === 'entryPointFinished'
    ? withOperations(
        result,
        before,
        changeOperations(result.state, (operation) =>
          operation.state === 'RUNNING' ? operation : { ...operation, requestId: '' },
        ),
      )
    : result,
)

const spreadByDice: Step = spoilt((result) => ({
  ...result,
  effects: result.effects.map((effect) =>
    effect.kind === 'runEntryPoint' && effect.delayMs > 0
      ? { ...effect, delayMs: effect.delayMs * (1 + Math.random() / 10) }
      : effect,
  ),
}))

const withOperations = (
  result: ReturnType<Step>,
  before: ClusterState,
  operations: ClusterState['operations'],
): ReturnType<Step> =>
  result.state === before ? result : { ...result, state: { ...result.state, operations } }

const pickOperations = (
  { operations }: ClusterState,
  isKept: (operation: Operation) => boolean,
): ClusterState['operations'] =>
  Object.fromEntries(Object.entries(operations).filter(([, operation]) => isKept(operation)))

const changeOperations = (
  { operations }: ClusterState,
  change: (operation: Operation) => Operation,
): ClusterState['operations'] =>
  Object.fromEntries(Object.entries(operations).map(([id, operation]) => [id, change(operation)]))
