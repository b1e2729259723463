import type { Answers, HaModel } from '../build/answers.ts'

/** A row of table 9-2 of guide 001, with the shape of the model. */
export type HaModelRow = {
  readonly model: HaModel
  readonly title: string
  readonly shape: string
  readonly advantages: readonly string[]
  readonly disadvantages: readonly string[]
  readonly forWhom: string
}

export const table92: readonly HaModelRow[] = [
  {
    model: 'asymmetric',
    title: 'Asymmetric (hot standby)',
    shape: 'One system carries everything, one waits for it; both see one shared disk.',
    advantages: [
      'Simple configuration',
      'The standby is reserved whole: nothing gets slower after a failover',
    ],
    disadvantages: ['The standby is idle'],
    forWhom: 'A small provider that means to grow.',
  },
  {
    model: 'symmetric',
    title: 'Symmetric',
    shape: 'Every system carries groups of its own and is the standby of another; storage is mirrored.',
    advantages: ['All systems are used', 'Higher availability'],
    disadvantages: [
      'After a failover two loads share a system: repair soon, then switch back',
      'Disks have to be redundant throughout',
    ],
    forWhom: 'A small site that accepts slow mail after a failure.',
  },
  {
    model: 'n-plus-1',
    title: 'N + 1',
    shape: 'Several systems carry groups, with a disk each; one standby can take them all at once.',
    advantages: ['The load is spread', 'Easy to expand', 'Little stands idle'],
    disadvantages: ['More to configure and to run'],
    forWhom: 'A large provider.',
  },
]

export type BinariesNote = {
  readonly binaries: Answers['binaries']
  /** Whether the guide describes the model with it. */
  readonly isUsual: boolean
  readonly text: string
  readonly upgrade: string
}

const usual: Readonly<Record<HaModel, Answers['binaries']>> = {
  asymmetric: 'local',
  symmetric: 'shared',
  'n-plus-1': 'local',
}

/** Where programs lie, for a model: what the guide takes, and what an upgrade is like. Guide 001, steps 6 and 11. */
export const binariesNotes = (model: HaModel): readonly BinariesNote[] => [
  {
    binaries: 'shared',
    isUsual: usual[model] === 'shared',
    text: 'Programs, configuration and data lie on the shared disk of the group: installed once, the same everywhere.',
    upgrade: 'An upgrade stops the service while it lasts: there is no system to upgrade first.',
  },
  {
    binaries: 'local',
    isUsual: usual[model] === 'local',
    text: 'Programs lie on the disk of each system, configuration and data on the shared one; versions must be the same on all.',
    upgrade:
      model === 'symmetric'
        ? 'A rolling upgrade: one system is emptied, upgraded and filled again, then the next; meanwhile two loads share the other.'
        : 'A rolling upgrade: the idle system is upgraded, the groups are switched to it, then the next.',
  },
]

/** What guide 001 says both ways about N + 1; to be shown where it is chosen. */
export const nPlusOneContradiction =
  'The guide has the programs of an N + 1 cluster on local disks only, and in another sentence on the shared ones. Local is meant: one standby runs several instances, of one version.'
