import { expect, test } from 'vitest'
import { failpointNames } from '#server/ports.ts'
import { playSeeds } from './seeds.ts'

const hours = 12 / 60

test('300 fixed seeds: no rule is broken, every rule had its case, every failpoint was passed', async () => {
  const seeds = Array.from({ length: 300 }, (_, index) => `fixed ${index}`)
  const tally = await playSeeds(seeds, hours, { every: 10 })
  expect(tally.unchecked()).toEqual([])
  expect(failpointNames.filter((name) => !tally.passed.has(name))).toEqual([])
}, 600_000)
