/**
 * Every floor of the tests, one after the other, and one closing line `N passed, N failed`.
 * Words on the command line choose floors: `npm test -- lint unit`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { vitestFloors, whyNotHere, workersOf } from './floors.ts'

type Count = { readonly passed: number; readonly failed: number }
type Floor = { readonly name: string; readonly run: () => Count }

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const scratch = mkdtempSync(join(tmpdir(), 'hawser-tests-'))
const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  NEXT_TELEMETRY_DISABLED: '1',
}

function succeeds(program: string, args: readonly string[], extra: Record<string, string> = {}): boolean {
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...environment, ...extra } })
  return done.status === 0
}

const check = (name: string, program: string, ...args: readonly string[]): Floor => ({
  name,
  run: () => (succeeds(program, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
})

/** A runner that crashed before it wrote its report is a failure of its own. */
function counted(ok: boolean, report: string, read: (text: string) => Count): Count {
  const count = existsSync(report) ? read(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 }
  return !ok && count.failed === 0 ? { ...count, failed: 1 } : count
}

const vitest = (name: string, parts: readonly string[]): Floor => ({
  name,
  run: () => {
    const report = join(scratch, `${name}.json`)
    // A filter is a part of a path: what else has it in its own is left out by name in the floors.
    const filters = parts.map((part) =>
      part.startsWith('!') ? `--exclude=${part.slice(1)}**` : `${root}/${part}`,
    )
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const args = ['run', ...filters, `--maxWorkers=${workersOf(name)}`, ...reporters]
    return counted(succeeds('vitest', args), report, (text) => {
      const result = JSON.parse(text) as { numPassedTests: number; numFailedTests: number }
      return { passed: result.numPassedTests, failed: result.numFailedTests }
    })
  },
})

const endToEnd: Floor = {
  name: 'e2e',
  run: () => {
    const report = join(scratch, 'e2e.json')
    const extra = { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    return counted(succeeds('playwright', ['test', '--reporter=list,json'], extra), report, (text) => {
      const { stats } = JSON.parse(text) as { stats: { expected: number; unexpected: number; flaky: number } }
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
    })
  },
}

const floors: readonly Floor[] = [
  check('walls', 'node', 'tools/make-lint.ts', '--check'),
  check('lint', 'oxlint', '--deny-warnings'),
  check('types', 'tsc', '--noEmit', '-p', 'tsconfig.json'),
  check('pure', 'tsc', '--noEmit', '-p', 'lib/tsconfig.json'),
  check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  ...Object.entries(vitestFloors).map(([name, parts]) => vitest(name, parts)),
  endToEnd,
]

/** Floors that were not run, each with its reason: told at the end too, so that nobody takes the count for the whole. */
const leftOut: string[] = []

function runFloor(floor: Floor): Count {
  process.stdout.write(`\n== ${floor.name}\n`)
  const reason = whyNotHere[floor.name]?.() ?? null
  if (reason !== null) {
    leftOut.push(`${floor.name} (${reason})`)
    process.stdout.write(`== ${floor.name}: skipped, since ${reason}\n`)
    return { passed: 0, failed: 0 }
  }
  const start = performance.now()
  const count = floor.run()
  const seconds = Math.round((performance.now() - start) / 1000)
  process.stdout.write(`== ${floor.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)\n`)
  return count
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !floors.some((floor) => floor.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `unknown floor ${unknown.join(', ')}; there are: ${floors.map((floor) => floor.name).join(' ')}\n`,
  )
  process.exit(2)
}
const counts = floors.filter((floor) => asked.length === 0 || asked.includes(floor.name)).map(runFloor)
rmSync(scratch, { recursive: true, force: true })
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
if (leftOut.length > 0) process.stdout.write(`\nskipped: ${leftOut.join(', ')}\n`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
