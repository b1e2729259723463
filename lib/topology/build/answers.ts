/**
 * What a person has said about a cluster of mail servers that is to be built. It is plain data, small enough for an
 * address or a draft: what nobody has answered is suggested (`suggest.ts`), so that an answer given once stays when
 * an earlier one changes. Guide 000, chapter 4.
 */
export type Answers = {
  readonly cluster: string
  readonly topology: Topology
  /** How many groups of each kind; kinds that are not named have as many as the topology's example. */
  readonly counts: Partial<Readonly<Record<ComponentKind, number>>>
  readonly model: HaModel
  /** Programs on the shared disk of the group, or on each system's own. Guide 001, "Binaries". */
  readonly binaries: 'shared' | 'local'
  readonly granularity: 'one-for-all' | 'one-per-service'
  /** How instances of one kind bear with each other on one system. Guide 000, step 6. */
  readonly binding: 'address' | 'ports'
  readonly storage: 'vxvm' | 'lvm' | 'plain'
  /** Systems that carry groups; none: as many as the model wants are suggested. */
  readonly systems: readonly string[]
  /** Idle systems, first target of every group; none: one is suggested where the model has one. */
  readonly standbys: readonly string[]
  /** Begins the names of groups, so that they stand together in a console. */
  readonly namePrefix: string
  readonly network: Network
  /** The password as vcsencrypt writes it, or sealed; without one the resource says nothing of a user. */
  readonly administrator: { readonly user: string; readonly password: string }
  /** A group that has the Directory already: none is built, and all depend on this one. */
  readonly directoryGroup: string | null
  /** What was said about single groups, by their key (`store-1`). */
  readonly groups: Readonly<Record<string, Partial<GroupDetails>>>
}

export const topologies = ['simple', 'split', 'midrange', 'enterprise', 'empty'] as const
/** `split` is the simple one in two groups, Directory and Messaging; `empty` a group without resources. */
export type Topology = (typeof topologies)[number]

export const haModels = ['asymmetric', 'symmetric', 'n-plus-1'] as const
/** Guide 001, table 9-2. */
export type HaModel = (typeof haModels)[number]

export type ComponentKind =
  | 'all'
  | 'directory'
  | 'messaging'
  | 'mmp'
  | 'mta'
  | 'mta-in'
  | 'mta-out'
  | 'imap'
  | 'pop'
  | 'store'
  | 'empty'

export type Network = {
  /** Network interface on every system. */
  readonly device: string
  /** Virtual address of the first group; the others follow it. */
  readonly firstAddress: string
  readonly netMask: string
}

/** All that is particular to one service group. */
export type GroupDetails = {
  readonly name: string
  /** Begins the names of its resources. */
  readonly short: string
  /** The system it starts on. */
  readonly home: string
  readonly device: string
  readonly address: string
  readonly netMask: string
  /** Virtual host name; empty: the address stands in its place. */
  readonly hostName: string
  readonly diskGroup: string
  readonly volume: string
  readonly mountPoint: string
  readonly fileSystem: string
  readonly blockDevice: string
  /** Root of the messaging software. */
  readonly serverRoot: string
  /** Root of Directory and Administration Server. */
  readonly directoryRoot: string
  /** Services and their ports, in the order of their resources. */
  readonly services: readonly Service[]
}

export type Service = readonly [name: string, port: number]

/** The answers that build the example of the same name. */
export const defaultAnswers = (topology: Topology): Answers => ({
  cluster: topology,
  topology,
  counts: {},
  model: defaultModel[topology],
  binaries: 'shared',
  granularity: topology === 'simple' || topology === 'split' ? 'one-for-all' : 'one-per-service',
  binding: 'address',
  storage: 'vxvm',
  systems: [],
  standbys: [],
  namePrefix: 'Mail',
  network: { device: 'eth0', firstAddress: '10.10.10.20', netMask: '255.255.255.0' },
  administrator: { user: 'admin', password: '' },
  directoryGroup: null,
  groups: {},
})

const defaultModel: Readonly<Record<Topology, HaModel>> = {
  simple: 'asymmetric',
  split: 'symmetric',
  midrange: 'n-plus-1',
  enterprise: 'n-plus-1',
  empty: 'asymmetric',
}
