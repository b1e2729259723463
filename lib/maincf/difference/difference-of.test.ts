import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from './difference-of.ts'
import type { Hunk } from './file-difference.ts'

const hunksOf = (from: string, to: string): readonly Hunk[] =>
  differenceOf([{ name: 'main.cf', text: from }], [{ name: 'main.cf', text: to }])[0]?.hunks ?? []

const shown = (from: string, to: string): string[] =>
  hunksOf(from, to).map(
    ({ oldStart, newStart, lines }) =>
      `@${oldStart}+${newStart} ${lines.map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`).join('|')}`,
  )

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at + 1}`)
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

describe('lines that differ', () => {
  it.each([
    ['a\nb\n', 'a\nb\n', []],
    ['', '', []],
    ['', 'a\nb\n', ['@1+1 +a|+b']],
    ['a\n', '', ['@1+1 -a']],
    ['a\nb\nc\n', 'a\nx\nc\n', ['@1+1  a|-b|+x| c']],
    ['a', 'a\n', ['@1+1  a|+']],
    ['a\r\n', 'a\n', ['@1+1 -a\r|+a']],
    ['x ( )\n)\ny\n)\n', 'x ( )\n)\nz\n)\ny\n)\n', ['@1+1  x ( )| )|+z|+)| y| )']],
  ])('%j to %j', (from, to, expected) => {
    expect(shown(from, to)).toEqual(expected)
  })

  it('stand with three lines around them, near ones together', () => {
    const from = numbered(40)
    const to = from.with(9, 'ten').with(15, 'sixteen').with(29, 'thirty')
    expect(
      hunksOf(textOf(from), textOf(to)).map(({ oldStart, newStart, lines }) => [
        oldStart,
        newStart,
        lines.length,
      ]),
    ).toEqual([
      [7, 7, 15],
      [27, 27, 8],
    ])
  })

  it('names files that came and went', () => {
    const before = [
      { name: 'same.cf', text: 'a\n' },
      { name: 'gone.cf', text: 'b\n' },
    ]
    const after = [
      { name: 'new.cf', text: 'c\n' },
      { name: 'same.cf', text: 'a\n' },
    ]
    expect(differenceOf(before, after)).toEqual([
      { name: 'gone.cf', hunks: [{ oldStart: 1, newStart: 1, lines: [{ kind: 'removed', text: 'b' }] }] },
      { name: 'new.cf', hunks: [{ oldStart: 1, newStart: 1, lines: [{ kind: 'added', text: 'c' }] }] },
    ])
  })
})

/** The old lines with what the hunks say put in. */
const patched = (lines: readonly string[], hunks: readonly Hunk[]): string[] => {
  const out: string[] = []
  let at = 0
  for (const { oldStart, newStart, lines: changed } of hunks) {
    for (; at < oldStart - 1; at += 1) out.push(lines[at] ?? '')
    expect(out.length).toBe(newStart - 1)
    for (const { kind, text } of changed) {
      if (kind !== 'added') {
        expect(lines[at]).toBe(text)
        at += 1
      }
      if (kind !== 'removed') out.push(text)
    }
  }
  return [...out, ...lines.slice(at)]
}

const changesIn = (hunks: readonly Hunk[]): number =>
  hunks.flatMap(({ lines }) => lines).filter(({ kind }) => kind !== 'same').length

describe('any two texts', () => {
  const line = fc.constantFrom('a', 'b', 'c', ')', '', 'unique', 'group g (')
  const lines = fc.array(
    fc.oneof(
      line,
      fc.string({ maxLength: 3 }).filter((text) => !text.includes('\n')),
    ),
    { maxLength: 40 },
  )

  it('the difference leads from one to the other', () => {
    fc.assert(
      fc.property(lines, lines, (from, to) => {
        expect(patched(from, hunksOf(textOf(from), textOf(to)))).toEqual(to)
      }),
      { numRuns: 1000 },
    )
  })

  it('a few lines put in or taken out are all that differs', () => {
    const cuts = fc.array(fc.nat(), { maxLength: 5 })
    fc.assert(
      fc.property(lines, cuts, (from, places) => {
        const gone = new Set(places.map((place) => place % Math.max(1, from.length)))
        const to = from.filter((_, at) => !gone.has(at))
        const removed = from.length - to.length
        const anchored = new Set(from).size === from.length
        const count = changesIn(hunksOf(textOf(from), textOf(to)))
        if (anchored) expect(count).toBe(removed)
        else expect(count).toBeGreaterThanOrEqual(removed)
      }),
    )
  })
})

describe('large files', () => {
  it('20,000 lines with a few changes', () => {
    const from = numbered(20_000).flatMap((text, at) => (at % 4 === 0 ? [text, '\t)'] : [text]))
    const to = from.toSpliced(15_000, 2).toSpliced(9000, 0, 'new', '\t)').with(20, 'other')
    const hunks = hunksOf(textOf(from), textOf(to))
    expect(changesIn(hunks)).toBe(6)
    expect(patched(from, hunks)).toEqual(to)
  })

  it('20,000 lines of which none stays, and none is unique', () => {
    const from = Array.from({ length: 20_000 }, (_, at) => `a${at % 3}`)
    const to = Array.from({ length: 20_000 }, (_, at) => `b${at % 3}`)
    expect(changesIn(hunksOf(textOf(from), textOf(to)))).toBe(40_000)
    expect(patched(from, hunksOf(textOf(from), textOf(to.concat(from))))).toEqual(to.concat(from))
  })
})
