import { resourceNumber } from '#lib/model/attribute-lookup.ts'
import type { Event } from '#lib/policy/event.ts'
import type { Step } from '#server/engine/recover.ts'
import { hearing } from './believing.ts'
import { misreading, resourcesWith, type Reading } from './misreading.ts'
import type { Mutant } from './mutant.ts'

/** Little that can die, and nothing else that happens: so it dies often. */
const quietAgents = {
  hours: 1,
  faults: ['agents'],
  ranges: { systems: { from: 2, to: 2 }, groups: { from: 1, to: 1 }, resources: { from: 1, to: 2 } },
} as const

/** Mistakes about limits and about what monitors say: I-07, I-08. */
export const agentMutants: readonly Mutant[] = [
  {
    name: 'RestartLimit is off by one',
    invariant: 'I-07',
    imitates: 'A count is compared by <= where < is meant.',
    sabotage: () => ({ step: misreading(limitPlus('RestartLimit', 1)) }),
    knownSeed: 14,
  },
  {
    name: 'restarts are forgotten without a quiet ConfInterval',
    invariant: 'I-07',
    imitates: 'Seconds are compared with milliseconds.',
    sabotage: () => ({ step: misreading(resourcesWith('ConfInterval', () => 0)) }),
    storm: quietAgents,
    knownSeed: 66,
  },
  {
    name: 'ToleranceLimit is off by one',
    invariant: 'I-08',
    imitates: 'The denial that reaches the limit counts as one that goes beyond it.',
    sabotage: () => ({ step: misreading(limitPlus('ToleranceLimit', -1)) }),
    knownSeed: 6,
  },
  {
    name: 'FaultOnMonitorTimeouts is overlooked',
    invariant: 'I-08',
    imitates: 'A default stands in the place of the value.',
    sabotage: () => ({ step: misreading(resourcesWith('FaultOnMonitorTimeouts', () => 1)) }),
    knownSeed: 35,
  },
  {
    name: 'a monitor that cannot tell says offline',
    invariant: 'I-08',
    imitates: 'Every answer but "online" lands in the else branch.',
    sabotage: () => ({ step: unknownIsOffline }),
    knownSeed: 9,
  },
  {
    name: 'an online that exited well has worked',
    invariant: 'I-08',
    imitates: 'An exit code is believed and nobody looks.',
    sabotage: () => ({ step: believingStarts }),
    knownSeed: 6,
  },
]

const limitPlus = (name: string, more: number): Reading =>
  resourcesWith(name, ({ name: resource }, configuration) =>
    Math.max(0, resourceNumber(configuration, resource, name) + more),
  )

const unknownIsOffline: Step = hearing((event) => {
  if (event.kind !== 'entryPointFinished' || event.outcome.kind !== 'exited') return event
  if (event.outcome.verdict.kind !== 'unknown') return event
  return { ...event, outcome: { ...event.outcome, verdict: { kind: 'offline' } } }
})

/** The first monitor after an online is heard as one that agrees. */
const believingStarts: Step = hearing((event, state): Event => {
  if (event.kind !== 'entryPointFinished' || event.outcome.kind !== 'exited') return event
  const { resource, system, entryPoint, outcome } = event
  const found = state.configuration.resources[resource]
  const runtime = found && state.groups[found.group]?.places[system]?.resources[resource]
  const isStarting = runtime?.running === null && runtime.iState === 'waiting to go online'
  if (entryPoint !== 'monitor' || !isStarting) return event
  return { ...event, outcome: { ...outcome, code: 110, verdict: { kind: 'online', confidence: 100 } } }
})
