import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../catalogue/catalogue.ts'
import { applyFix } from '../fix.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import type { ConfigurationProblem } from '../problem.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const types = globSync('types/*.cf', { cwd: root }).map((path) => ({
  name: basename(path),
  text: read(path),
}))

/** Every defect planted by hand: file, then `line:column severity id` of all that is to be found in it. */
const expected = JSON.parse(read('lib/maincf/corpus/defects/expected.json')) as Record<
  string,
  readonly string[]
>
const names = Object.keys(expected)
const filesOf = (name: string) => [
  { name: 'main.cf', text: read(`lib/maincf/corpus/defects/${name}.cf`) },
  ...types,
]
const problemsOf = (files: Parameters<typeof loadConfiguration>[0]): readonly ConfigurationProblem[] =>
  loadConfiguration(files).problems.filter(({ file }) => file === 'main.cf')

describe('planted defects', () => {
  it('are many, each in a file of its own', () => {
    expect(names.length).toBeGreaterThanOrEqual(120)
    const files = globSync('lib/maincf/corpus/defects/*.cf', { cwd: root }).map((path) =>
      basename(path, '.cf'),
    )
    expect(files.toSorted()).toEqual(names.toSorted())
  })

  it.each(names)('%s is found where it is, and nothing else', (name) => {
    const found = problemsOf(filesOf(name)).map(
      ({ line, column, severity, id }) => `${line}:${column} ${severity} ${id}`,
    )
    expect(found).toEqual(expected[name])
  })

  it('cover every check that a text by itself can fail', () => {
    const planted = new Set(
      Object.values(expected).flatMap((lines) => lines.map((line) => line.split(' ')[2])),
    )
    const elsewhere = ['not-utf8', 'too-large', 'too-many-problems', 'start-outlasts-timeout']
    expect(Object.keys(catalogue).filter((id) => !planted.has(id) && !elsewhere.includes(id))).toEqual([])
  })

  it('have the severity the catalogue gives them', () => {
    for (const name of names) {
      for (const { id, severity } of problemsOf(filesOf(name))) {
        const entry = Object.entries(catalogue).find(([key]) => key === id)?.[1]
        expect([severity, 'both'], `${name}: ${id}`).toContain(entry?.severity)
      }
    }
  })
})

describe('fixes', () => {
  const withFix = names.flatMap((name) =>
    problemsOf(filesOf(name)).flatMap((problem) =>
      problem.fix ? [{ name, problem, fix: problem.fix }] : [],
    ),
  )

  it('are offered for many of them', () => {
    expect(withFix.length).toBeGreaterThanOrEqual(40)
  })

  it.each(withFix)('$name: $fix.title mends it and breaks nothing', ({ name, problem, fix }) => {
    const files = filesOf(name)
    const before = problemsOf(files)
    const after = problemsOf(applyFix(files, problem.file, fix))
    const errors = (problems: readonly ConfigurationProblem[]) =>
      problems.filter(({ severity }) => severity === 'error').length
    expect(after.filter(({ id }) => id === problem.id).length).toBeLessThan(
      before.filter(({ id }) => id === problem.id).length,
    )
    expect(errors(after)).toBeLessThanOrEqual(errors(before))
  })
})
