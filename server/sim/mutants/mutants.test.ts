import { describe, expect, test } from 'vitest'
import { Hardware } from '../hardware.ts'
import { allJudges } from '../invariants/all-judges.ts'
import { tryMutant, type Killed } from '../simulate/hunt-mutants.ts'
import { configurationOf } from '../simulate/scenario-of-chance.ts'
import { VirtualClock } from '../virtual-clock.ts'
import { allMutants } from './all-mutants.ts'
import { scenarioFor, usualStorm, type Mutant } from './mutant.ts'

/** Rules that are judged by playing a run twice (`simulate/examine.ts`). */
const comparedRules = ['I-27', 'I-29']

const unbroken = new Map<string, Promise<Killed | null>>()

/** The same run with the engine as it is; several mutants share one. */
function asItIs(mutant: Mutant): Promise<Killed | null> {
  const { knownSeed, storm, invariant } = mutant
  const compared = comparedRules.includes(invariant) ? invariant : ''
  const key = JSON.stringify([knownSeed, { ...usualStorm, ...storm }, compared])
  const known = unbroken.get(key) ?? tryMutant(mutant, knownSeed, () => ({}))
  unbroken.set(key, known)
  return known
}

/** The first seed from one on in which the mutant's own judge objects, of fifty; infinity when none is. */
async function firstSeen(mutant: Mutant, first: number): Promise<number> {
  for (let seed = first; seed < first + 50; seed++) {
    const killed = await tryMutant(mutant, seed)
    if (killed?.judges.includes(mutant.invariant)) return seed
  }
  return Infinity
}

function judgedRules(): string[] {
  const { mainCf } = scenarioFor({}, 0)
  const { judges } = allJudges(new Hardware(configurationOf(mainCf)), new VirtualClock(0), () => undefined)
  return [...judges.map(({ invariant }) => invariant), ...comparedRules]
}

describe('mutants of the engine', () => {
  test('every rule that is judged has one, and every one breaks a rule that is judged', () => {
    const broken = new Set(allMutants.map(({ invariant }) => invariant))
    expect([...broken].toSorted()).toEqual(judgedRules().toSorted())
  })

  test('no two have one name', () => {
    expect(new Set(allMutants.map(({ name }) => name)).size).toBe(allMutants.length)
  })

  test('the canary, a group online twice, is found within fifty seeds, beginning anywhere', async () => {
    const [canary] = allMutants
    expect(canary?.name).toMatch(/^canary/)
    for (const first of [0, 1000, 2000]) {
      expect(canary && (await firstSeen(canary, first))).toBeLessThan(first + 50)
    }
  })

  test.each(allMutants.map((mutant) => [mutant.invariant, mutant.name, mutant] as const))(
    '%s sees: %s',
    async (invariant, _name, mutant) => {
      const killed = await tryMutant(mutant, mutant.knownSeed)
      expect(killed?.judges ?? []).toContain(invariant)
      expect(await asItIs(mutant)).toBeNull()
    },
  )
})
