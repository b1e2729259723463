import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Hawser, startHawser } from '../tools/launch/hawser.ts'
import { type Entry, Shell, entriesOf, fits, rewritten } from './harness/transcript.ts'

const root = join(import.meta.dirname, '..')
const file = join(root, 'docs', 'cli.md')
const document = readFileSync(file, 'utf8')
const entries = entriesOf(document)

let data: string
let hawser: Hawser | null = null
const said: string[] = []

test.beforeAll(async () => {
  test.setTimeout(120_000)
  data = mkdtempSync(join(tmpdir(), 'hawser-cli-'))
  mkdirSync(join(data, 'hawser'))
  hawser = await startHawser({
    port: 0,
    data: join(data, 'hawser'),
    lab: 'midrange',
    dev: false,
    headless: true,
    env: { HAWSER_LAB_MONITOR_INTERVAL: '3' },
    say: (line) => said.push(line),
  })
})
test.afterAll(async () => {
  await hawser?.stop()
  rmSync(data, { recursive: true, force: true })
})

/** The programs of package.json under their names, as npm would link them. */
function programsIn(folder: string): string {
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    bin: Record<string, string>
  }
  mkdirSync(folder)
  for (const [name, file] of Object.entries(bin)) symlinkSync(join(root, file), join(folder, name))
  symlinkSync(process.execPath, join(folder, 'node'))
  return folder
}

const told = ({ line, command, expected }: Entry, printed: string): string =>
  `docs/cli.md:${line}: $ ${command}\nprinted\n${printed}instead of\n${expected.join('\n')}`

test('what differs is seen', () => {
  const [entry] = entriesOf('```console\n$ date\nit is …, the\n…\nend\n```\n$ no command\n')
  expect(entry).toEqual({ line: 2, command: 'date', expected: ['it is …, the', '…', 'end'] })
  if (!entry) return
  expect(fits(entry, 'it is late, the\nend\n')).toBe(true)
  expect(fits(entry, 'it is late, the\nday\nhas an\nend\n')).toBe(true)
  expect(fits(entry, 'it is late, the\nday has an\n')).toBe(false)
  expect(fits(entry, 'it is\nlate, the\nend\n')).toBe(false)
})

test('docs/cli.md has enough commands', () => {
  expect(entries.length).toBeGreaterThanOrEqual(60)
})

test('every command of docs/cli.md prints what is written there', async () => {
  test.setTimeout(600_000)
  const path = `${programsIn(join(data, 'bin'))}:${process.env.PATH}`
  const { HAWSER_URL: _url, HAWSER_CLUSTER: _cluster, ...env } = process.env
  const shell = new Shell(root, { ...env, PATH: path, HAWSER_DATA: join(data, 'hawser'), WORK: data })
  const wrong: string[] = []
  const printed = new Map<number, string>()
  for (const entry of entries) {
    const answer = await shell.run(entry.command)
    printed.set(entry.line, answer)
    if (!fits(entry, answer)) wrong.push(told(entry, answer))
  }
  if (process.env.HAWSER_REWRITE_TRANSCRIPTS === '1') writeFileSync(file, rewritten(document, printed))
  else expect(wrong).toEqual([])
})
