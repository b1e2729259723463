import type { FaultClass } from '../happenings/swarm.ts'
import type { Sabotage } from '../simulate/play.ts'
import { drawScenario, type ChanceScenario } from '../simulate/scenario-of-chance.ts'
import type { SizeRanges } from '../topology/cluster-size.ts'

/** A deliberate mistake of the engine, and the rule whose judge has to see it. */
export type Mutant = {
  readonly name: string
  /** Number of reliability.md §4.2: `I-01` … */
  readonly invariant: string
  /** The human mistake it stands for. */
  readonly imitates: string
  /** Made afresh for every run: a mutant may remember. */
  readonly sabotage: () => Sabotage
  /** A seed in which it is known to be seen, for the short test. */
  readonly knownSeed: number
  /** The weather that brings its case about; what is left out is as in `usualStorm`. */
  readonly storm?: Partial<Storm>
}

export type Storm = {
  readonly hours: number
  readonly faults: readonly FaultClass[]
  readonly ranges: SizeRanges
}

/** Small clusters and all that can break, for half an hour: what a broken rule needs to show. */
export const usualStorm: Storm = {
  hours: 0.5,
  faults: ['network', 'system', 'agents', 'fence', 'engine', 'operators'],
  ranges: { systems: { from: 2, to: 4 }, groups: { from: 1, to: 3 }, resources: { from: 2, to: 8 } },
}

/** The run in which a mutant is looked for under a seed. */
export const scenarioFor = ({ storm }: Pick<Mutant, 'storm'>, seed: number): ChanceScenario =>
  drawScenario({ ...usualStorm, ...storm, seed: String(seed) })
