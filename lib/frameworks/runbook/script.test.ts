import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { shows, step, type Runbook, type Step } from './runbook.ts'
import { scriptText } from './script.ts'

const runbookOf = (steps: readonly Step[]): Runbook => ({
  framework: 'test',
  cluster: "o'clock\n; false",
  preconditions: ['a line\nwith a break'],
  steps,
  reverse: [],
  losses: [],
  files: [],
})

/** Runs the script in a folder of its own; `answers` is what a person types. */
function runScript(steps: readonly Step[], answers = '') {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-runbook-'))
  writeFileSync(join(folder, 'state'), 'group a offline\n')
  writeFileSync(join(folder, 'log'), '')
  const { status, stdout, stderr } = spawnSync('sh', ['-c', scriptText(runbookOf(steps), 'steps')], {
    cwd: folder,
    input: answers,
    encoding: 'utf8',
  })
  const log = readFileSync(join(folder, 'log'), 'utf8')
  rmSync(folder, { recursive: true })
  return { status, stdout, stderr, log }
}

const note = (word: string) => ['sh', '-c', 'printf "%s\\n" "$1" >>log', 'sh', word]
const online = shows(['cat', 'state'], 'group a online')

it('does each step once, leaves out what holds already, and looks at the state after each', () => {
  const words = `it's "$(id)" \`id\` * !x`
  const { status, stdout, log } = runScript([
    step({ title: words, commands: [note(words)], expected: 'written', check: null }),
    step({
      title: 'already so',
      commands: [note('never')],
      expected: 'offline',
      check: shows(['cat', 'state'], 'offline'),
    }),
    step({
      title: 'start',
      commands: [['sh', '-c', 'echo group a online >state']],
      expected: 'up',
      check: online,
    }),
  ])
  expect(status).toBe(0)
  expect(log).toBe(`${words}\n`)
  expect(stdout).toContain('already so: offline')
  expect(stdout).toContain('as expected: up')
})

it('ends at the first command that fails', () => {
  const failed = runScript([
    step({ title: 'one', commands: [['false']], expected: 'x' }),
    step({ title: 'two', commands: [note('two')], expected: 'x' }),
  ])
  expect(failed).toMatchObject({ status: 1, log: '' })
  expect(failed.stderr).toContain('stopped: it ended with 1')
})

it('asks before what is dangerous and waits for what is done elsewhere', () => {
  const steps = [
    step({ title: 'one', commands: [note('one')], expected: 'x', danger: 'it hurts' }),
    step({
      title: 'two',
      where: { kind: 'every', systems: ['a', 'b'] },
      commands: [note('two')],
      expected: 'x',
    }),
  ]
  expect(runScript(steps, 'no\n')).toMatchObject({ status: 1, log: '' })
  expect(runScript(steps, 'done\n')).toMatchObject({ status: 1, log: 'one\n' })
  const { status, stdout, log } = runScript(steps, 'done\ndone\n')
  expect({ status, log }).toEqual({ status: 0, log: 'one\n' })
  expect(stdout).toContain('On every one of a, b:')
})
