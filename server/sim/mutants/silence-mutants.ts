import type { ClusterState, SystemRuntime } from '#lib/model/runtime.ts'
import type { EntryPointFinished, Event } from '#lib/policy/event.ts'
import { step as policyStep } from '#lib/policy/step.ts'
import type { Step } from '#server/engine/recover.ts'
import type { AgentRunner } from '#server/ports.ts'
import { groupOfResource, listedSystems, runtimeOf } from '../invariants/facts.ts'
import { believing, hearing } from './believing.ts'
import { runningThrough } from './delegating.ts'
import { groupsWith, misreading } from './misreading.ts'
import type { Mutant } from './mutant.ts'
import { onAnswers, systemsAs } from './showing.ts'

/** Mistakes about what is certainly down: I-01, I-02, I-09. */
export const silenceMutants: readonly Mutant[] = [
  {
    name: 'canary: a system that falls silent is down',
    invariant: 'I-01',
    imitates: 'No answer is taken for the answer "no".',
    sabotage: () => ({ step: believingInSilence }),
    knownSeed: 19,
  },
  {
    name: 'some runs go to another system',
    invariant: 'I-01',
    imitates: 'Connections are kept in a pool, and one is taken that belongs to another system.',
    sabotage: () => ({ tamper: { runner: mixingSystems } }),
    knownSeed: 7,
  },
  {
    name: 'an offline that has ended has worked',
    invariant: 'I-02',
    imitates: 'What was asked for is taken for what is.',
    storm: { hours: 1, faults: ['agents', 'operators'] },
    sabotage: () => ({ step: believingStops }),
    knownSeed: 14,
  },
  {
    name: 'a fence that failed has switched off',
    invariant: 'I-02',
    imitates: 'The answer is waited for and not read.',
    sabotage: () => ({ step: believingFences }),
    knownSeed: 22,
  },
  {
    name: 'every failover group is a parallel one',
    invariant: 'I-02',
    imitates: 'The guard asks for the wrong kind of group.',
    sabotage: () => ({ step: misreading(groupsWith('Parallel', 1)) }),
    knownSeed: 6,
  },
  {
    name: 'systems not reached yet are down',
    invariant: 'I-02',
    imitates: 'An empty list of objections is taken for a list of agreements.',
    sabotage: () => ({ step: believingInTheUnseen }),
    knownSeed: 52,
  },
  {
    name: 'a clean that has ended has worked',
    invariant: 'I-09',
    imitates: 'The error of the last resort is logged and nothing else.',
    sabotage: () => ({ step: believingCleans }),
    storm: { hours: 1, faults: ['agents', 'operators'] },
    knownSeed: 14,
  },
]

const asDown = (runtime: SystemRuntime): SystemRuntime => ({
  ...runtime,
  contact: { kind: 'down', since: runtime.since, confirmedBy: { kind: 'fence', device: 'nothing' } },
})

/** Silence is worked in, and right after it what a fence would say that has switched the system off. */
const believingInSilence: Step = (state, event) => {
  const heard = policyStep(state, event)
  if (event.kind !== 'systemSilent' || heard.state === state) return heard
  const { at, system } = event
  const fenced = systemsAs(heard.state, (runtime, name) => (name === system ? asFenced(runtime) : runtime))
  const outcome = { kind: 'off', device: 'nothing' } as const
  const sure = policyStep(
    { ...fenced, revision: state.revision },
    { kind: 'fenceFinished', at, system, outcome },
  )
  return {
    state: sure.state,
    effects: [...heard.effects, ...sure.effects],
    decisions: [...heard.decisions, ...sure.decisions],
  }
}

const asFenced = (runtime: SystemRuntime): SystemRuntime =>
  runtime.contact.kind === 'silent'
    ? { ...runtime, contact: { ...runtime.contact, fencing: { kind: 'running', since: runtime.since } } }
    : runtime

const believingInTheUnseen: Step = believing(
  onAnswers((state) =>
    systemsAs(state, (runtime) => (runtime.contact.kind === 'never' ? asDown(runtime) : runtime)),
  ),
)

const believingFences: Step = hearing((event) =>
  event.kind === 'fenceFinished' ? { ...event, outcome: { kind: 'off', device: 'fence' } } : event,
)

/** Every third online runs on another system of the SystemList. */
const mixingSystems = (runner: AgentRunner): AgentRunner =>
  runningThrough(runner, (request) => {
    const { configuration, resource, entryPoint, run } = request
    const group = configuration.resources[resource]?.group
    const listed = group === undefined ? [] : listedSystems(configuration, group)
    const other = listed.find((system) => system !== request.system)
    const isMixed = entryPoint === 'online' && run % 3 === 0 && other !== undefined
    return runner.run(isMixed ? { ...request, system: other } : request)
  })

/** An offline is heard to have worked, and every monitor after it that the resource is down. */
const believingStops: Step = hearing((event, state): Event => {
  if (event.kind !== 'entryPointFinished') return event
  if (event.entryPoint === 'offline') return asDone(event)
  const runtime = runtimeOfRun(state, event)
  const isStopping = runtime?.running === null && runtime.iState.startsWith('waiting to go offline')
  return isStopping ? asDenied(event) : event
})

/** A clean is heard to have worked, and every monitor after it that the resource is down. */
const believingCleans: Step = hearing((event, state): Event => {
  if (event.kind !== 'entryPointFinished') return event
  if (event.entryPoint === 'clean') return asDone(event)
  const runtime = runtimeOfRun(state, event)
  return runtime?.running === null && runtime.cleaning !== null ? asDenied(event) : event
})

const asDone = <Answer extends EntryPointFinished>(event: Answer): Answer => ({
  ...event,
  outcome: { kind: 'exited', code: 0, verdict: { kind: 'none' }, output: '' },
})

const asDenied = <Answer extends EntryPointFinished>(event: Answer): Answer =>
  event.entryPoint === 'monitor' && event.outcome.kind === 'exited'
    ? { ...event, outcome: { ...event.outcome, code: 100, verdict: { kind: 'offline' } } }
    : event

function runtimeOfRun(state: ClusterState, { resource, system }: EntryPointFinished) {
  const group = groupOfResource(state, resource)
  return group === undefined ? undefined : runtimeOf(state, group, resource, system)
}
