import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shells, suite } from '../system-root.ts'
import { caseFile, combined, readersFile, single, type Case } from './case-file.ts'
import { injections } from './injections.ts'
import { shippedTypes, type DeclaredType } from './type-files.ts'

let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'hawser-injection-'))
  const isTest = (path: string) => path.startsWith(join(suite, 'testing'))
  cpSync(suite, join(place, 'agents'), { recursive: true, filter: (path) => !isTest(path) })
  mkdirSync(join(place, 'root/opt/app'), { recursive: true })
  writeFileSync(join(place, 'root/opt/app/run'), '#!/bin/sh\nexit 110\n', { mode: 0o755 })
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

type Ran = { readonly output: string; readonly facts: string; readonly madeFiles: readonly string[] }

/** Runs a script in an empty directory of its own; facts are what it writes to its third descriptor. */
const run = async (name: string, shell: readonly string[], script: string): Promise<Ran> => {
  const own = join(place, name)
  mkdirSync(join(own, 'empty'), { recursive: true })
  writeFileSync(join(own, 'cases'), script)
  const [program = 'sh', ...first] = shell
  const command = `exec "$@" 3>${join(own, 'facts')} >${join(own, 'output')} 2>&1`
  const child = spawn('sh', ['-c', command, 'sh', program, ...first, join(own, 'cases')], {
    cwd: join(own, 'empty'),
    env: {
      ...process.env,
      LC_ALL: 'C',
      HAWSER_SUITE: join(place, 'agents'),
      HAWSER_SYSTEM_ROOT: join(place, 'root'),
      HAWSER_TIMEOUT_SECONDS: '10',
    },
  })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  const [output, facts] = ['output', 'facts'].map((file) => readFileSync(join(own, file), 'utf8'))
  expect(code, output).toBe(0)
  return { output: output ?? '', facts: facts ?? '', madeFiles: readdirSync(join(own, 'empty')) }
}

const logLine = /^VCS (ERROR|WARNING|INFO|TRACE) V-16-\d+-\d+ \w+:res1:\w+:/

/** What is wrong with how the cases went: an empty list when all is well. */
const offences = (cases: readonly Case[], { output, facts }: Ran): string[] => {
  const shown = new Set(facts.split('\n'))
  const answers = output.split(/^@(?=\d+ \d+$)/m)
  const wrong = answers.flatMap((answer, place_) => {
    // The text before the mark belongs to the case that the mark ends.
    const [text = '', next = ''] = [answer.slice(answer.indexOf('\n') + 1), answers[place_ + 1]]
    const [id, code] = (next.split('\n', 1)[0] ?? '').split(' ').map(Number)
    if (id === undefined || code === undefined || next === '') return []
    const lines = (place_ === 0 ? answer : text).split('\n').filter((line) => line !== '')
    const said = lines.filter((line) => !logLine.test(line) || line.includes('\u001b'))
    const wanted = cases[id]
    const missing = (wanted?.shown ?? []).filter((slot) => !shown.has(`${id} ${slot}`))
    const isEnd =
      wanted?.code === undefined
        ? [0, 1, 99].includes(code) || (code >= 100 && code <= 110)
        : code === wanted.code
    return [
      ...said.map((line) => `${id}: said ${line.slice(0, 200)}`),
      ...missing.map((slot) => `${id}: word ${slot} reached no program: ${wanted?.line.slice(0, 300)}`),
      ...(isEnd ? [] : [`${id}: ended with ${code}: ${wanted?.line.slice(0, 300)}`]),
    ]
  })
  const ended = answers.length - 1
  return ended === cases.length ? wrong : [`${ended} of ${cases.length} cases ended`, ...wrong]
}

const types = shippedTypes()

it('there are at least 300 different values, and every shipped type is read', () => {
  expect(new Set(injections).size).toBeGreaterThanOrEqual(300)
  expect(types.length).toBeGreaterThanOrEqual(18)
  expect(types.filter(({ name, attributes }) => attributes.length === 0 && name !== 'Phantom')).toEqual([])
})

/** Which of ten pairs dash, BusyBox and bash take. */
const shares: readonly (readonly number[])[] = [[0, 2, 3, 5, 6, 8], [1, 4, 7], [9]]

describe.concurrent.each(shells)('on %s %s', (...shell) => {
  const shellName = shell.join('-')
  const judge = async (kind: string, { name }: DeclaredType, cases: readonly Case[]) => {
    const ran = await run(`${kind}-${name}-${shellName}`, shell, caseFile(name, cases))
    expect(offences(cases, ran).slice(0, 5)).toEqual([])
    expect(ran.madeFiles).toEqual([])
  }

  it('the readers of arguments and secrets give back every value', async () => {
    const { output, madeFiles } = await run(`readers-${shellName}`, shell, readersFile())
    expect(output).toBe('read\n')
    expect(madeFiles).toEqual([])
  })

  const reaching = types.filter((type) => combined(type).length > 0)
  it.each(reaching)('every value reaches the programs of $name unchanged', { timeout: 300_000 }, (type) =>
    judge('combined', type, combined(type)),
  )

  // The pairs of value and attribute are shared out, most of them to the quickest, or all are given to each.
  const share = shares[shells.findIndex((other) => other.join() === shell.join())] ?? []
  const isAll = process.env['HAWSER_INJECTION'] === 'full'
  const mine = (type: DeclaredType) => single(type).filter((_, pair) => isAll || share.includes(pair % 10))
  const withValues = types.filter((type) => single(type).length > 0)
  it.each(withValues)('no value of $name is run, nor forges a line', { timeout: 300_000 }, (type) =>
    judge('single', type, mine(type)),
  )
})
