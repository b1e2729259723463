import { expect, test } from 'vitest'
import { readCommandLine, usage } from '../command-line.ts'
import { hunt } from '../hunt.ts'
import { playStorms } from './crew.ts'
import type { StormReport } from './storm-report.ts'

const small = ['--systems', '2..3', '--groups', '1..2', '--resources', '2..4']

async function said(args: readonly string[]): Promise<{ readonly code: number; readonly lines: string[] }> {
  const lines: string[] = []
  const code = await hunt(
    readCommandLine([...small, ...args]),
    (line) => lines.push(line),
    () => undefined,
  )
  return { code, lines }
}

test('one after the other or three at a time: the same words in the same order, the same digest', async () => {
  const args = ['--seed', 'crew', '--seeds', '7', '--hours', '0.05']
  const alone = await said([...args, '--jobs', '1'])
  expect(alone.lines.at(-2)).toMatch(/^digest of the logs: [0-9a-f]+$/)
  expect(await said([...args, '--jobs', '3'])).toEqual(alone)
}, 120_000)

test('more hours than a storm lasts are divided among seeds, counted on from the first', () => {
  const { seeds, hours } = readCommandLine(['--seed', '5', '--hours', '25000'])
  expect([seeds.length, seeds[0], seeds.at(-1), hours]).toEqual([1042, '5', '1046', 24])
  const one = readCommandLine(['--hours', '500', '--storm-hours', '500'])
  expect([one.seeds.length, one.hours]).toEqual([1, 500])
  expect(readCommandLine(['--seeds', '3', '--hours', '30', '--storm-hours', '10']).seeds.length).toBe(9)
  expect(usage).toContain('--jobs N')
})

test('reports come in the order of the seeds, and none after it was enough', async () => {
  const asked = readCommandLine([...small, '--seeds', '6', '--hours', '0.02'])
  const heard: [number, string][] = []
  await playStorms(asked, 2, (report: StormReport, index) => {
    heard.push([index, report.optionLine.split(':')[0] ?? ''])
    return index < 3
  })
  expect(heard).toEqual([0, 1, 2, 3].map((index) => [index, `seed ${index}`]))
}, 120_000)
