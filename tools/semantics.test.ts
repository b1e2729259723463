/** The map of rules (docs/semantics.md) names every scenario, and nothing that is not there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = [
  'docs/semantics.md',
  ...readdirSync(join(root, 'docs/semantics')).map((name) => `docs/semantics/${name}`),
]
const map = pages.map((page) => ({ page, text: textOf(page) }))

/** `path.ts` (`name`, `name`): what is said to be in a file. */
const symbols = map.flatMap(({ page, text }) =>
  [...text.matchAll(/`([\w./-]+\.ts)` \(((?:`\w+`(?:, )?)+)\)/g)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => ({ page, file, name })),
  ),
)

/** `path.test.ts` “title”: the test that is said to prove a rule. */
const titles = map.flatMap(({ page, text }) =>
  [...text.matchAll(/`([\w./-]+\.test\.ts)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
    page,
    file,
    title,
  })),
)

describe('the map of rules', () => {
  test('names every scenario, and none that is not there', () => {
    const named = new Set(
      map.flatMap(({ text }) => [...text.matchAll(/`scenarios\/([^`/]+)`/g)].map(([, name]) => name ?? '')),
    )
    const there = readdirSync(join(root, 'scenarios'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(there.filter((name) => !named.has(name))).toEqual([])
    expect([...named].filter((name) => !there.includes(name))).toEqual([])
  })

  test('names code that is there', () => {
    expect(symbols.length).toBeGreaterThan(200)
    const lost = symbols.filter(
      ({ file, name }) => !existsSync(join(root, file)) || !new RegExp(`\\b${name}\\b`).test(textOf(file)),
    )
    expect(lost.map(({ page, file, name }) => `${page}: ${name} in ${file}`)).toEqual([])
  })

  test('names tests by titles they have', () => {
    expect(titles.length).toBeGreaterThan(80)
    const lost = titles.filter(
      ({ file, title }) => !existsSync(join(root, file)) || !textOf(file).includes(title),
    )
    expect(lost.map(({ page, file, title }) => `${page}: “${title}” in ${file}`)).toEqual([])
  })

  test('is whole: each page is linked from the index', () => {
    const index = textOf('docs/semantics.md')
    expect(pages.slice(1).filter((page) => !index.includes(`(${page.slice('docs/'.length)})`))).toEqual([])
  })
})
