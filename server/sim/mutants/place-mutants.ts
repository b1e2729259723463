import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Step } from '#server/engine/recover.ts'
import { believing, spoilt } from './believing.ts'
import { misreading, resourcesRead } from './misreading.ts'
import type { Mutant } from './mutant.ts'
import { groupsAs, onAnswers, placesAs, systemsAs, type Show } from './showing.ts'

/** Mistakes about where and in which order things are started and stopped: I-03 to I-05. */
export const placeMutants: readonly Mutant[] = [
  {
    name: 'what a resource requires is not waited for',
    invariant: 'I-03',
    imitates: 'Links are followed in one direction only, that of stopping.',
    sabotage: () => ({
      step: misreading(resourcesRead((resource) => ({ ...resource, children: [], atLeast: [] }))),
    }),
    knownSeed: 0,
  },
  {
    name: 'what requires a resource is not waited for',
    invariant: 'I-03',
    imitates: 'Links are followed in one direction only, that of starting.',
    sabotage: () => ({ step: misreading(resourcesRead((resource) => ({ ...resource, parents: [] }))) }),
    knownSeed: 1,
  },
  {
    name: 'an online goes to a system outside the SystemList',
    invariant: 'I-04',
    imitates: 'A place is looked up by its number in the wrong list.',
    sabotage: () => ({ step: strayOnlines }),
    knownSeed: 7,
  },
  {
    name: 'a group disabled on a system is started there',
    invariant: 'I-04',
    imitates: 'A condition is checked for requests and not for failovers.',
    sabotage: () => ({ step: believing(onAnswers(enablingPlaces)) }),
    knownSeed: 12,
  },
  {
    name: 'an autodisabled group is started before it has been probed',
    invariant: 'I-04',
    imitates: 'A condition holds until the first answer in the place of the last.',
    sabotage: () => ({ step: believing(onAnswers(forgettingAutoDisable)) }),
    knownSeed: 6,
  },
  {
    name: 'the freeze of a group is overlooked',
    invariant: 'I-05',
    imitates: 'A new path does not pass the one check that all others pass.',
    sabotage: () => ({ step: believing(onAnswers(thawingGroups)) }),
    knownSeed: 5,
  },
  {
    name: 'the freeze of a system is overlooked',
    invariant: 'I-05',
    imitates: 'Two things have one name, and only one of them is asked for.',
    sabotage: () => ({ step: believing(onAnswers(thawingSystems)) }),
    knownSeed: 113,
  },
]

const enablingPlaces: Show = (state) =>
  placesAs(state, (place) => (place.enabled ? place : { ...place, enabled: true }))

const forgettingAutoDisable: Show = (state) =>
  placesAs(state, (place) => (place.autoDisabled ? { ...place, autoDisabled: false } : place))

const thawingGroups: Show = (state) =>
  groupsAs(state, (runtime) => (runtime.frozen ? { ...runtime, frozen: null } : runtime))

const thawingSystems: Show = (state) =>
  systemsAs(state, (runtime) => (runtime.frozen ? { ...runtime, frozen: null } : runtime))

/** Every online goes to the first system that is not in the list of its group, if there is one. */
const strayOnlines: Step = spoilt((result) => ({
  ...result,
  effects: result.effects.map((effect) => {
    if (effect.kind !== 'runEntryPoint' || effect.entryPoint !== 'online') return effect
    return { ...effect, system: strangerTo(result.state, effect.resource) ?? effect.system }
  }),
}))

function strangerTo({ configuration }: ClusterState, resource: string) {
  const group = Object.values(configuration.groups).find(({ resources }) =>
    resources.some((name) => name === resource),
  )
  return namesOf(configuration.systems).find(
    (name) => !group?.systemList.some(({ system }) => system === name),
  )
}
