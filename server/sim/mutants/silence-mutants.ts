import type { ResourceRuntime, SystemRuntime } from '#lib/model/runtime.ts'
import type { Step } from '#server/engine/recover.ts'
import { believing, hearing } from './believing.ts'
import { groupsWith, misreading } from './misreading.ts'
import type { Mutant } from './mutant.ts'
import { onAnswers, placesAs, resourcesAs, systemsAs } from './showing.ts'

/** Mistakes about what is certainly down: I-01, I-02, I-09. */
export const silenceMutants: readonly Mutant[] = [
  {
    name: 'canary: a system that does not answer is down',
    invariant: 'I-01',
    imitates: 'No answer is taken for the answer "no".',
    sabotage: () => ({ step: believingInSilence }),
    knownSeed: 0,
  },
  {
    name: 'an offline that exited well has worked',
    invariant: 'I-01',
    imitates: 'An exit code is believed and nobody looks.',
    sabotage: () => ({ step: believingStops }),
    knownSeed: 0,
  },
  {
    name: 'a fence that failed has switched off',
    invariant: 'I-02',
    imitates: 'The answer is waited for and not read.',
    sabotage: () => ({ step: believingFences }),
    knownSeed: 0,
  },
  {
    name: 'every failover group is a parallel one',
    invariant: 'I-02',
    imitates: 'The guard asks for the wrong kind of group.',
    sabotage: () => ({ step: misreading(groupsWith('Parallel', 1)) }),
    knownSeed: 0,
  },
  {
    name: 'systems not reached yet are down',
    invariant: 'I-02',
    imitates: 'An empty list of objections is taken for a list of agreements.',
    sabotage: () => ({ step: believingInTheUnseen }),
    knownSeed: 0,
  },
  {
    name: 'what could not be stopped is OFFLINE',
    invariant: 'I-09',
    imitates: 'A flag is shown to people and asked by nobody.',
    sabotage: () => ({ step: overlookingFailedStops }),
    knownSeed: 0,
  },
]

const asDown = (runtime: SystemRuntime): SystemRuntime => ({
  ...runtime,
  contact: { kind: 'down', since: runtime.since, confirmedBy: { kind: 'fence', device: 'nothing' } },
})

const believingInSilence: Step = believing(
  onAnswers((state) =>
    systemsAs(state, (runtime) => (runtime.contact.kind === 'silent' ? asDown(runtime) : runtime)),
  ),
)

const believingInTheUnseen: Step = believing(
  onAnswers((state) => {
    const seen = placesAs(state, (place) => (place.autoDisabled ? { ...place, autoDisabled: false } : place))
    return systemsAs(seen, (runtime) => (runtime.contact.kind === 'never' ? asDown(runtime) : runtime))
  }),
)

const believingFences: Step = hearing((event) =>
  event.kind === 'fenceFinished' ? { ...event, outcome: { kind: 'off', device: 'fence' } } : event,
)

/** The first monitor after an offline is heard as one that agrees. */
const believingStops: Step = hearing((event, state) => {
  if (event.kind !== 'entryPointFinished' || event.outcome.kind !== 'exited') return event
  const { resource, system, entryPoint, outcome } = event
  const found = state.configuration.resources[resource]
  const runtime = found && state.groups[found.group]?.places[system]?.resources[resource]
  const isStopping = runtime?.running === null && runtime.iState.startsWith('waiting to go offline')
  if (entryPoint !== 'monitor' || !isStopping) return event
  return { ...event, outcome: { ...outcome, code: 100, verdict: { kind: 'offline' } } }
})

const overlookingFailedStops: Step = believing(
  onAnswers((state) => resourcesAs(state, (runtime) => (isStuck(runtime) ? asStopped(runtime) : runtime))),
)

const isStuck = ({ flags }: ResourceRuntime): boolean =>
  flags.includes('UNABLE TO OFFLINE') || flags.includes('ADMIN WAIT')

const asStopped = (runtime: ResourceRuntime): ResourceRuntime => ({
  ...runtime,
  state: 'OFFLINE',
  flags: [],
  iState: 'not waiting',
  cleaning: null,
  running: null,
  probed: true,
  adminWait: undefined,
})
