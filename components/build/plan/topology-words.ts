import { defaultAnswers, topologies, type ComponentKind, type Topology } from '#lib/topology/build/answers.ts'
import { suggest } from '#lib/topology/build/suggest.ts'

type Words = { readonly title: string; readonly note: string }

const words: Readonly<Record<Topology, Words>> = {
  simple: {
    title: 'Simple',
    note: 'Directory and mail in one group, which moves as a whole. The least to run; one fault takes all of it along.',
  },
  split: {
    title: 'Split',
    note: 'The simple one in two groups: mail can fail over without the Directory, and each system carries one of them.',
  },
  midrange: {
    title: 'Mid-range',
    note: 'Directory, MTA, IMAP and POP in groups of their own, each with its disk, address and system.',
  },
  enterprise: {
    title: 'Enterprise',
    note: 'Proxies and MTAs in front of several message stores. Users are spread over the stores; the most to plan and to run.',
  },
  empty: {
    title: 'Empty group',
    note: 'A group without resources on some systems. What it holds is added afterwards, resource by resource.',
  },
}

export type TopologyChoice = Words & { readonly value: Topology; readonly groups: readonly string[] }

/** The topologies as they are offered, with the names of their groups. */
export const topologyChoices: readonly TopologyChoice[] = topologies.map((value) => ({
  value,
  ...words[value],
  groups: suggest(defaultAnswers(value)).groups.map(({ name }) => name),
}))

export const topologyTitle = (topology: Topology): string => words[topology].title

/** What is counted of each kind. */
export const countLabels: Readonly<Record<ComponentKind, string>> = {
  all: 'Groups with everything',
  directory: 'Directory groups',
  messaging: 'Messaging groups',
  mmp: 'MMP (proxies)',
  mta: 'MTA',
  'mta-in': 'MTA, incoming',
  'mta-out': 'MTA, outgoing',
  imap: 'IMAP stores',
  pop: 'POP stores',
  store: 'Message stores',
  empty: 'Groups',
}
