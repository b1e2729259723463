import type { Step } from '#server/engine/recover.ts'
import { association } from '#lib/model/attribute-value.ts'
import { attributeName } from '#lib/model/names.ts'
import { believing } from './believing.ts'
import { groupsRead, groupsWith, linksRead, misreading, resourcesWith } from './misreading.ts'
import type { Mutant } from './mutant.ts'
import { onAnswers, resourcesAs } from './showing.ts'

/** Mistakes about what a fault does to its group and where groups may go: I-10 to I-13. */
export const groupMutants: readonly Mutant[] = [
  {
    name: 'Critical is overlooked',
    invariant: 'I-10',
    imitates: 'An attribute is read by another spelling of its name and so is never set.',
    sabotage: () => ({ step: misreading(resourcesWith('Critical', () => 0)) }),
    knownSeed: 1,
  },
  {
    name: 'every resource is Critical',
    invariant: 'I-10',
    imitates: 'A default stands in the place of the value.',
    sabotage: () => ({ step: misreading(resourcesWith('Critical', () => 1)) }),
    knownSeed: 6,
  },
  {
    name: 'a target that has faulted is chosen again',
    invariant: 'I-11',
    imitates: 'OFFLINE and FAULTED are both "not up", and one function is used for both.',
    sabotage: () => ({ step: forgettingFaults }),
    knownSeed: 10,
  },
  {
    name: 'AutoFailOver = 0 is overlooked',
    invariant: 'I-12',
    imitates: 'A zero is taken for "not set".',
    sabotage: () => ({ step: misreading(groupsWith('AutoFailOver', 1)) }),
    knownSeed: 17,
  },
  {
    name: 'zones are overlooked',
    invariant: 'I-12',
    imitates: 'AutoFailOver = 2 is read as a flag that is set.',
    sabotage: () => ({ step: misreading(withoutZones) }),
    storm: {
      faults: ['agents', 'system', 'fence'],
      ranges: { systems: { from: 2, to: 3 }, groups: { from: 9, to: 9 }, resources: { from: 9, to: 10 } },
    },
    knownSeed: 51,
  },
  {
    name: 'links between groups are not there',
    invariant: 'I-13',
    imitates: 'Links are kept in a field that is read no more.',
    sabotage: () => ({ step: misreading(linksRead(() => null)) }),
    knownSeed: 10,
  },
  {
    name: 'a local link is a global one',
    invariant: 'I-13',
    imitates: 'The child is asked whether it is online, not where.',
    sabotage: () => ({
      step: misreading(
        linksRead((link) => (link.location === 'local' ? { ...link, location: 'global' } : link)),
      ),
    }),
    knownSeed: 20,
  },
]

const withoutZones = groupsRead((group) => ({
  ...group,
  attributes: { ...group.attributes, [attributeName('SystemZones')]: { everywhere: association([]) } },
}))

const forgettingFaults: Step = believing(
  onAnswers((state) =>
    resourcesAs(state, (runtime) =>
      runtime.state === 'FAULTED' ? { ...runtime, state: 'OFFLINE' } : runtime,
    ),
  ),
)
