import { expect, it } from 'vitest'
import { outsideFiles } from './outside-words.ts'

it.each([
  [[], 'a file was'],
  [['main.cf'], 'main.cf was'],
  [['main.cf', 'types.cf'], 'main.cf and types.cf were'],
  [['main.cf', 'types.cf', 'extra.cf'], 'main.cf and 2 others were'],
])('%j', (names, words) => {
  expect(outsideFiles({ difference: names.map((name) => ({ name, hunks: [] })) })).toBe(words)
})
