import { expect, test } from 'vitest'
import { baseOfCode } from '../../testing/base-of-code.ts'
import { playSeeds } from './seeds.ts'

const hours = 3 / 60

/** Half of the 2,000: the two halves are played side by side. */
test('the 1,000 even ones of 2,000 random short runs: no rule is broken', async () => {
  const base = baseOfCode()
  const seeds = Array.from({ length: 1000 }, (_, index) => `random ${base} ${2 * index}`)
  const tally = await playSeeds(seeds, hours, { every: 50 })
  expect(tally.runs).toBe(1000)
}, 600_000)
