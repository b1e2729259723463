import { expect, it } from 'vitest'
import { linesOf, totalsOf } from './diff-lines.ts'

const hunk = {
  oldStart: 7,
  newStart: 9,
  lines: [
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'c' },
    { kind: 'added', text: 'd' },
    { kind: 'same', text: 'e' },
  ],
} as const

it('numbers each line in the text it stands in', () => {
  expect(linesOf(hunk).map(({ text, old, fresh }) => [text, old, fresh])).toEqual([
    ['a', 7, 9],
    ['b', 8, null],
    ['c', null, 10],
    ['d', null, 11],
    ['e', 9, 12],
  ])
})

it('counts what comes and goes', () => {
  expect(totalsOf({ name: 'main.cf', hunks: [hunk, hunk] })).toEqual({ added: 4, removed: 2 })
})
