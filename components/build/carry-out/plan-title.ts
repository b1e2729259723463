import type { Answers, Topology } from '#lib/topology/build/answers.ts'

const titles: Readonly<Record<Topology, string>> = {
  simple: 'A simple mail cluster',
  split: 'A mail cluster in two groups',
  midrange: 'A mid-range mail cluster',
  enterprise: 'An enterprise mail cluster',
  empty: 'A group without resources',
}

/** The reason offered for the version that a plan becomes. */
export const planTitle = ({ topology }: Pick<Answers, 'topology'>): string =>
  `${titles[topology]}, built with the wizard`
