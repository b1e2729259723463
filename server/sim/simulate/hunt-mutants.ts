import { allMutants } from '../mutants/all-mutants.ts'
import { scenarioFor, type Mutant } from '../mutants/mutant.ts'
import { examine } from './examine.ts'
import { exitCodes } from './exit-code.ts'
import type { Sabotage } from './play.ts'

/** The run in which a mutant was seen. */
export type Killed = {
  readonly seed: number
  /** Judges that objected in that run, the first to do so first. */
  readonly judges: readonly string[]
  readonly text: string
  readonly virtualHours: number
}

/** Seeds tried before a mutant counts as a survivor, its known one among them. */
const longestHunt = 50

const hourMs = 3_600_000

/** Plays one seed with the mutant, or with the engine as it is; null when no judge objects. */
export async function tryMutant(
  mutant: Mutant,
  seed: number,
  makeSabotage: () => Sabotage = mutant.sabotage,
): Promise<Killed | null> {
  const examination = { twice: mutant.invariant === 'I-29', clocks: mutant.invariant === 'I-27' }
  const { failure, violations, counts } = await examine(scenarioFor(mutant, seed), examination, makeSabotage)
  if (!failure) return null
  const judges = new Set([failure, ...violations].map(({ invariant }) => invariant))
  return { seed, judges: [...judges], text: failure.text, virtualHours: counts.virtualMs / hourMs }
}

/** Whether the judge of the rule that the mutant breaks was among those that objected. */
export const isRight = (mutant: Mutant, killed: Killed | null): boolean =>
  killed?.judges.includes(mutant.invariant) === true

/**
 * Plays the known seed and then others until a judge objects. A seed in which the engine as it is fails too proves
 * nothing about the mutant. Answers null when no judge has objected in fifty seeds.
 */
export async function huntMutant(mutant: Mutant): Promise<Killed | null> {
  const others = Array.from({ length: longestHunt }, (_, seed) => seed)
  const seeds = [mutant.knownSeed, ...others.filter((seed) => seed !== mutant.knownSeed)]
  for (const seed of seeds.slice(0, longestHunt)) {
    const killed = await tryMutant(mutant, seed)
    if (!killed) continue
    if (isRight(mutant, killed) || (await tryMutant(mutant, seed, () => ({}))) === null) return killed
  }
  return null
}

/** Hunts every mutant and says which judges saw it. Fails when one survives, or its own judge did not object. */
export async function huntMutants(say: (line: string) => void): Promise<number> {
  let wrong = 0
  for (const mutant of allMutants) {
    const killed = await huntMutant(mutant)
    if (!isRight(mutant, killed)) wrong += 1
    say(`${verdictOn(mutant, killed)}  ${mutant.invariant}  ${mutant.name}`)
    say(`          ${killed ? wordsOf(killed) : `no judge objected in ${longestHunt} seeds`}`)
  }
  say(`${allMutants.length} mutants, ${allMutants.length - wrong} killed by the judge of the rule they break`)
  return wrong === 0 ? exitCodes.ok : exitCodes.safety
}

function verdictOn(mutant: Mutant, killed: Killed | null): string {
  if (isRight(mutant, killed)) return 'killed'
  return killed ? 'WRONG ' : 'ALIVE '
}

const wordsOf = ({ seed, judges, text, virtualHours }: Killed): string =>
  `seed ${seed}, ${virtualHours.toFixed(2)} h, ${judges.join(' ')}: ${text.split('\n', 1)[0]}`
