import { groupFlag, resourceNumber } from '#lib/model/attribute-lookup.ts'
import type { ResourceConfiguration, Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { StepResult } from '#lib/policy/step.ts'
import { hearing, spoilt } from './extra-run.ts'
import { groupsWith, readingWrongly, resourcesWith } from './lying-configuration.ts'
import type { Mutant } from './mutant.ts'

/** Mistakes about limits, verdicts and what a fault does to its group: I-07, I-08, I-10 to I-12. */
export const agentMutants: readonly Mutant[] = [
  {
    name: 'RestartLimit is off by one',
    invariant: 'I-07',
    imitates: 'A limit compared with <= where < was meant.',
    sabotage: () => ({ step: readingWrongly(limitPlus('RestartLimit', 1)) }),
    knownSeed: 0,
  },
  {
    name: 'ToleranceLimit is off by one',
    invariant: 'I-08',
    imitates: 'The denial that reaches the limit is counted as one that goes beyond it.',
    sabotage: () => ({ step: readingWrongly(limitPlus('ToleranceLimit', -1)) }),
    knownSeed: 0,
  },
  {
    name: 'a monitor that cannot tell is taken for one that says offline',
    invariant: 'I-08',
    imitates: 'Every answer but "online" lands in the else branch.',
    sabotage: () => ({ step: unknownIsOffline }),
    knownSeed: 0,
  },
  {
    name: 'Critical is overlooked',
    invariant: 'I-10',
    imitates: 'An attribute is read by its name in another spelling and so is never set.',
    sabotage: () => ({ step: readingWrongly(resourcesWith('Critical', () => 0)) }),
    knownSeed: 0,
  },
  {
    name: 'every resource is taken for Critical',
    invariant: 'I-10',
    imitates: 'A default stands in the place of the value.',
    sabotage: () => ({ step: readingWrongly(resourcesWith('Critical', () => 1)) }),
    knownSeed: 0,
  },
  {
    name: 'faults are forgotten as soon as they are declared',
    invariant: 'I-11',
    imitates: 'A state is tidied up before everybody has read it.',
    sabotage: () => ({ step: spoilt(forgettingFaults) }),
    knownSeed: 0,
  },
  {
    name: 'AutoFailOver = 0 is overlooked',
    invariant: 'I-12',
    imitates: 'A zero is taken for "not set".',
    sabotage: () => ({ step: readingWrongly(groupsWith('AutoFailOver', 1)) }),
    knownSeed: 0,
  },
]

const limitPlus = (name: string, more: number) =>
  resourcesWith(name, ({ name: resource }: ResourceConfiguration, configuration: Configuration) =>
    Math.max(0, resourceNumber(configuration, resource, name) + more),
  )

const unknownIsOffline = hearing((event) => {
  if (event.kind !== 'entryPointFinished' || event.outcome.kind !== 'exited') return event
  if (event.outcome.verdict.kind !== 'unknown') return event
  return { ...event, outcome: { ...event.outcome, verdict: { kind: 'offline' } } }
})

/** Of groups that would fail over: so that they come back to where they have just faulted. */
function forgettingFaults(result: StepResult, before: ClusterState): StepResult {
  if (result.state === before) return result
  const groups = Object.fromEntries(
    namesOf(result.state.groups).map((name) => {
      const group = result.state.groups[name]
      const mayMove = group && groupFlag(result.state.configuration, name, 'AutoFailOver')
      if (!group || !mayMove || group === before.groups[name]) return [name, group]
      const places = Object.fromEntries(
        namesOf(group.places).map((system) => {
          const place = group.places[system]
          return [system, place && { ...place, resources: unfaulted(place.resources) }]
        }),
      )
      return [name, { ...group, places }]
    }),
  )
  return { ...result, state: { ...result.state, groups: groups as ClusterState['groups'] } }
}

const unfaulted = (resources: Readonly<Record<string, ResourceRuntime>>): Record<string, ResourceRuntime> =>
  Object.fromEntries(
    Object.entries(resources).map(([name, runtime]) => [
      name,
      runtime.state === 'FAULTED' ? { ...runtime, state: 'OFFLINE' as const } : runtime,
    ]),
  )
