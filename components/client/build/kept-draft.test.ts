import { expect, it } from 'vitest'
import { keptOf } from './kept-draft.ts'

const kept = { draft: 'simple*user*root', step: 'volumes', atMs: 1_760_000_000_000 }

it('is read as it was kept', () => {
  expect(keptOf(JSON.stringify(kept))).toEqual(kept)
})

it.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['another thing', '"simple"'],
  ['null', 'null'],
  ['a number for the draft', JSON.stringify({ ...kept, draft: 1 })],
  ['no time', JSON.stringify({ draft: 'simple', step: 'volumes' })],
])('is none when the browser has %s', (_what, text) => {
  expect(keptOf(text)).toBeNull()
})
