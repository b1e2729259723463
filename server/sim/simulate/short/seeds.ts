import { faultClasses } from '../../happenings/swarm.ts'
import { usualRanges, type SizeRanges } from '../../topology/cluster-size.ts'
import { examine } from '../examine.ts'
import { play } from '../play.ts'
import { drawScenario, type ChanceScenario } from '../scenario-of-chance.ts'
import { Tally } from '../tally.ts'

/** Short storms over small clusters: what the tests of every change can afford. */
const smallRanges: SizeRanges = {
  ...usualRanges,
  systems: { from: 2, to: 5 },
  groups: { from: 1, to: 4 },
  resources: { from: 1, to: 10 },
}

const rangeOptions = Object.entries(smallRanges)
  .map(([name, { from, to }]) => `--${name} ${from}..${to}`)
  .join(' ')

export const shortScenario = (seed: string, hours: number): ChanceScenario =>
  drawScenario({
    seed,
    hours,
    ranges: smallRanges,
    faults: faultClasses.filter((name) => name !== 'liars'),
  })

/** Plays short storms. Throws at the first that fails, with what shows it again. */
export async function playSeeds(
  seeds: readonly string[],
  hours: number,
  compared: { readonly every: number },
): Promise<Tally> {
  const tally = new Tally()
  for (const [index, seed] of seeds.entries()) {
    const scenario = shortScenario(seed, hours)
    const isCompared = index % compared.every === 0
    const played = isCompared ? await examine(scenario, { twice: true, clocks: true }) : await play(scenario)
    const { failure } = played
    if (failure) {
      const again = `npm run simulate -- --seed '${seed}' --hours ${hours} ${rangeOptions}`
      throw new Error(`${scenario.optionLine}\n${failure.invariant}: ${failure.text}\nSee it again: ${again}`)
    }
    tally.add(played.counts)
  }
  return tally
}
