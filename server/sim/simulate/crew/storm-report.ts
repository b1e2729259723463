import type { CommandLine } from '../command-line.ts'
import { examine, type Examination } from '../examine.ts'
import { startOfStorms, type Played } from '../play.ts'
import { drawScenario } from '../scenario-of-chance.ts'
import type { Counts } from '../tally.ts'

/** What one storm came to, in plain data: it may come from another thread. */
export type StormReport = {
  readonly optionLine: string
  readonly failure: Played['failure']
  readonly counts: Counts
  /** Digest of the log; the same for two runs that went the same way at the same times. */
  readonly hash: string
  /** The last events, when it failed. */
  readonly logLines: readonly string[]
}

/** What every thread has to know of the command line to play any of its storms. */
export type StormOrders = Pick<CommandLine, 'seeds' | 'hours' | 'ranges' | 'faults' | 'twice'>

/** Every so manieth storm is played again with a wall clock nobody sets. */
const comparedClocks = 3

export const examinationOf = ({ twice }: Pick<StormOrders, 'twice'>, index: number): Examination => ({
  twice,
  clocks: index % comparedClocks === 0,
})

/** Plays the storm of one seed. It depends on the orders and the index alone, not on which thread plays it. */
export async function playStorm(orders: StormOrders, index: number): Promise<StormReport> {
  const seed = orders.seeds[index]
  if (seed === undefined) throw new RangeError(`there is no storm ${index}`)
  const scenario = drawScenario({ ...orders, seed })
  const played = await examine(scenario, examinationOf(orders, index))
  const { failure, hash, counts, log } = played
  const logLines = failure ? log.lines(startOfStorms) : []
  return { optionLine: scenario.optionLine, failure, counts, hash, logLines }
}
