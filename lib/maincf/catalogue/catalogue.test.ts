import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { catalogue, cataloguePage, explanationOf } from './catalogue.ts'

const page = fileURLToPath(new URL('../../../docs/configuration-checks.md', import.meta.url))

it('is the page docs/configuration-checks.md (HAWSER_REWRITE_CHECKS=1 writes it)', () => {
  if (process.env['HAWSER_REWRITE_CHECKS'] === '1') writeFileSync(page, cataloguePage())
  expect(readFileSync(page, 'utf8')).toBe(cataloguePage())
})

it('explains every check in whole sentences, and nothing else', () => {
  for (const [id, { explanation }] of Object.entries(catalogue)) {
    expect(explanation, id).toMatch(/^[A-Z"].*\.$/)
    expect(explanationOf(id)).toBe(explanation)
  }
  expect(explanationOf('other-cluster')).toBeNull()
  expect(explanationOf('toString')).toBeNull()
})
