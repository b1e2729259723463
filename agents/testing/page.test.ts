import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { suite } from './system-root.ts'

const root = join(suite, '..')
const [, suiteOfGuide = ''] = readFileSync(join(root, 'docs/agents.md'), 'utf8').split(/^## /m)
const rows = suiteOfGuide
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.endsWith('| proof |'))
/** The last cell of a row: files, each alone or with titles of its tests. */
const proofsOf = (row: string) =>
  [...(row.split(' | ').at(-1) ?? '').matchAll(/`([\w./-]+)`((?:,? “[^”]+”)*)/g)].map(
    ([, file = '', titles = '']) => ({
      file,
      titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
    }),
  )

it('each statement of guide 000 in docs/agents.md has a proof, and every proof is there', () => {
  expect(rows.length).toBeGreaterThan(70)
  for (const row of rows) {
    const proofs = proofsOf(row)
    expect(proofs.length, row).toBeGreaterThan(0)
    for (const { file, titles } of proofs) {
      expect(existsSync(join(root, file)), row).toBe(true)
      const text = readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'")
      for (const title of titles) expect(text, row).toContain(title)
    }
  }
})
