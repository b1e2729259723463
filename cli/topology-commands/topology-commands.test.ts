import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { runForecastCommand } from '../forecast-commands/run.ts'
import { adviseCommand } from './advise.ts'
import { runDowntimeCommand } from './downtime.ts'

const advise = (...argv: string[]) => runForecastCommand(adviseCommand, argv)
const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}/main.cf`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hawser-advise-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const lonely = join(folder, 'main.cf')
writeFileSync(
  lonely,
  'include "types.cf"\ninclude "Axigen.cf"\ncluster c ( )\nsystem a ( )\ngroup mail ( SystemList = { a } )\nAxigen axi ( WorkDirectory = "/w" )\n',
)

describe('hawser advise', () => {
  it('tells the rule, the place and what to do', () => {
    const { code, stdout } = advise(lonely)
    expect(code).toBe(0)
    expect(stdout).toContain('warning: single-system\n')
    expect(stdout).toContain(
      '    group mail: mail can run on a only.\n  Put another system into its SystemList',
    )
    expect(stdout.split('\n').every((line) => line.length <= 115)).toBe(true)
  })

  it('--check answers 3 to a warning, and 0 to the examples', () => {
    expect(advise(lonely, '--check').code).toBe(3)
    expect(advise(example('midrange'), '--check').code).toBe(0)
  })

  it('has nothing to say about some', () => {
    expect(advise(example('axigen')).stdout).toBe('The guides have nothing to say about cluster axigen.\n')
  })

  it('answers the same as data, without secrets', () => {
    const { stdout } = advise(example('simple'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      cluster: 'simple',
      advice: expect.arrayContaining([expect.objectContaining({ id: 'second-level-off' })]),
    })
    expect(stdout).not.toContain('ambMemNmjMogBgcGd')
  })

  it('says what to do once where it is the same for all', () => {
    const { stdout } = advise(example('enterprise'))
    expect(stdout.match(/Set SecondLevelMonitor to 1 or more/g)).toHaveLength(1)
    expect(stdout.match(/is judged by its processes alone/g)).toHaveLength(16)
  })

  it('refuses what it does not know', () => {
    expect(advise(lonely, '--wrong').code).toBe(2)
    expect(advise(join(folder, 'none.cf')).code).toBe(1)
  })
})

describe('hawser downtime', () => {
  it('prints table 9-3 as printed and exact', () => {
    const { code, stdout } = runDowntimeCommand(['--active', '4'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/single server +1\.37% +1\.36986 % +5 d /)
    expect(stdout).toMatch(/asymmetric +0\.27% +0\.273973 % +1 d /)
    expect(stdout).toMatch(/symmetric +\(near 0\) +0 % +0 /)
    expect(stdout).toMatch(/N \+ 1 +0\.27%\/N +0\.0827626 % +7 h 15 min /)
  })

  it('calculates what is asked', () => {
    const { stdout } = runDowntimeCommand(
      '--failover-hours 1 --coverage 0.95 --recovery-hours 24 --double-failures --json'.split(' '),
    )
    const { general } = JSON.parse(stdout)
    expect(general[1].inputs.model).toBe('asymmetric')
    expect(general[1].parts.failover).toBeCloseTo((4 * (0.95 + 1.2)) / 8760, 12)
    expect(general[1].parts.double).toBeCloseTo((4 / 365) ** 2, 12)
    expect(general[0].unavailability).toMatchObject({ hours: 120, days: 5 })
  })

  it.each([
    ['--coverage 2', 'at most 1'],
    ['--coverage x', 'is not a number'],
    ['--active 0', 'at least 1'],
    ['--mirrored maybe', 'neither yes nor no'],
    ['--nonsense', 'nonsense'],
    ['--system-days 365 --storage-days 2', 'more than a year'],
  ])('refuses %s', (words, said) => {
    const { code, stderr } = runDowntimeCommand(words.split(' '))
    expect(code).toBe(2)
    expect(stderr).toContain(said)
  })

  it('explains itself', () => {
    expect(runDowntimeCommand(['--help']).stdout).toMatch(/^Usage: hawser downtime/)
  })
})
