import { describe, expect, test } from 'vitest'
import { failpointNames } from '#server/ports.ts'
import { baseOfCode } from '../../testing/base-of-code.ts'
import { playSeeds } from './seeds.ts'

const minutes = (count: number): number => count / 60
const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix} ${index}`)

describe('storms over small clusters', () => {
  test('300 fixed seeds: no rule is broken, every rule had its case, every failpoint was passed', async () => {
    const tally = await playSeeds(named('fixed', 300), minutes(12), { every: 10 })
    expect(tally.unchecked()).toEqual([])
    expect(failpointNames.filter((name) => !tally.passed.has(name))).toEqual([])
  }, 600_000)

  test('2,000 random short runs: no rule is broken', async () => {
    const seeds = named(`random ${baseOfCode()}`, 2000)
    const tally = await playSeeds(seeds, minutes(3), { every: 50 })
    expect(tally.runs).toBe(2000)
  }, 600_000)
})
