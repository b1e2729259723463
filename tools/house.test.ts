/** Tests about the house itself: walls, sizes, names, documents. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { vitestFloors } from './floors.ts'
import { functionsOf } from './function-sizes.ts'
import { offences } from './offences.ts'

const root = join(import.meta.dirname, '..')
const tracked = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .stdout.split('\n')
  .filter((file) => file && existsSync(join(root, file)))
const code = tracked.filter(
  (file) => /\.(ts|tsx|mjs|sh)$/.test(file) || /^agents\/[A-Z]\w+\/[a-z_]+$/.test(file),
)
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const linesOf = (file: string) => textOf(file).split('\n').length

/** Longer than the wall, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {}
/** Longer functions, each with its reason. */
const longFunctions: Readonly<Record<string, string>> = {}

describe('walls', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'hawser-walls-'))
  for (const file of ['package.json', '.oxlintrc.json', 'tsconfig.json'])
    writeFileSync(join(scratch, file), textOf(file))
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'))
  afterAll(() => rmSync(scratch, { recursive: true }))

  test.each(offences)('$wall: $file is refused', ({ file, text, rule, beside }) => {
    for (const [path, content] of [[file, text] as const, ...(beside ? [beside] : [])]) {
      mkdirSync(dirname(join(scratch, path)), { recursive: true })
      writeFileSync(join(scratch, path), content)
    }
    const lint = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json', file], {
      cwd: scratch,
      encoding: 'utf8',
    })
    rmSync(join(scratch, file))
    const found = (JSON.parse(lint.stdout) as { diagnostics: { code: string }[] }).diagnostics.map(
      ({ code }) => code,
    )
    expect(
      found.some((each) => each.includes(rule)),
      `found: ${found.join(', ')}`,
    ).toBe(true)
    expect(lint.status).not.toBe(0)
  })
})

describe('sizes', () => {
  test('no file is over 400 lines unless named here', () => {
    const over = code.filter((file) => linesOf(file) > 400 && !(file in longFiles))
    expect(over.map((file) => `${linesOf(file)} ${file}`)).toEqual([])
  })

  test('the median file is small', () => {
    const sizes = code
      .filter((file) => !/\.(test|e2e)\.tsx?$/.test(file))
      .map(linesOf)
      .toSorted((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(100)
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(250)
  })

  test('no function is over 70 lines unless named here', () => {
    const over = code
      .filter((file) => /\.tsx?$/.test(file) && !/\.(test|e2e|contract)\.tsx?$/.test(file))
      .flatMap((file) => functionsOf(file, textOf(file)))
      .filter(({ lines, name, file }) => lines > 70 && !(`${file}:${name}` in longFunctions))
    expect(over.map(({ file, name, lines }) => `${lines} ${file}:${name}`)).toEqual([])
  })

  test('no folder holds more than 15 source files', () => {
    const folders = new Map<string, number>()
    for (const file of code) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1)
    const limit = (folder: string) => (folder === 'lib/policy' || folder === 'lib/model' ? 30 : 15)
    const over = [...folders].filter(([folder, count]) => count > limit(folder))
    expect(over.map(([folder, count]) => `${count} ${folder}`)).toEqual([])
  })
})

describe('names', () => {
  test('no file is called after nothing', () => {
    const empty = /^(utils?|helpers?|common|types|misc|manager|index)\.(ts|tsx|sh)$/
    expect(code.filter((file) => empty.test(file.split('/').at(-1) ?? ''))).toEqual([])
  })

  test('nothing is left to do, skipped or silenced', () => {
    // Written in halves, so that this file does not find itself.
    const marks = [
      ['\\bTO', 'DO\\b'],
      ['\\bFIX', 'ME\\b'],
      ['\\.on', 'ly\\('],
      ['\\b(test|it|describe)\\.sk', 'ip\\('],
      ['@ts-', 'ignore'],
      ['lint-', 'disable'],
    ]
    const left = new RegExp(marks.map((halves) => halves.join('')).join('|'))
    expect(code.filter((file) => left.test(textOf(file)))).toEqual([])
  })
})

describe('documents', () => {
  const documents = tracked.filter((file) => file.endsWith('.md') && !file.startsWith('scenarios/'))

  test('every path they name exists', () => {
    const missing = documents.flatMap((file) => {
      const rooms =
        '(?:app|components|lib|server|agents|lab|cli|types|scenarios|examples|e2e|bench|docs|tools|public)'
      const named = [
        ...textOf(file).matchAll(
          new RegExp(`(?:\`|\\]\\()((?:\\.\\./)*${rooms}/[A-Za-z0-9_./\\[\\]()-]*?)(?:\`|\\)[\\s.,;:])`, 'g'),
        ),
      ]
      return named
        .map((match) => (match[1] ?? '').replace(/^(\.\.\/)+/, '').replace(/[.,]$/, ''))
        .filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(file), path)))
        .map((path) => `${file}: ${path}`)
    })
    expect(missing).toEqual([])
  })

  test('every decision record is numbered and has the three parts', () => {
    const records = readdirSync(join(root, 'docs/decisions'))
    expect(records.length).toBeGreaterThan(0)
    for (const record of records) {
      expect(record).toMatch(/^\d{4}-[a-z0-9-]+\.md$/)
      expect(textOf(`docs/decisions/${record}`)).toMatch(/\*\*Decision\.\*\*[\s\S]*\*\*Why\.\*\*/)
    }
  })
})

test('each scenario is whole', () => {
  // That every command of the wire has one is asked in server/sim/scenario.test.ts.
  const folders = new Set(
    tracked.filter((file) => /^scenarios\/[^/]+\//.test(file)).map((file) => dirname(file)),
  )
  expect(folders.size).toBeGreaterThan(25)
  for (const folder of folders)
    for (const part of ['README.md', 'main.cf', 'script.txt', 'transcript.txt'])
      expect(existsSync(join(root, folder, part)), `${folder}/${part}`).toBe(true)
})

test('every test file belongs to exactly one floor of npm test', () => {
  const holds = (part: string, file: string) => file === part || (part.endsWith('/') && file.startsWith(part))
  const homes = (file: string) =>
    Object.values(vitestFloors).flatMap((parts) =>
      parts.some((part) => part.startsWith('!') && holds(part.slice(1), file))
        ? []
        : parts.filter((part) => holds(part, file)),
    )
  const strays = tracked.filter((file) => /\.test\.tsx?$/.test(file) && homes(file).length !== 1)
  expect(strays).toEqual([])
})
